import type { Network } from '../../../src/contract/links.ts'
import { useCloseByEscape } from '../../app/use-close-by-escape.ts'
import { Drawer } from '../../components/drawer.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { ConnectionDetail, UnnamedDetail } from './connection-detail.tsx'
import { EvidenceDetail } from './evidence-detail.tsx'
import { connectionId } from './list-entries.ts'
import type { NetworkStore, Selected } from './network-state.ts'
import { NodeDetail } from './node-detail.tsx'
import type { NetworkActions } from './use-network-actions.ts'
import type { NetworkView } from './use-network.ts'

interface DetailProps {
  readonly selected: Selected
  readonly network: Network
  readonly view: NetworkView
  readonly number: string
  readonly store: NetworkStore
  readonly actions: NetworkActions
}

/** What is selected, in the picture or in the list. */
export function Detail(props: DetailProps) {
  const { selected, network, store } = props
  const { t } = useTexts()
  const close = (): void => {
    const hadFocus = document.activeElement?.closest('aside') !== null
    store.getState().select(null)
    // From the drawer back to where it was opened: the picture, or the list.
    if (hadFocus) document.querySelector<HTMLElement>('[role=application], [role=listbox]')?.focus()
  }
  useCloseByEscape(close)
  switch (selected.kind) {
    case 'line':
      return <EvidenceDetail id={selected.id} onClose={close} store={store} key={selected.id} />
    case 'node': {
      const node = network.nodes.find(({ id }) => id === selected.id)
      if (node !== undefined) return <NodeDetail {...props} node={node} onClose={close} key={node.id} />
      break
    }
    case 'connection': {
      const found = network.connections.find(each => connectionId(each) === selected.id)
      if (found !== undefined) return <ConnectionDetail of={found} store={store} onClose={close} />
      break
    }
    case 'unnamed': {
      const found = network.unnamed.find(each => each.mention === selected.id)
      if (found !== undefined) return <UnnamedDetail of={found} onClose={close} />
      break
    }
  }
  return (
    <Drawer label={t('network.detail')} heading={null} onClose={close}>
      <p>{t('network.gone')}</p>
    </Drawer>
  )
}

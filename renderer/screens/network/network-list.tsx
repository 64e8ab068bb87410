import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Network } from '../../../src/contract/links.ts'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { listItems, selectionOf, type ListValue } from './list-entries.ts'
import { ListRow } from './list-row.tsx'
import type { NetworkStore } from './network-state.ts'
import type { NetworkView } from './use-network.ts'
import styles from './network.module.css'

interface NetworkListProps {
  readonly network: Network
  readonly view: NetworkView
  readonly store: NetworkStore
  readonly onOpen: () => void
}

const rowHeight = 44
const headerHeight = 34

/** Everything that the picture has, with the same selection and the same keys (R45). */
export function NetworkList({ network, view, store, onOpen }: NetworkListProps) {
  const { t, language } = useTexts()
  const selected = useStore(store, state => state.selected)
  const select = useStore(store, state => state.select)
  const { drawing } = view
  const entries = useMemo(() => listItems(network, drawing, language), [network, drawing, language])
  const index = entries.findIndex(entry => {
    const own = entry.kind === 'row' ? selectionOf(entry.value) : null
    return own !== null && own.kind === selected?.kind && own.id === selected.id
  })
  return (
    <div className={styles.list}>
      <VirtualList<ListValue>
        label={t('network.listLabel')}
        count={entries.length}
        entryAt={at => {
          const entry = entries[at]
          if (entry === undefined) return undefined
          if (entry.kind === 'header') return { kind: 'header', text: t(entry.text), count: String(entry.count) }
          return { kind: 'row', id: selectionOf(entry.value).id, value: entry.value }
        }}
        rowHeight={rowHeight}
        headerHeight={headerHeight}
        selected={index === -1 ? null : index}
        onSelect={at => {
          const entry = entries[at]
          if (entry?.kind === 'row') select(selectionOf(entry.value))
        }}
        onOpen={onOpen}
      >
        {value => <ListRow value={value} isShown={value.kind !== 'line' || view.isShown(value.line.tie)} />}
      </VirtualList>
    </div>
  )
}

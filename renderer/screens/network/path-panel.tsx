import { useStore } from 'zustand'
import type { EntityId } from '../../../src/contract/ids.ts'
import type { Network } from '../../../src/contract/links.ts'
import { useCloseByEscape } from '../../app/use-close-by-escape.ts'
import { useProblem } from '../../app/use-problem.ts'
import { ComboBox } from '../../components/combo-box.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { NetworkStore } from './network-state.ts'
import { PathChoices } from './path-choices.tsx'
import type { FoundPaths } from './use-path.ts'
import styles from './path-panel.module.css'

interface PathPanelProps {
  readonly network: Network
  readonly found: FoundPaths
  readonly store: NetworkStore
}

/** From one person to another, both by name. */
export function PathPanel({ network, found, store }: PathPanelProps) {
  const { t } = useTexts()
  const problemOf = useProblem()
  const wish = useStore(store, state => state.path)
  const askPath = useStore(store, state => state.askPath)
  useCloseByEscape(() => askPath(null))
  if (wish === null) return null
  const people = network.nodes.filter(node => node.kind === 'person')
  const options = people.map(node => ({ id: node.id, label: node.label }))
  const byId = (id: string | null): EntityId | null => people.find(node => node.id === id)?.id ?? null
  const isSame = wish.from !== null && wish.from === wish.to
  return (
    <section className={styles.panel} aria-label={t('network.path')}>
      <div className={styles.wish}>
        <ComboBox
          label={t('network.pathFrom')}
          name="from"
          options={options}
          value={wish.from}
          onChange={id => askPath({ ...wish, from: byId(id), chosen: 0 })}
        />
        <ComboBox
          label={t('network.pathTo')}
          name="to"
          options={options}
          value={wish.to}
          error={isSame ? t('network.pathSame') : undefined}
          onChange={id => askPath({ ...wish, to: byId(id), chosen: 0 })}
        />
        <Select<number>
          label={t('network.pathMost')}
          name="most"
          options={[1, 2, 3, 4].map(count => ({ id: count, label: t('network.pathSteps', { count }) }))}
          value={wish.most}
          onChange={most => askPath({ ...wish, most, chosen: 0 })}
        />
        <IconButton icon="close" label={t('network.pathClose')} onPress={() => askPath(null)} />
      </div>
      {found.error !== null && <Notice kind="stop">{problemOf(found.error).text}</Notice>}
      {found.paths === undefined && !isSame && found.error === null && (
        <p className={styles.hint}>{t('network.pathChoose')}</p>
      )}
      {found.paths !== undefined && wish.from !== null && (
        <PathChoices
          paths={found.paths}
          hasMore={found.hasMore}
          network={network}
          start={wish.from}
          chosen={wish.chosen}
          onChoose={chosen => askPath({ ...wish, chosen })}
        />
      )}
    </section>
  )
}

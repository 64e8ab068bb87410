import { Button as AriaButton } from 'react-aria-components'
import { useStore } from 'zustand'
import type { NetworkNode } from '../../../src/contract/links.ts'
import { useCodes } from '../../app/use-codes.ts'
import { Button } from '../../components/button.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Tag } from '../../components/tag.tsx'
import { useDateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import type { NetworkStore } from './network-state.ts'
import { TieGrades } from './tie-grades.tsx'
import type { NetworkActions } from './use-network-actions.ts'
import { tieWords, type NetworkView } from './use-network.ts'
import styles from './evidence.module.css'

interface NodeDetailProps {
  readonly node: NetworkNode
  readonly view: NetworkView
  readonly store: NetworkStore
  readonly actions: NetworkActions
  readonly onClose: () => void
}

/** One point: what can be done with it, and its lines in the order of the list. */
export function NodeDetail({ node, view, store, actions, onClose }: NodeDetailProps) {
  const { t, language } = useTexts()
  const { label } = useCodes()
  const dateWords = useDateWords()
  const { pinned, togglePin, walkTo } = useStore(store)
  const place = view.places?.[node.id]
  const lines = view.drawing.lines.filter(({ tie }) => tie.from.id === node.id || tie.to.id === node.id)
  const stays = view.drawing.areas.filter(area => area.members.includes(node.id))
  return (
    <Drawer
      label={t('network.point')}
      heading={
        <div className={styles.head}>
          <div className={styles.tags}>
            <Tag>{t(`kind.${node.kind}`)}</Tag>
            {node.kind === 'location' && node.subkind !== null && <Tag>{label('locationKinds', node.subkind)}</Tag>}
            {node.minor && <Tag kind="outline">{t('network.minor')}</Tag>}
            {node.identified === false && <Tag kind="outline">{t('network.unidentified')}</Tag>}
          </div>
          <h2 className={styles.name} tabIndex={-1} data-detail>
            <Foreign text={node.label} />
          </h2>
          {node.alias !== null && <Foreign text={node.alias} />}
        </div>
      }
      onClose={onClose}
      actions={
        <>
          <Button size="small" icon="forward" onPress={actions.openSelected}>
            {t('network.openPerson')}
          </Button>
          {node.kind === 'person' && (
            <Button size="small" icon="path" onPress={actions.path.run}>
              {t('network.pathFromHere')}
            </Button>
          )}
          {place !== undefined && (
            <Button size="small" icon="lock" kind="light" onPress={() => togglePin(node.id, place)}>
              {pinned.has(node.id) ? t('network.unpin') : t('network.pinHere')}
            </Button>
          )}
        </>
      }
    >
      <section className={styles.part}>
        <h3 className={styles.heading}>
          {t('network.itsLinks')}
          <span className={styles.quiet}>{lines.length}</span>
        </h3>
        {lines.length === 0 && <p className={styles.quiet}>{t('network.itsNone')}</p>}
        <ul className={styles.lines}>
          {lines.map(({ tie }) => {
            const other = tie.from.id === node.id ? tie.to : tie.from
            return (
              <li key={tie.id}>
                <AriaButton className={styles.line ?? ''} onPress={() => walkTo(tie.id)}>
                  <span className={styles.type}>{tieWords(tie, language)}</span>
                  <EntityChip kind={other.kind} label={other.label} isLinked />
                  <span className={styles.quiet}>
                    {tie.period === null ? t('network.undated') : dateWords(tie.period)}
                  </span>
                  <TieGrades tie={tie} />
                </AriaButton>
              </li>
            )
          })}
        </ul>
      </section>
      {stays.map(area => (
        <p className={styles.context} key={area.place.id}>
          <EntityChip kind="location" label={area.place.label} isLinked={false} />
          <span className={styles.quiet}>{t('network.context')}</span>
        </p>
      ))}
    </Drawer>
  )
}

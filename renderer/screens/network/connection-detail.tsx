import { Button as AriaButton } from 'react-aria-components'
import type { Connection, Network } from '../../../src/contract/links.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { Button } from '../../components/button.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Facts } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { NetworkStore } from './network-state.ts'
import { TieGrades } from './tie-grades.tsx'
import { tieWords } from './use-network.ts'
import { useSharedWords } from './use-shared-words.ts'
import styles from './evidence.module.css'

interface ConnectionDetailProps {
  readonly of: Connection
  readonly store: NetworkStore
  readonly onClose: () => void
}

/** What two people share, and the two ties that say so: each opens what it rests on. */
export function ConnectionDetail({ of: connection, store, onClose }: ConnectionDetailProps) {
  const { t, language } = useTexts()
  const shared = useSharedWords()
  const { handling, assumed } = connection.inherited
  return (
    <Drawer
      label={t('network.detail')}
      heading={
        <div className={styles.head}>
          <Tag kind="accent">{t('network.listConnections')}</Tag>
          <div className={styles.tie}>
            {connection.between.map(end => (
              <EntityChip kind={end.kind} label={end.label} isLinked key={end.id} />
            ))}
          </div>
          <p tabIndex={-1} data-detail>
            <Foreign text={shared(connection)} />
          </p>
        </div>
      }
      onClose={onClose}
    >
      <Facts
        rows={[
          [t('network.origins'), t('network.pathOrigins', { count: connection.origins.length })],
          [t('network.conditions'), assumed ? t('network.assumed', { code: handling }) : handling],
        ]}
      />
      <ul className={styles.lines}>
        {connection.ties.map(tie => (
          <li key={tie.id}>
            <AriaButton
              className={styles.line ?? ''}
              onPress={() => store.getState().select({ kind: 'line', id: tie.id })}
            >
              <EntityChip kind={tie.from.kind} label={tie.from.label} isLinked />
              <span className={styles.type}>{tieWords(tie, language)}</span>
              <EntityChip kind={tie.to.kind} label={tie.to.label} isLinked />
              <TieGrades tie={tie} />
            </AriaButton>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}

interface UnnamedDetailProps {
  readonly of: Network['unnamed'][number]
  readonly onClose: () => void
}

/** Somebody whom a source does not name: only his words in the signal, no point and no line (R18). */
export function UnnamedDetail({ of: unnamed, onClose }: UnnamedDetailProps) {
  const { t } = useTexts()
  const { go } = useNavigate()
  return (
    <Drawer
      label={t('network.detail')}
      heading={<Tag kind="outline">{t('network.listUnnamed')}</Tag>}
      onClose={onClose}
      actions={
        <Button
          size="small"
          icon="document"
          onPress={() => go({ screen: 'signal', signal: unnamed.signal, mention: unnamed.mention })}
        >
          {t('network.source')}
        </Button>
      }
    >
      <p tabIndex={-1} data-detail>
        <Foreign text={t('network.unnamedIn', { words: unnamed.surface, number: unnamed.signalNumber })} />
      </p>
      <p className={styles.quiet}>{t('network.unnamedWhy')}</p>
    </Drawer>
  )
}

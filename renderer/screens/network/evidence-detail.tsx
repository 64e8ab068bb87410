import { useQuery } from '@tanstack/react-query'
import type { RelationId } from '../../../src/contract/ids.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { EvidenceActions } from './evidence-actions.tsx'
import { EvidenceLists } from './evidence-lists.tsx'
import type { NetworkStore } from './network-state.ts'
import { tieWords } from './use-network.ts'
import { useTieFacts } from './use-tie-facts.tsx'
import styles from './evidence.module.css'

interface EvidenceDetailProps {
  readonly id: RelationId
  readonly store: NetworkStore
  readonly onClose: () => void
}

/** What a line rests on, what speaks against it and what does not count, in one action (R41). */
export function EvidenceDetail({ id, store, onClose }: EvidenceDetailProps) {
  const { t, language } = useTexts()
  const evidence = useQuery(useQueries().links.evidence.queryOptions({ input: { relation: id } }))
  const factsOf = useTieFacts()
  const tie = evidence.data?.tie
  return (
    <Drawer
      label={t('network.line')}
      heading={
        <div className={styles.head}>
          <Tag kind="accent">{t('network.line')}</Tag>
          {tie !== undefined && (
            <div className={styles.tie}>
              <EntityChip
                kind={tie.from.kind}
                label={tie.from.label}
                isLinked
                onPress={() => store.getState().select({ kind: 'node', id: tie.from.id })}
              />
              <span className={styles.type}>{tieWords(tie, language)}</span>
              <EntityChip
                kind={tie.to.kind}
                label={tie.to.label}
                isLinked
                onPress={() => store.getState().select({ kind: 'node', id: tie.to.id })}
              />
            </div>
          )}
        </div>
      }
      onClose={onClose}
      {...(evidence.data === undefined
        ? {}
        : { actions: <EvidenceActions evidence={evidence.data} onDone={onClose} /> })}
    >
      <Answer of={evidence}>
        {data => (
          <>
            <Facts rows={factsOf(data)} />
            <EvidenceLists of={data} />
            <Notice kind="info">{t('network.onlyContact')}</Notice>
          </>
        )}
      </Answer>
    </Drawer>
  )
}

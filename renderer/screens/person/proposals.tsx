import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { PurposeInput } from '../../../src/contract/shapes.ts'
import { useAction } from '../../actions/use-action.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { CompareTable } from './compare-table.tsx'
import { ProposalAnswers } from './proposal-answers.tsx'
import styles from './person.module.css'

interface ProposalsProps {
  readonly of: EntityDetail
  readonly purpose: PurposeInput
}

/** Possibly the same, as a question: reasons for, against and not counting. Nothing changes until a person answers (R30). */
export function Proposals({ of: detail }: ProposalsProps) {
  const { t } = useTexts()
  const [at, setAt] = useState(0)
  const box = useRef<HTMLElement>(null)
  const { data } = useQuery(useQueries().entities.proposals.queryOptions({ input: { entity: detail.id } }))
  const count = data?.length ?? 0
  const shown = Math.min(at, Math.max(0, count - 1))
  const proposal = data?.[shown]
  useAction('person.proposal', () => box.current?.focus(), {
    unavailable: proposal === undefined ? t('person.noProposal') : undefined,
  })
  if (proposal === undefined) return null
  return (
    <Card
      title={t(detail.kind === 'person' ? 'person.maybeSame' : 'person.maybeSameThing')}
      kind="proposal"
      box={box}
      more={
        <>
          <Tag kind="prop">{t('person.proposalOf', { number: String(shown + 1), total: String(count) })}</Tag>
          {proposal.decided === 'undecided' && <Tag kind="outline">{t('person.wasUndecided')}</Tag>}
          {count > 1 && (
            <Button size="small" kind="light" onPress={() => setAt((shown + 1) % count)}>
              {t('person.nextProposal')}
            </Button>
          )}
          <span className={styles.quiet}>{t('person.youDecide')}</span>
        </>
      }
    >
      <CompareTable of={proposal} />
      <ProposalAnswers of={proposal} key={shown} />
    </Card>
  )
}

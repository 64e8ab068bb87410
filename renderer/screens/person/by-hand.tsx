import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { EntityId } from '../../../src/contract/ids.ts'
import { useCloseByEscape } from '../../app/use-close-by-escape.ts'
import { useAction } from '../../actions/use-action.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { CompareTable } from './compare-table.tsx'
import { ProposalAnswers } from './proposal-answers.tsx'
import styles from './person.module.css'

interface ByHandProps {
  readonly of: EntityDetail
  readonly other: EntityId
  readonly onClose: () => void
}

/** Two that a person put side by side, proposed or not: everything for and against, and the same three answers (R30, R34, R39). */
export function ByHand({ of: detail, other, onClose }: ByHandProps) {
  const { t } = useTexts()
  const box = useRef<HTMLElement>(null)
  const pair = useQuery(useQueries().entities.compare.queryOptions({ input: { left: detail.id, right: other } }))
  useAction('person.proposal', () => box.current?.focus())
  useCloseByEscape(onClose)
  useEffect(() => box.current?.focus(), [])
  return (
    <Card
      title={t('person.byHand')}
      kind="proposal"
      box={box}
      more={
        <>
          {pair.data?.decided === 'undecided' && <Tag kind="outline">{t('person.wasUndecided')}</Tag>}
          {pair.data?.decided === 'not_same' && <Tag kind="outline">{t('person.wasNotSame')}</Tag>}
          <span className={styles.quiet}>{t('person.youDecide')}</span>
          <IconButton icon="close" label={t('person.byHandClose')} onPress={onClose} />
        </>
      }
    >
      <Answer of={pair}>
        {proposal => (
          <>
            {proposal.reasons.length === 0 && <p className={styles.body}>{t('person.byHandNothing')}</p>}
            <CompareTable of={proposal} />
            <ProposalAnswers of={proposal} />
          </>
        )}
      </Answer>
    </Card>
  )
}

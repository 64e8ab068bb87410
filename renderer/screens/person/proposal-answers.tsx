import { useState } from 'react'
import type { Proposal, ProposalSide } from '../../../src/contract/entities.ts'
import type { EntityId, MentionId } from '../../../src/contract/ids.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import styles from './person.module.css'

export function sideId(side: ProposalSide): EntityId | MentionId | null {
  return side.entity ?? side.mention
}

/** Three answers of equal weight; none is the default. Each asks why. */
export function ProposalAnswers({ of: proposal }: { readonly of: Proposal }) {
  const { t } = useTexts()
  const { entities } = useQueries()
  const undo = useUndo()
  const announce = useAnnounce()
  const [asked, setAsked] = useState<'same' | 'notSame' | 'undecided' | null>(null)
  const [left, right] = [sideId(proposal.left), sideId(proposal.right)]
  const decided = (text: string) => ({
    onDone: ({ decision }: { readonly decision: Parameters<typeof undo.offer>[0]['decision'] }) => {
      setAsked(null)
      undo.offer({ text, decision })
    },
  })
  const notSame = useCommand(entities.notSame, decided(t('person.notSameDone')))
  const undecided = useCommand(entities.undecided, decided(t('person.undecidedDone')))
  const answers = [
    useAction('person.notSame', () => setAsked('notSame')),
    useAction('person.undecided', () => setAsked('undecided')),
    useAction('person.same', () => setAsked('same')),
  ]
  if (left === null || right === null) return null
  const command = asked === 'undecided' ? undecided : notSame
  return (
    <div className={styles.answers}>
      <span className={styles.quiet}>{t('person.weigh')}</span>
      {answers.map(action => (
        <ActionButton of={action} key={action.label} />
      ))}
      <ReasonDialog
        title={t(asked === 'undecided' ? 'person.undecided' : 'person.notSame')}
        effect={t(asked === 'undecided' ? 'person.undecidedEffect' : 'person.notSameEffect')}
        action={t('person.record')}
        isOpen={asked === 'notSame' || asked === 'undecided'}
        isBusy={command.isBusy}
        problem={command.problem?.text}
        onClose={() => setAsked(null)}
        onReason={because => command.run({ left, right, because })}
      />
      {asked === 'same' && (
        <MergeDialog
          of={proposal}
          left={left}
          right={right}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            announce(t('person.mergedDone'))
          }}
        />
      )}
    </div>
  )
}

import { useState } from 'react'
import type { Evidence } from '../../../src/contract/links.ts'
import { useAction } from '../../actions/use-action.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

interface EvidenceActionsProps {
  readonly evidence: Evidence
  readonly onDone: () => void
}

/** To the source, or take the tie back: with a reason, and for as long as the undo stands it comes back at one key. */
export function EvidenceActions({ evidence, onDone }: EvidenceActionsProps) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const undo = useUndo()
  const [isAsked, setAsked] = useState(false)
  const withdraw = useCommand(useQueries().links.withdrawTie, {
    onDone: ({ decision }) => {
      undo.offer({ text: t('network.withdrawn'), decision })
      setAsked(false)
      onDone()
    },
  })
  const [first] = evidence.for.length > 0 ? evidence.for : evidence.against
  const source = useAction(
    'network.source',
    () => {
      if (first !== undefined)
        go({
          screen: 'signal',
          signal: first.signal,
          ...(first.statement === null ? {} : { mention: first.statement.mention }),
        })
    },
    { unavailable: first === undefined ? t('network.noneFor') : undefined },
  )
  const ask = useAction('network.withdraw', () => setAsked(true))
  return (
    <>
      <ActionButton of={source} size="small" />
      <ActionButton of={ask} size="small" kind="light" />
      <ReasonDialog
        title={t('network.withdrawTitle')}
        effect={t('network.withdrawEffect')}
        action={t('network.withdrawAction')}
        kind="stop"
        isOpen={isAsked}
        isBusy={withdraw.isBusy}
        problem={withdraw.problem?.text}
        onClose={() => setAsked(false)}
        onReason={because => withdraw.run({ relation: evidence.tie.id, because })}
      />
    </>
  )
}

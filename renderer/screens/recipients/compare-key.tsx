import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { RecipientRow } from './recipient-row.ts'

interface CompareKeyProps {
  readonly recipient: RecipientRow
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** One person says how the twelve groups were compared; the second, another one, makes the key usable (R71). */
export function CompareKey({ recipient, isOpen, onClose }: CompareKeyProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const verify = useCommand(useQueries().recipients.verify, {
    onDone: ({ state }) => {
      announce(t(state === 'verified' ? 'recipients.compareDone' : 'recipients.compareOnce'))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('recipients.compareTitle')}
      effect={t('recipients.compareEffect')}
      action={t('recipients.compareAction')}
      isOpen={isOpen}
      isBusy={verify.isBusy}
      problem={verify.problem?.text}
      onClose={onClose}
      onReason={how => verify.run({ recipient: recipient.id, how })}
    />
  )
}

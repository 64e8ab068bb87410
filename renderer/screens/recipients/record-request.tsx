import type { RecipientId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { RequestDialog } from '../../components/request-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

interface RecordRequestProps {
  readonly recipient: RecipientId
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** A request as it came in, before any packet uses its reference (R66). */
export function RecordRequest({ recipient, name, isOpen, onClose }: RecordRequestProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const record = useCommand(useQueries().packets.recordRequest, {
    onDone: (_decision, { reference }) => {
      announce(t('recipients.requestDone', { reference }))
      onClose()
    },
  })
  return (
    <RequestDialog
      name={name}
      reference=""
      isOpen={isOpen}
      isBusy={record.isBusy}
      problem={record.problem?.text}
      onClose={onClose}
      onRecord={(reference, because) => record.run({ recipient, reference, because })}
    />
  )
}

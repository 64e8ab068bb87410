import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { RequestDialog } from '../../components/request-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Member } from './member.ts'

/** The request that this ground takes, as it came in (R66). */
export function RecordRequest({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
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
      name={member.function}
      reference={member.requestReference ?? ''}
      isOpen
      isBusy={record.isBusy}
      problem={record.problem?.text}
      onClose={onClose}
      onRecord={(reference, because) => record.run({ recipient: member.recipient, reference, because })}
    />
  )
}

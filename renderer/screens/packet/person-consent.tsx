import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Member } from './member.ts'

interface PersonConsentProps {
  readonly packet: PacketDetail
  readonly member: Member
  readonly onClose: () => void
}

/** The person agreed, for this kind of recipient (R17). */
export function PersonConsent({ packet, member, onClose }: PersonConsentProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const announce = useAnnounce()
  const record = useCommand(useQueries().packets.recordSubjectConsent, {
    onDone: () => {
      announce(t('packet.ask.recordDone'))
      onClose()
    },
  })
  const person = packet.aboutEntity
  return (
    <ReasonDialog
      title={t('packet.consent.personTitle')}
      effect={t('packet.consent.personEffect', { kinds: label('packetRecipientKinds', member.kind) })}
      action={t('packet.consent.personAction')}
      isOpen
      isBusy={record.isBusy}
      problem={record.problem?.text}
      onClose={onClose}
      onReason={how => {
        if (person !== null) record.run({ person, recipientKinds: [member.kind], how })
      }}
    />
  )
}

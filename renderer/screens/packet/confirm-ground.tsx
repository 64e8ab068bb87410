import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Member } from './member.ts'

interface ConfirmGroundProps {
  readonly packet: PacketDetail
  readonly member: Member
  readonly onClose: () => void
}

/** R65: for this packet only, with a note that page 1 shows. */
export function ConfirmGround({ packet, member, onClose }: ConfirmGroundProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const announce = useAnnounce()
  const confirm = useCommand(useQueries().packets.confirmGround, {
    onDone: () => {
      announce(t('packet.ground.confirmedDone'))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('packet.ground.confirm')}
      effect={t('packet.ground.confirmEffect', { ground: label('legalBases', member.ground) })}
      action={t('packet.ground.confirmAction')}
      isOpen
      isBusy={confirm.isBusy}
      problem={confirm.problem?.text}
      onClose={onClose}
      onReason={note => confirm.run({ packet: packet.id, ground: member.ground, note })}
    />
  )
}

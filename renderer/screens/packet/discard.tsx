import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

/** Ends a packet that did not leave. */
export function Discard({ packet, onClose }: { readonly packet: PacketDetail; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const announce = useAnnounce()
  const discard = useCommand(useQueries().packets.discard, {
    onDone: () => {
      announce(t('packet.seal.discarded'))
      go({ screen: 'packets' })
    },
  })
  return (
    <ReasonDialog
      title={t('packet.seal.discard')}
      effect={t('packet.seal.discardEffect')}
      action={t('packet.seal.discardAction')}
      kind="stop"
      isOpen
      isBusy={discard.isBusy}
      problem={discard.problem?.text}
      onClose={onClose}
      onReason={because => discard.run({ packet: packet.id, because })}
    />
  )
}

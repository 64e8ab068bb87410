import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { ContentRow } from './content-rows.ts'

/** Out of the packet, which never says that anything was left out. */
export function TakeOut({ row, onClose }: { readonly row: ContentRow; readonly onClose: () => void }) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const remove = useCommand(useQueries().packets.remove, {
    onDone: () => {
      announce(t('packet.takeOut.done'))
      onClose()
    },
  })
  const item = row.content?.id
  return (
    <ReasonDialog
      title={t('packet.takeOut.title')}
      effect={t('packet.takeOut.effect', { title: row.title })}
      action={t('packet.takeOut.title')}
      isOpen
      isBusy={remove.isBusy}
      problem={remove.problem?.text}
      onClose={onClose}
      onReason={because => {
        if (item !== undefined) remove.run({ item, because })
      }}
    />
  )
}

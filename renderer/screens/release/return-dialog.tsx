import { useState } from 'react'
import type { PacketId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useKeptText } from '../../app/use-kept-text.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './release.module.css'

interface ReturnDialogProps {
  readonly packet: PacketId
  /** What the reviewer wrote down while reading. */
  readonly remarks: string
  readonly onReturned: () => void
  readonly onClose: () => void
}

/** Back to the author with a note; every signature over it is void. */
export function ReturnDialog({ packet, remarks, onReturned, onClose }: ReturnDialogProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { go } = useNavigate()
  const words = useKeptText('release.return', packet, remarks)
  const note = words.value
  const [isTried, setTried] = useState(false)
  const sendBack = useCommand(useQueries().packets.return, {
    onDone: () => {
      words.forget()
      onReturned()
      announce(t('release.returned'))
      go({ screen: 'releases' })
    },
  })
  return (
    <Dialog title={t('release.returnTitle')} isOpen onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (note.trim() !== '' && !sendBack.isBusy) sendBack.run({ packet, note: note.trim() })
        }}
      >
        <p>{t('release.returnEffect')}</p>
        {words.notice}
        <TextArea
          label={t('release.returnLabel')}
          name="note"
          value={note}
          onChange={words.onChange}
          error={isTried && note.trim() === '' ? t('reason.needed') : undefined}
          autoFocus
        />
        {sendBack.problem !== undefined && <Notice kind="stop">{sendBack.problem.text}</Notice>}
        <div className={styles.buttons}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="stop" type="submit" isBusy={sendBack.isBusy}>
            {t('release.returnTitle')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

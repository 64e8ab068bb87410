import { useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

/** The file went out of our hands: how, so that it can be asked after. */
export function Deliver({ packet, onClose }: { readonly packet: PacketDetail; readonly onClose: () => void }) {
  const { t, formatDay } = useTexts()
  const announce = useAnnounce()
  const [channel, setChannel] = useState('')
  const [isTried, setTried] = useState(false)
  const deliver = useCommand(useQueries().packets.deliver, {
    onDone: ({ dueOn }) => {
      announce(t('packet.after.delivered', { day: formatDay(Date.parse(dueOn)) }))
      onClose()
    },
  })
  return (
    <Dialog title={t('packet.after.deliverTitle')} isOpen onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (channel.trim() !== '' && !deliver.isBusy) deliver.run({ packet: packet.id, channel: channel.trim() })
        }}
      >
        <p>{t('packet.after.deliverEffect')}</p>
        <TextField
          label={t('packet.ask.means')}
          name="channel"
          value={channel}
          onChange={setChannel}
          error={isTried && channel.trim() === '' ? t('packet.ask.needed') : undefined}
          autoFocus
        />
        {deliver.problem !== undefined && <Notice kind="stop">{deliver.problem.text}</Notice>}
        <div className={styles.formActions}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" type="submit" isBusy={deliver.isBusy}>
            {t('packet.after.deliverAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

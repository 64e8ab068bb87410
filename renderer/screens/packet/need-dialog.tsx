import { useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { ContentRow } from './content-rows.ts'
import styles from './packet.module.css'

interface NeedDialogProps {
  readonly packet: PacketDetail
  readonly row: ContentRow
  readonly onClose: () => void
}

/** Before anything goes in: why this recipient needs it for this purpose (R70). */
export function NeedDialog(props: NeedDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('packet.need.title')} isOpen onClose={props.onClose}>
      <NeedForm {...props} />
    </Dialog>
  )
}

function NeedForm({ packet, row, onClose }: NeedDialogProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const announce = useAnnounce()
  const [need, setNeed] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useCommand(useQueries().packets.add, {
    onDone: () => {
      announce(t('packet.need.done'))
      onClose()
    },
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (need.trim() !== '' && !add.isBusy)
          add.run({ packet: packet.id, kind: row.kind, target: row.target, need: need.trim() })
      }}
    >
      <p>
        {t('packet.need.what', {
          title: row.title,
          recipient: label('packetRecipientKinds', packet.recipientKind),
        })}
      </p>
      <TextArea
        label={t('packet.need.label')}
        name="need"
        value={need}
        onChange={setNeed}
        error={isTried && need.trim() === '' ? t('packet.need.needed') : undefined}
        autoFocus
      />
      {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy}>
          {t('packet.need.action')}
        </Button>
      </div>
    </form>
  )
}

import { useState } from 'react'
import { RecordId } from '../../../src/contract/ids.ts'
import type { Blocker, PacketDetail, PacketSource } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { partnerName } from '../../app/partner-name.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { dayText } from '../../i18n/dutch-time.ts'
import styles from './packet.module.css'

export interface ConsentAbout {
  readonly packet: PacketDetail
  readonly blocker: Blocker
  readonly source: PacketSource
  readonly onClose: () => void
}

const usualWaitMs = 7 * 86_400_000

/** Asking is done outside the program; here it becomes a task with a date. */
export function ConsentTask({ packet, blocker, source, onClose }: ConsentAbout) {
  const { t } = useTexts()
  const { books, label } = useCodes()
  const announce = useAnnounce()
  const now = useNow()
  const [dueOn, setDueOn] = useState(dayText(now + usualWaitMs))
  const [isTried, setTried] = useState(false)
  const add = useCommand(useQueries().signals.addTask, {
    onDone: () => {
      announce(t('packet.ask.taskDone'))
      onClose()
    },
  })
  const what = t('packet.ask.whatTask', {
    source: partnerName(books, source.organisation ?? 'other'),
    recipient: label('packetRecipientKinds', blocker.recipient ?? packet.recipientKind),
    number: source.reference ?? source.number,
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (dueOn === '' || add.isBusy) return
        add.run({ about: RecordId.parse(source.signal), aboutType: 'signal', kind: 'ask_source', what, dueOn })
      }}
    >
      <p>{what}</p>
      <DateField
        label={t('packet.ask.due')}
        name="due"
        value={dueOn}
        onChange={setDueOn}
        error={isTried && dueOn === '' ? t('packet.ask.needed') : undefined}
      />
      {add.problem !== undefined && <Notice kind="stop">{add.problem.text}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy}>
          {t('packet.ask.saveTask')}
        </Button>
      </div>
    </form>
  )
}

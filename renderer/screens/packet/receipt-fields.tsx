import { useState } from 'react'
import { textOf } from '../../../src/contract/errors.ts'
import { GrantId, type PacketId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { dayText } from '../../i18n/dutch-time.ts'
type ReceiptKind = 'code' | 'file' | 'telephone'
import styles from './packet.module.css'

interface ReceiptFieldsProps {
  readonly packet: PacketId
  readonly kind: ReceiptKind
  readonly onClose: () => void
}

const verdicts = ['ok', 'PKT-01', 'PKT-02', 'PKT-03', 'PKT-04', 'PKT-05', 'PKT-06', 'PKT-07'] as const
type Verdict = (typeof verdicts)[number]
/** Twelve groups of four; with spaces or hyphens as they were typed. */
const leastCode = 40

export function ReceiptFields({ packet, kind, onClose }: ReceiptFieldsProps) {
  const { t, language } = useTexts()
  const announce = useAnnounce()
  const now = useNow()
  const [words, setWords] = useState('')
  const [verdict, setVerdict] = useState<Verdict>('ok')
  const [date, setDate] = useState(dayText(now))
  const [isTried, setTried] = useState(false)
  const add = useCommand(useQueries().packets.receiptAdd, {
    onDone: ({ confirmed }) => {
      announce(t(confirmed ? 'packet.receipt.confirmed' : 'packet.receipt.recorded'))
      onClose()
    },
  })
  const isMissing = words.trim().length < (kind === 'code' ? leastCode : 1)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (add.isBusy) return
    if (kind === 'file') {
      const grant = GrantId.safeParse(await window.schakel.chooseFiles())
      if (grant.success) add.run({ packet, receipt: { kind, grant: grant.data } })
    } else if (!isMissing && date !== '') {
      const given = kind === 'code' ? { kind, code: words.trim() } : { kind, function: words.trim() }
      add.run({ packet, receipt: { ...given, verdict, date } })
    }
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      {kind !== 'file' && (
        <>
          <TextField
            label={t(kind === 'code' ? 'packet.receipt.groups' : 'packet.receipt.function')}
            name="words"
            value={words}
            onChange={setWords}
            error={isTried && isMissing ? t('packet.ask.needed') : undefined}
          />
          <Select
            label={t('packet.receipt.verdict')}
            name="verdict"
            options={verdicts.map(id => ({
              id,
              label:
                id === 'ok'
                  ? t('packet.verdict.ok')
                  : t('packet.verdict.other', { code: id, text: textOf(id, language) }),
            }))}
            value={verdict}
            onChange={setVerdict}
          />
          <DateField
            label={t('packet.receipt.date')}
            name="date"
            value={date}
            onChange={setDate}
            error={isTried && date === '' ? t('packet.ask.needed') : undefined}
          />
        </>
      )}
      {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy}>
          {t(kind === 'file' ? 'packet.receipt.choose' : 'packet.receipt.action')}
        </Button>
      </div>
    </form>
  )
}

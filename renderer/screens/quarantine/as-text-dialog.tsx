import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { TextCharset } from '../../../src/contract/charsets.ts'
import { textOf, isErrorCode } from '../../../src/contract/errors.ts'
import type { UnitOutcome } from '../../../src/contract/imports.ts'
import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ForeignText } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { bytesOf, lettersIn } from './excerpt.ts'
import styles from './quarantine.module.css'

interface AsTextDialogProps {
  readonly entry: QuarantineEntry
  readonly onClose: () => void
}

/** Takes an item in as the letters that its bytes are in a character set that a person chooses by looking (R49). */
export function AsTextDialog({ entry, onClose }: AsTextDialogProps) {
  const { t, language } = useTexts()
  const announce = useAnnounce()
  const { quarantine } = useQueries()
  const [charset, setCharset] = useState<TextCharset>('utf-8')
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const [outcome, setOutcome] = useState<UnitOutcome | null>(null)
  const asks = entry.red && entry.asked === null
  const taking = useCommand(quarantine.asText, {
    onDone: ({ units, waitingForSecond }) => {
      const other = units.find(({ kind }) => kind === 'refused' || kind === 'quarantined')
      setOutcome(other ?? null)
      if (other !== undefined) return
      announce(t(waitingForSecond ? 'quarantine.saidAsked' : 'quarantine.saidAsText'))
      onClose()
    },
  })
  const field = useRef<HTMLTextAreaElement>(null)
  const isMissing = because.trim() === ''
  return (
    <Dialog title={t('quarantine.asTextTitle')} isOpen onClose={onClose}>
      <form
        className={styles.password}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (isMissing) field.current?.focus()
          else if (!taking.isBusy) taking.run({ entry: entry.id, charset, because: because.trim() })
        }}
      >
        <p>{t(asks ? 'quarantine.askEffect' : 'quarantine.asTextEffect')}</p>
        <Select
          label={t('quarantine.charset')}
          name="charset"
          options={TextCharset.options.map(id => ({ id, label: id }))}
          value={charset}
          onChange={setCharset}
        />
        <Preview entry={entry} charset={charset} />
        <TextArea
          label={t('reason.label')}
          name="because"
          ref={field}
          rows={2}
          value={because}
          onChange={setBecause}
          help={t('reason.help')}
          error={isTried && isMissing ? t('reason.needed') : undefined}
        />
        {taking.problem !== undefined && <Notice kind="stop">{`${taking.problem.text} ${taking.problem.next}`}</Notice>}
        {outcome !== null && 'code' in outcome && (
          <Notice kind="stop">{isErrorCode(outcome.code) ? textOf(outcome.code, language) : outcome.code}</Notice>
        )}
        <div className={styles.passwordButtons}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" type="submit" isBusy={taking.isBusy}>
            {t(asks ? 'quarantine.askAction' : 'quarantine.asTextDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The beginning as it would read: a name that comes out right tells the set. */
function Preview({ entry, charset }: { readonly entry: QuarantineEntry; readonly charset: TextCharset }) {
  const { t } = useTexts()
  // What is shown once is not asked again: each look is an entry of the log.
  const shown = useQuery(useQueries().quarantine.show.queryOptions({ input: { entry: entry.id }, staleTime: Infinity }))
  return (
    <Answer of={shown}>
      {({ excerptHex }) => (
        <div className={styles.excerpt} role="region" aria-label={t('quarantine.asTextPreview')} tabIndex={0}>
          <div className={styles.text} dir="auto">
            <ForeignText text={lettersIn(bytesOf(excerptHex), charset)} />
          </div>
        </div>
      )}
    </Answer>
  )
}

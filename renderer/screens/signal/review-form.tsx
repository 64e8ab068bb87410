import { useState } from 'react'
import { z } from 'zod'
import type { ReadingText } from '../../../src/contract/reading.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useSignal } from './use-signal.ts'
import styles from './original.module.css'

export type ReadLine = NonNullable<ReadingText['recognised']>['lines'][number]

/** Below this the program doubts its own letters: such lines are named, so that they are looked at first. */
const doubtful = 75
const mostNamed = 12

/** What the program read, beside the picture: a person corrects it and says that it is right, or types it over (R52). */
export function ReviewForm({
  text,
  onPoint,
}: {
  readonly text: ReadingText
  /** Shows where on the picture a line stands. */
  readonly onPoint: (line: ReadLine) => void
}) {
  const { t, formatCount } = useTexts()
  const { signals } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const read = text.text.trim()
  const [words, setWords] = useState(read)
  const draft = useDraft({
    screen: 'signal.review',
    object: text.extract,
    shape: z.string(),
    value: words,
    untouched: read,
    restore: setWords,
  })
  const confirm = useCommand(signals.confirmReading, {
    onDone: () => {
      draft.forget()
      announce(t('signal.readingConfirmed'))
    },
  })
  const lines = (text.recognised?.lines ?? []).filter(line => line.confidence < doubtful)
  const unread = (text.recognised?.confidences ?? []).flatMap((sure, at) => (sure === null ? [at + 1] : []))
  return (
    <form
      className={styles.transcribe}
      noValidate
      data-part="transcription"
      onSubmit={event => {
        event.preventDefault()
        if (words.trim() !== '' && !confirm.isBusy)
          confirm.run({ signal: detail.id, extract: text.extract, text: words.trim() })
      }}
    >
      <Notice kind="warn">{t('signal.machineReadCheck')}</Notice>
      {unread.length > 0 && (
        <Notice kind="warn">{t('signal.pagesUnread', { pages: unread.map(formatCount).join(', ') })}</Notice>
      )}
      <DraftNotice of={draft} />
      <TextArea
        label={t('signal.machineReadText')}
        name="review"
        rows={14}
        value={words}
        onChange={setWords}
        help={t('signal.machineReadHelp')}
      />
      {lines.length > 0 && (
        <section aria-label={t('signal.doubtfulLines')}>
          <p className={styles.how}>{t('signal.doubtfulLines')}</p>
          <ul className={styles.doubtful}>
            {lines.slice(0, mostNamed).map(line => (
              <li key={line.start}>
                <Button kind="light" size="small" onPress={() => onPoint(line)}>
                  <Foreign text={text.text.slice(line.start, line.end)} />
                </Button>
              </li>
            ))}
          </ul>
          {lines.length > mostNamed && (
            <p className={styles.how}>{t('signal.moreDoubtful', { count: lines.length - mostNamed })}</p>
          )}
        </section>
      )}
      {confirm.problem !== undefined && (
        <Notice kind="stop">{`${confirm.problem.text} ${confirm.problem.next}`}</Notice>
      )}
      <div className={styles.actions}>
        <Button size="small" kind="primary" type="submit" isBusy={confirm.isBusy} isDisabled={words.trim() === ''}>
          {t(words.trim() === read ? 'signal.confirmReading' : 'signal.confirmCorrected')}
        </Button>
      </div>
    </form>
  )
}

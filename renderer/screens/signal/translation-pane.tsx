import { useState } from 'react'
import { z } from 'zod'
import type { NoteRow } from '../../../src/contract/annotation.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk } from './desk.ts'
import type { ReadParagraph } from './use-read-texts.ts'
import { useSignal } from './use-signal.ts'
import styles from './original.module.css'

/** A working translation, paragraph by paragraph: ours, beside the words and never in their place. It carries their terms (R27). */
export function TranslationPane({ paragraphs }: { readonly paragraphs: readonly ReadParagraph[] }) {
  const { t } = useTexts()
  const { notes } = useSignal()
  const at = useDesk(desk => desk.paragraph)
  const read = useDesk(desk => desk.read)
  if (paragraphs.length === 0) return <p className={styles.how}>{t('signal.nothingToTranslate')}</p>
  return (
    <ol className={styles.translations}>
      {paragraphs.map((row, index) => {
        const found = notes.findLast(note => isOf(note, row))
        return (
          <li
            className={cx(styles.translated, index === at && styles.current)}
            key={`${row.text.extract} ${row.paragraph.start}`}
            onClick={() => read(index)}
            {...(index === at ? { 'aria-current': 'true' } : {})}
          >
            {found === undefined ? (
              <p className={styles.how}>{t('signal.noTranslation')}</p>
            ) : (
              <Translated note={found} />
            )}
            {index === at && <Translate row={row} found={found} key={found?.id ?? 'new'} />}
          </li>
        )
      })}
    </ol>
  )
}

function Translated({ note }: { readonly note: NoteRow }) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  return (
    <>
      <p className={styles.translation}>
        <Foreign text={note.text} />
      </p>
      <p className={styles.how}>{t('signal.byOn', { by: note.by, on: formatDay(note.at, now) })}</p>
    </>
  )
}

/** A new version stands beside the old one in the vault; the newest is shown. */
function Translate({ row, found }: { readonly row: ReadParagraph; readonly found: NoteRow | undefined }) {
  const { t } = useTexts()
  const [isWriting, setWriting] = useState(false)
  if (isWriting) return <TranslateForm row={row} first={found?.text ?? ''} onClose={() => setWriting(false)} />
  return (
    <Button size="small" kind="light" onPress={() => setWriting(true)}>
      {t(found === undefined ? 'signal.translateHere' : 'signal.translateAgain')}
    </Button>
  )
}

interface TranslateFormProps {
  readonly row: ReadParagraph
  readonly first: string
  readonly onClose: () => void
}

function TranslateForm({ row, first, onClose }: TranslateFormProps) {
  const { t } = useTexts()
  const { annotations } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const [words, setWords] = useState(first)
  const draft = useDraft({
    // One to a paragraph, which its place in the extract names.
    screen: `signal.translation.${row.text.extract.slice(-12)}.${String(row.paragraph.start)}`,
    object: detail.id,
    shape: z.string(),
    value: words,
    untouched: first,
    restore: setWords,
  })
  const save = useCommand(annotations.note, {
    onDone: () => {
      announce(t('signal.translationSaved'))
      draft.forget()
      onClose()
    },
  })
  return (
    <form
      className={styles.transcribe}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (words.trim() === '' || save.isBusy) return
        const { start, end } = row.paragraph
        save.run({
          signal: detail.id,
          extract: row.text.extract,
          range: { start, end },
          kind: 'translation',
          text: words.trim(),
        })
      }}
    >
      <DraftNotice of={draft} />
      <TextArea label={t('signal.translationText')} name="translation" value={words} onChange={setWords} autoFocus />
      {save.problem !== undefined && <Notice kind="stop">{save.problem.text}</Notice>}
      <div className={styles.actions}>
        <Button
          size="small"
          onPress={() => {
            draft.discard()
            onClose()
          }}
        >
          {t('dialog.cancel')}
        </Button>
        <Button size="small" kind="primary" type="submit" isBusy={save.isBusy}>
          {t('signal.translationDo')}
        </Button>
      </div>
    </form>
  )
}

function isOf({ kind, place }: NoteRow, { text, paragraph }: ReadParagraph): boolean {
  return (
    kind === 'translation' &&
    place?.extract === text.extract &&
    place.start < paragraph.end &&
    place.end > paragraph.start
  )
}

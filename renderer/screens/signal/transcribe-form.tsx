import { useState } from 'react'
import { z } from 'zod'
import type { OriginalId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { formatRegion, type Region } from './region.ts'
import { useSignal } from './use-signal.ts'
import styles from './original.module.css'

interface TranscribeFormProps {
  readonly original: OriginalId
  readonly page: number
  readonly region: Region | null
  /** Shows or takes away the frame on the picture. */
  readonly onPoint: () => void
  readonly onDone: () => void
}

/** Typing over what a picture says, whole or a part at a time; marked as typed over, the picture untouched (R52). */
export function TranscribeForm({ original, page, region, onPoint, onDone }: TranscribeFormProps) {
  const { t, formatCount } = useTexts()
  const { signals } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const draft = useDraft({
    screen: 'signal.transcription',
    object: detail.id,
    shape: z.string(),
    value: words,
    untouched: '',
    restore: setWords,
  })
  const save = useCommand(signals.transcribe, {
    onDone: () => {
      announce(t('signal.typedOverSaved'))
      draft.forget()
      setWords('')
      setTried(false)
      onDone()
    },
  })
  return (
    <form
      className={styles.transcribe}
      noValidate
      data-part="transcription"
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (words.trim() === '' || save.isBusy) return
        save.run({
          signal: detail.id,
          original,
          page,
          text: words.trim(),
          ...(region === null ? {} : { region: formatRegion(region) }),
        })
      }}
    >
      <DraftNotice of={draft} />
      <TextArea
        label={region === null ? t('signal.typeOverPage', { page: formatCount(page) }) : t('signal.typeOverRegion')}
        name="transcription"
        rows={6}
        value={words}
        onChange={setWords}
        help={t('signal.typeOverHelp')}
        error={isTried && words.trim() === '' ? t('signal.fieldNeeded') : undefined}
      />
      {save.problem !== undefined && <Notice kind="stop">{`${save.problem.text} ${save.problem.next}`}</Notice>}
      <div className={styles.actions}>
        <Button size="small" onPress={onPoint}>
          {t(region === null ? 'signal.pointRegion' : 'signal.dropRegion')}
        </Button>
        <Button size="small" kind="primary" type="submit" isBusy={save.isBusy}>
          {t('signal.typeOverDo')}
        </Button>
      </div>
    </form>
  )
}

import { useRef, useState } from 'react'
import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import { draftForSender } from '../../../src/contract/sender-draft.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useCopy } from '../../app/copy.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './quarantine.module.css'

interface ReturnDialogProps {
  readonly entry: QuarantineEntry
  readonly onClose: () => void
}

/** Erases an item and leaves a person with words for its sender, to be copied: Schakel sends nothing itself (R8). */
export function ReturnDialog({ entry, onClose }: ReturnDialogProps) {
  const { t, language } = useTexts()
  const announce = useAnnounce()
  const copy = useCopy()
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState(() => draftForSender(entry, language))
  const refusing = useCommand(useQueries().quarantine.refuse, {
    onDone: () => {
      announce(t('quarantine.saidErased'))
      onClose()
    },
  })
  const field = useRef<HTMLTextAreaElement>(null)
  const isMissing = because.trim() === ''
  return (
    <Dialog title={t('quarantine.returnTitle')} isOpen onClose={onClose}>
      <form
        className={styles.password}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (isMissing) field.current?.focus()
          else if (!refusing.isBusy)
            refusing.run({ entry: entry.id, because: t('quarantine.returnBecause', { why: because.trim() }) })
        }}
      >
        <p>{t('quarantine.returnEffect')}</p>
        <TextArea label={t('quarantine.draft')} name="draft" rows={9} value={draft} onChange={setDraft} />
        <div>
          <Button icon="copy" size="small" onPress={() => copy(draft)}>
            {t('quarantine.draftCopy')}
          </Button>
        </div>
        <TextArea
          label={t('reason.label')}
          name="because"
          ref={field}
          rows={2}
          value={because}
          onChange={setBecause}
          help={t('reason.help')}
          error={isTried && isMissing ? t('reason.needed') : undefined}
          autoFocus
        />
        {refusing.problem !== undefined && (
          <Notice kind="stop">{`${refusing.problem.text} ${refusing.problem.next}`}</Notice>
        )}
        <div className={styles.passwordButtons}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="stop" type="submit" isBusy={refusing.isBusy}>
            {t('quarantine.returnAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

import { useState } from 'react'
import { oversightPurposes } from '../../src/contract/oversight.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { RadioCards } from '../components/radio-cards.tsx'
import { TextArea } from '../components/text-area.tsx'
import { TextField } from '../components/text-field.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import { useAnnounce } from './announce.tsx'
import { usePurposeMemory } from './purpose-memory.tsx'
import { useQueries } from './queries-context.tsx'
import { useCodes } from './use-codes.ts'
import { useCommand } from './use-command.ts'
import styles from '../components/reason-dialog.module.css'

interface OpenContentProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The privacy officer's way to content: which request or what inspection, and why (R4). */
export function OpenContent({ isOpen, onClose }: OpenContentProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('content.title')} isOpen={isOpen} onClose={onClose}>
      <ContentForm onClose={onClose} />
    </Dialog>
  )
}

function ContentForm({ onClose }: Pick<OpenContentProps, 'onClose'>) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { remember } = usePurposeMemory()
  const { books, label } = useCodes()
  const [code, setCode] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const choices = (books?.searchPurposes ?? []).filter(purpose => oversightPurposes.includes(purpose.code))
  const needsReference = choices.some(purpose => purpose.code === code && purpose.requiresReference !== null)
  const purpose = {
    code: code ?? '',
    ...(needsReference && reference.trim() !== '' ? { reference: reference.trim() } : {}),
  }
  const open = useCommand(useQueries().oversight.open, {
    onDone: () => {
      // Searching within it asks no second time.
      remember(purpose)
      announce(t('content.opened'))
      onClose()
    },
  })
  const missing = (text: string, what: string): string | undefined => (isTried && text.trim() === '' ? what : undefined)
  const isComplete = code !== null && because.trim() !== '' && (!needsReference || reference.trim() !== '')
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (isComplete && !open.isBusy) open.run({ purpose, because: because.trim() })
      }}
    >
      <p>{t('content.effect')}</p>
      <RadioCards
        label={t('content.purpose')}
        name="purpose"
        choices={choices.map(choice => ({ id: choice.code, label: label('searchPurposes', choice.code) }))}
        value={code}
        onChange={setCode}
        error={isTried && code === null ? t('content.purposeNeeded') : undefined}
        autoFocus
      />
      {needsReference && (
        <TextField
          label={t('content.reference')}
          name="reference"
          value={reference}
          onChange={setReference}
          error={missing(reference, t('content.referenceNeeded'))}
        />
      )}
      <TextArea
        label={t('reason.label')}
        name="because"
        value={because}
        onChange={setBecause}
        help={t('content.reasonHelp')}
        error={missing(because, t('reason.needed'))}
      />
      {open.problem !== undefined && <Notice kind="stop">{`${open.problem.text} ${open.problem.next}`}</Notice>}
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={open.isBusy}>
          {t('content.action')}
        </Button>
      </div>
    </form>
  )
}

import { useState } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'
import styles from './reason-dialog.module.css'

interface RequestDialogProps {
  /** Who asked. */
  readonly name: string
  /** Filled in beforehand where the packet names one. */
  readonly reference: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly problem: string | undefined
  readonly onClose: () => void
  readonly onRecord: (reference: string, because: string) => void
}

/** A request of a recipient, as it was received (R66). */
export function RequestDialog(props: RequestDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('recipients.requestTitle', { name: props.name })} isOpen={props.isOpen} onClose={props.onClose}>
      <RequestForm {...props} />
    </Dialog>
  )
}

function RequestForm({ reference: first, isBusy, problem, onClose, onRecord }: RequestDialogProps) {
  const { t } = useTexts()
  const [reference, setReference] = useState(first)
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const needed = (text: string): string | undefined =>
    isTried && text.trim() === '' ? t('recipients.form.needed') : undefined
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (reference.trim() !== '' && because.trim() !== '' && !isBusy) onRecord(reference.trim(), because.trim())
      }}
    >
      <p>{t('recipients.requestEffect')}</p>
      <TextField
        label={t('recipients.requestReference')}
        name="reference"
        value={reference}
        onChange={setReference}
        error={needed(reference)}
        autoFocus
      />
      <TextArea
        label={t('recipients.requestBecause')}
        name="because"
        value={because}
        onChange={setBecause}
        error={needed(because)}
      />
      {problem !== undefined && <Notice kind="stop">{problem}</Notice>}
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t('recipients.requestSave')}
        </Button>
      </div>
    </form>
  )
}

import { useRef, useState, type ReactNode } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { Button, type ButtonKind } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'
import { TextArea } from './text-area.tsx'
import styles from './reason-dialog.module.css'

interface ReasonDialogProps {
  readonly title: string
  /** What happens, in one sentence; there is no other question. */
  readonly effect: string
  /** The verb on the button. */
  readonly action: string
  readonly kind?: ButtonKind
  readonly isOpen: boolean
  readonly isBusy?: boolean
  readonly problem?: string | undefined
  /** The words, where they outlive a lock; the dialog holds them itself otherwise. */
  readonly kept?: {
    readonly value: string
    readonly onChange: (value: string) => void
    readonly notice: ReactNode
  }
  readonly onClose: () => void
  readonly onReason: (because: string) => void
}

/** Says what will happen and asks why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, isOpen, onClose } = props
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <ReasonForm {...props} />
    </Dialog>
  )
}

function ReasonForm({
  effect,
  action,
  kind = 'primary',
  isBusy = false,
  problem,
  kept,
  onClose,
  onReason,
}: ReasonDialogProps) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const because = kept?.value ?? typed
  const [isTried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const isMissing = because.trim() === ''
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (isMissing) field.current?.focus()
        else if (!isBusy) onReason(because.trim())
      }}
    >
      <p>{effect}</p>
      {kept?.notice}
      <TextArea
        label={t('reason.label')}
        name="because"
        ref={field}
        value={because}
        onChange={kept?.onChange ?? setTyped}
        help={t('reason.help')}
        error={isTried && isMissing ? t('reason.needed') : undefined}
        autoFocus
      />
      {problem !== undefined && <Notice kind="stop">{problem}</Notice>}
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind={kind} type="submit" isBusy={isBusy}>
          {action}
        </Button>
      </div>
    </form>
  )
}

import type { ReactNode } from 'react'
import type { Problem } from '../../../app/use-problem.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import styles from '../panel.module.css'

interface FormDialogProps {
  readonly title: string
  readonly effect: string
  readonly action: string
  readonly isBusy: boolean
  readonly problem: Problem | undefined
  readonly onClose: () => void
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A form that records something about the terms: what it does, its fields, and the verb. */
export function FormDialog({ title, effect, action, isBusy, problem, onClose, onSubmit, children }: FormDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (!isBusy) onSubmit()
        }}
      >
        <p>{effect}</p>
        {children}
        {problem !== undefined && <Notice kind="stop">{`${problem.text} ${problem.next}`}</Notice>}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

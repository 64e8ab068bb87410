import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CloseForm } from './close-form.tsx'
import type { CloseDialogProps } from './close-props.ts'
import styles from './close-dialog.module.css'
import { PartnerTag } from '../../app/partner-tag.tsx'

/** Closing a signal: the outcome, the question of help, the reporter, and what becomes of its content. */
export function CloseDialog({ signal, outcome, onClose, onDone }: CloseDialogProps) {
  const { t } = useTexts()
  const { inbox } = useQueries()
  const view = useQuery(inbox.closing.queryOptions({ input: { signal: signal.id } }))
  return (
    <Dialog title={t('closing.title', { title: signal.title })} width="wide" isOpen onClose={onClose}>
      <div className={styles.tags}>
        <PartnerTag code={signal.sender} />
        <span className={styles.number}>{signal.number}</span>
      </div>
      <Answer of={view}>
        {closing => (
          <CloseForm
            signal={signal}
            closing={closing}
            {...(outcome === undefined ? {} : { outcome })}
            onClose={onClose}
            onDone={onDone}
          />
        )}
      </Answer>
    </Dialog>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { DecisionId } from '../../../src/contract/ids.ts'
import type { SignalDetail } from '../../../src/contract/signals.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CloseForm } from './close-form.tsx'
import type { Outcome } from './closing-form.ts'
import styles from './close-dialog.module.css'
import { PartnerTag } from '../../app/partner-tag.tsx'

export interface CloseDialogProps {
  readonly signal: Pick<SignalDetail, 'id' | 'number' | 'title' | 'sender' | 'state'>
  /** What the person chose already, by the key that opened this; there is no default (R17). */
  readonly outcome?: Outcome
  readonly onClose: () => void
  /** `decision` is null where this user may not take it back (R56). */
  readonly onDone: (text: string, decision: DecisionId | null) => void
}

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

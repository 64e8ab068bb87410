import { useState } from 'react'
import type { InboxSummary } from '../../../../src/contract/inbox.ts'
import { lastWorkingMoment, workingMsBetween } from '../../../../src/contract/working-time.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { useCommand } from '../../../app/use-command.ts'
import { useDays } from '../../../app/use-days.ts'
import { useNow } from '../../../app/use-now.ts'
import { useQueries } from '../../../app/queries-context.tsx'
import { Button } from '../../../components/button.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ReasonDialog } from '../../../components/reason-dialog.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { useDueWords } from '../use-due-words.ts'
import styles from './side.module.css'

interface TermProps {
  readonly signal: SignalDetail
  readonly summary: InboxSummary
}

/** Until when something must be decided, and what happens without it (R54). */
export function Term({ signal, summary }: TermProps) {
  const { t, formatMoment, formatDay } = useTexts()
  const now = useNow()
  const due = useDueWords(summary)(signal.endsAt)
  const { officeHours } = summary
  if (signal.state !== 'received' && signal.state !== 'triage') return <OtherTerm signal={signal} />
  const last = lastWorkingMoment(signal.endsAt, officeHours)
  const whole = workingMsBetween(signal.receivedAt, last, officeHours)
  const left = workingMsBetween(now, last, officeHours)
  const isOver = signal.endsAt <= now
  return (
    <section>
      <h3 className={styles.heading}>{t('inbox.term')}</h3>
      <div className={styles.row}>
        <span className={styles.strong}>{t('inbox.firstAssessment')}</span>
        {due.isSoon ? (
          <span className={styles.soon}>
            <Icon name="clock" size="small" />
            {due.text}
          </span>
        ) : (
          <span>{due.text}</span>
        )}
      </div>
      <div className={styles.bar} data-soon={due.isSoon || undefined} aria-hidden="true">
        <div style={{ inlineSize: `${whole === 0 ? 100 : Math.round(((whole - left) / whole) * 100)}%` }} />
      </div>
      <p className={styles.hint}>
        {isOver
          ? t('inbox.lastMomentOver', { day: formatDay(signal.endsAt, now) })
          : t('inbox.lastMoment', { moment: formatMoment(last, now), day: formatDay(signal.endsAt, now) })}
      </p>
      <p className={styles.hint}>{t('inbox.workingTime', { opens: officeHours.opens, closes: officeHours.closes })}</p>
      {signal.laterUntil !== null && signal.laterUntil > now && (
        <p className={styles.hint}>{t('inbox.putOffUntil', { moment: formatMoment(signal.laterUntil, now) })}</p>
      )}
      <Waiting signal={signal} />
    </section>
  )
}

function OtherTerm({ signal }: { readonly signal: SignalDetail }) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const isOpen = signal.state === 'in_case' || signal.state === 'forwarded'
  const day = formatDay(signal.endsAt, now)
  return (
    <section>
      <h3 className={styles.heading}>{t('inbox.term')}</h3>
      <p className={styles.strong}>{t(isOpen ? 'inbox.reviewTerm' : 'inbox.eraseTerm')}</p>
      <p className={styles.hint}>{t(isOpen ? 'inbox.reviewTermHelp' : 'inbox.eraseTermHelp', { day })}</p>
    </section>
  )
}

/** What the source was asked, and that its answer came. */
function Waiting({ signal }: { readonly signal: SignalDetail }) {
  const { t } = useTexts()
  const days = useDays()
  const [isAsking, setAsking] = useState(false)
  const done = useCommand(useQueries().signals.taskDone, { onDone: () => setAsking(false) })
  const task = signal.tasks.find(({ kind }) => kind === 'await_source')
  if (task === undefined) return null
  return (
    <div className={styles.card}>
      <span className={styles.strong}>{t('inbox.waitsFor')}</span>
      <Foreign text={task.what} />
      <span className={styles.date}>{t('inbox.waitsUntil', { day: days.format(task.dueOn) })}</span>
      <div className={styles.buttons}>
        <Button size="small" onPress={() => setAsking(true)}>
          {t('inbox.answered')}
        </Button>
      </div>
      <ReasonDialog
        title={t('inbox.answeredAction')}
        effect={t('inbox.answeredEffect')}
        action={t('inbox.answeredAction')}
        isOpen={isAsking}
        isBusy={done.isBusy}
        problem={done.problem?.text}
        onClose={() => setAsking(false)}
        onReason={because => done.run({ task: task.id, because })}
      />
    </div>
  )
}

import type { DecisionId, SignalId } from '../../../../src/contract/ids.ts'
import { lastWorkingMoment, type OfficeHours } from '../../../../src/contract/working-time.ts'
import { useAction } from '../../../actions/use-action.ts'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { useNow } from '../../../app/use-now.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { laterMoments } from './later-moments.ts'
import styles from './later-dialog.module.css'

interface LaterDialogProps {
  readonly signals: readonly SignalId[]
  /** Of the one signal; of several the vault says whether it is too late. */
  readonly endsAt: number | undefined
  readonly officeHours: OfficeHours
  readonly onClose: () => void
  readonly onDone: (text: string, decision: DecisionId) => void
}

/** A better moment, never beyond the term (R54). A number chooses at once. */
export function LaterDialog(props: LaterDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('inbox.laterTitle', { count: props.signals.length })} isOpen onClose={props.onClose}>
      <Moments {...props} />
    </Dialog>
  )
}

function Moments({ signals, endsAt, officeHours, onDone }: LaterDialogProps) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const later = useCommand(useQueries().inbox.later, {
    onDone: ({ decision }) => onDone(t('inbox.done.later', { count: signals.length }), decision),
  })
  const moments = laterMoments(now, endsAt ?? Number.MAX_SAFE_INTEGER, officeHours)
  const choose = (index: number): void => {
    const moment = moments[index]
    if (moment !== undefined && !later.isBusy) later.run({ signals: [...signals], until: moment.at })
  }
  useAction('inbox.pick', key => choose(Number(key) - 1))
  if (moments.length === 0) return <Notice kind="warn">{t('inbox.laterNone')}</Notice>
  return (
    <>
      <div className={styles.moments}>
        {moments.map(({ name, at }, index) => (
          <Button caps={[String(index + 1)]} autoFocus={index === 0} onPress={() => choose(index)} key={name}>
            <span className={styles.name}>{t(`inbox.later.${name}`)}</span>
            <span className={styles.at}>{formatMoment(at, now)}</span>
          </Button>
        ))}
      </div>
      {later.problem !== undefined && <Notice kind="stop">{later.problem.text}</Notice>}
      {endsAt !== undefined && (
        <p className={styles.last}>
          {t('inbox.laterLast', { moment: formatMoment(lastWorkingMoment(endsAt, officeHours), now) })}
        </p>
      )}
    </>
  )
}

import { useImportState } from '../../app/imports-context.tsx'
import { useProblem } from '../../app/use-problem.ts'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Progress } from '../../components/progress.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { sizeWords } from '../../i18n/sizes.ts'
import { paceOf, type ImportCourse } from '../../state/import-course.ts'
import { Account } from './account.tsx'
import { Outcome } from './outcome.tsx'
import { Steps } from './steps.tsx'
import { durationWords, leftWords } from './durations.ts'
import styles from './import.module.css'

/** The import of this page: under way, or how it ended. */
export function LiveRun({ course }: { readonly course: ImportCourse }) {
  const { t } = useTexts()
  const { phase, sum, summary, run } = course
  const isOver = phase === 'done' || phase === 'failed'
  if (phase === 'done' && course.total === 0) return <Notice kind="info">{t('import.empty')}</Notice>
  return (
    <>
      <Panel title={titleOf(course, t)} aside={<HowFar course={course} />}>
        {phase === 'failed' ? <Failure /> : <Bar course={course} />}
        {!isOver && <Steps course={course} />}
        <p className={styles.local}>
          <Icon name="offline" size="small" />
          {t('import.local')}
        </p>
      </Panel>
      {run !== null && (
        <Outcome
          run={run}
          sum={sum}
          notRead={summary?.notRead ?? 0}
          title={t(phase === 'reading' ? 'import.soFar' : 'import.outcome')}
          isGrowing={phase === 'reading'}
        />
      )}
      {run !== null && isOver && <Account run={run} />}
    </>
  )
}

function titleOf({ phase, summary }: ImportCourse, t: ReturnType<typeof useTexts>['t']): string {
  if (phase === 'done')
    return t(summary?.isPaused ? 'import.paused' : (summary?.notRead ?? 0) > 0 ? 'import.stopped' : 'import.done')
  return t(`import.${phase}`)
}

function HowFar({ course }: { readonly course: ImportCourse }) {
  const { t, formatCount } = useTexts()
  const of = t('import.of', { done: formatCount(course.done), total: formatCount(course.total) })
  const pace = paceOf(course)
  if (course.phase !== 'reading') {
    const { summary } = course
    return <>{summary === null ? of : `${of}, ${t('import.took', { time: durationWords(summary.seconds, t) })}`}</>
  }
  return <>{pace === null ? of : `${of}, ${leftWords(pace.leftMs, t)}`}</>
}

function Bar({ course }: { readonly course: ImportCourse }) {
  const { t, language, formatCount } = useTexts()
  const { phase, done, total, bytesDone, bytesTotal } = course
  const pace = phase === 'reading' ? paceOf(course) : null
  const doneWords = sizeWords(bytesDone, language)
  // Of a mail box nobody knows how much there is before it has come.
  const size =
    bytesTotal === 0 ? doneWords : t('import.sizeOf', { done: doneWords, total: sizeWords(bytesTotal, language) })
  return (
    <>
      <Progress
        label={t('import.progress', { done: formatCount(done), total: formatCount(total) })}
        value={done}
        max={total}
        isLabelShown={false}
      />
      <p className={styles.figures}>
        <span>{size}</span>
        {pace !== null && <span>{t('import.pace', { count: Math.max(1, Math.round(pace.perSecond)) })}</span>}
      </p>
    </>
  )
}

function Failure() {
  const { t } = useTexts()
  const problemOf = useProblem()
  const failure = useImportState(state => state.failure)
  const { text, next } = problemOf(failure)
  return (
    <Notice kind="stop">
      <p>
        {text} {next}
      </p>
      <p>{t('import.failedWhy')}</p>
    </Notice>
  )
}

import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { ImportCourse } from '../../state/import-course.ts'
import styles from './import.module.css'

type StepState = 'done' | 'busy' | 'waiting'

const iconOf = { done: 'check', busy: 'refresh', waiting: 'minus' } as const
const wordOf = { done: 'import.stateDone', busy: 'import.stateBusy', waiting: 'import.stateWaiting' } as const

/** What happens to each file, with how many have come so far. */
export function Steps({ course: { phase, read, done, total, owed } }: { readonly course: ImportCourse }) {
  const { t, formatCount } = useTexts()
  const upTo = (count: number): StepState => (count === 0 ? 'waiting' : count < total ? 'busy' : 'done')
  const steps: readonly { text: string; state: StepState; count: string }[] = [
    { text: t('import.stepRead'), state: upTo(read), count: formatCount(read) },
    { text: t('import.stepSettled'), state: upTo(done), count: formatCount(done) },
    {
      text: t('import.stepFound'),
      state: phase === 'finding' ? 'busy' : 'waiting',
      count: phase === 'finding' ? t('import.stepLeft', { left: formatCount(owed.left) }) : formatCount(0),
    },
  ]
  return (
    <ol className={styles.steps}>
      {steps.map(({ text, state, count }) => (
        <li className={cx(styles.step, styles[state])} key={text}>
          <Icon name={iconOf[state]} size="small" />
          <Hidden>{t(wordOf[state])}</Hidden>
          <span>{text}</span>
          <span className={styles.stepCount}>{count}</span>
        </li>
      ))}
    </ol>
  )
}

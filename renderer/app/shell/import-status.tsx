import { Button } from 'react-aria-components'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useImportState } from '../imports-context.tsx'
import { useNavigate, usePlace } from '../navigation-context.tsx'
import { useLaidAside } from '../use-laid-aside.ts'
import styles from './key-bar.module.css'

/** One that was cut short or paused, as long as nobody carried it on or stopped it. */
function LaidAsideStatus() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const [run] = useLaidAside()
  if (run === undefined) return null
  return (
    <Button className={styles.link ?? ''} onPress={() => go({ screen: 'import' })}>
      <Icon name="pause" size="small" />
      {t('import.statusLaidAside', { count: run.left })}
    </Button>
  )
}

/** An import that goes on behind another screen, and that it ended, until somebody looks. */
export function ImportStatus() {
  const { t, formatCount } = useTexts()
  const { go } = useNavigate()
  const isHere = usePlace().screen === 'import'
  const course = useImportState(state => state.course)
  const isSeen = useImportState(state => state.isSeen)
  if (isHere) return null
  if (course === null || isSeen) return <LaidAsideStatus />
  const of = { done: formatCount(course.done), total: formatCount(course.total) }
  const words = {
    reading: t('import.statusReading', of),
    finding: t('import.statusFinding'),
    done: t('import.statusDone', { count: course.sum.registered }),
    failed: t('import.statusFailed'),
  }[course.phase]
  return (
    <Button className={styles.link ?? ''} onPress={() => go({ screen: 'import' })}>
      <Icon name={course.phase === 'failed' ? 'warning' : 'import'} size="small" />
      {words}
    </Button>
  )
}

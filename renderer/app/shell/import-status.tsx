import { Button } from 'react-aria-components'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useImportState } from '../imports-context.tsx'
import { useNavigate, usePlace } from '../navigation-context.tsx'
import styles from './key-bar.module.css'

/** An import that goes on behind another screen, and that it ended, until somebody looks. */
export function ImportStatus() {
  const { t, formatCount } = useTexts()
  const { go } = useNavigate()
  const isHere = usePlace().screen === 'import'
  const course = useImportState(state => state.course)
  const isSeen = useImportState(state => state.isSeen)
  if (course === null || isSeen || isHere) return null
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

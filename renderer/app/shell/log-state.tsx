import { useQuery } from '@tanstack/react-query'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useQueries } from '../queries-context.tsx'
import styles from './key-bar.module.css'

/** How the log stood when it was last verified; nothing stronger is said than was looked at. */
export function LogState() {
  const { t, formatTime } = useTexts()
  const { data } = useQuery(useQueries().audit.state.queryOptions({ input: {} }))
  if (data === undefined) return null
  const { verified } = data
  const words =
    verified === null
      ? t('shell.logUnverified')
      : verified.verdict === 'OK'
        ? t('shell.logSound', { time: formatTime(verified.at) })
        : t('shell.logBroken')
  return (
    <span className={styles.key}>
      <Icon name={verified?.verdict === 'OK' ? 'shieldChecked' : 'shield'} size="small" />
      {words}
    </span>
  )
}

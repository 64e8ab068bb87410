import { useQuery } from '@tanstack/react-query'
import type { BoundAction } from '../../actions/use-action.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './log.module.css'

interface VerdictProps {
  readonly verify: BoundAction
  readonly isBusy: boolean
  readonly problem: string | undefined
}

/** How the log stood when it was last verified, and nothing stronger than was looked at. */
export function Verdict({ verify, isBusy, problem }: VerdictProps) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const { data } = useQuery(useQueries().audit.state.queryOptions({ input: {} }))
  if (data === undefined) return null
  const { verified } = data
  const isSound = verified?.verdict === 'OK'
  const kind = verified === null ? styles.unknown : isSound ? styles.sound : styles.broken
  return (
    <div className={`${styles.verdict} ${kind}`} role={verified !== null && !isSound ? 'alert' : 'status'}>
      <Icon name={isSound ? 'shieldChecked' : verified === null ? 'shield' : 'warning'} size="large" />
      <div className={styles.verdictText}>
        {verified === null
          ? t('log.unverified')
          : verified.verdict === 'OK'
            ? t('log.sound', { count: verified.count })
            : t('log.broken', { verdict: t(`log.verdict.${verified.verdict}`) })}
        {problem !== undefined && <span>{problem}</span>}
      </div>
      {verified !== null && <span className={styles.quiet}>{formatMoment(verified.at, now)}</span>}
      <ActionButton of={verify} size="small" isBusy={isBusy} />
    </div>
  )
}

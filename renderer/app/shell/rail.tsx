import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import type { VaultStatus } from '../../../src/contract/vault.ts'
import { actionRows } from '../../actions/table.ts'
import { cx } from '../../components/cx.ts'
import { Icon } from '../../components/icon.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Tooltip } from '../../components/popover.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useLook } from '../look-context.tsx'
import { useNavigate, usePlace } from '../navigation-context.tsx'
import { useQueries } from '../queries-context.tsx'
import { initialsOf } from './initials.ts'
import { navigationOf, placeOf, type GoTo } from './navigation-items.ts'
import { partOf } from './parts.ts'
import styles from './rail.module.css'

interface RailProps {
  readonly user: NonNullable<VaultStatus['user']>
  readonly isNarrow: boolean
  /** Content is open to this privacy officer. */
  readonly hasContent: boolean
}

/** Where one can go, with how much work waits there: signals, tasks and packets are counted, never persons. */
export function Rail({ user, isNarrow, hasContent }: RailProps) {
  const { t, formatCount } = useTexts()
  const { change } = useLook()
  const { go } = useNavigate()
  const here = partOf(usePlace())
  const counts = useCounts(user.role === 'liaison' || user.role === 'coordinator')
  return (
    <nav
      className={cx(styles.rail, isNarrow && styles.narrow)}
      aria-label={t('shell.navigation')}
      data-pane
      tabIndex={-1}
    >
      {navigationOf(user.role, hasContent).map(({ heading, items }) => (
        <div className={styles.group} key={heading}>
          <h2 className={styles.heading}>{t(heading)}</h2>
          {items.map(item => {
            const count = counts[item] ?? 0
            const { icon, text } = actionRows[item]
            const isHere = item === here
            const link = (
              <Link
                className={cx(styles.item, isHere && styles.here)}
                // A link of our own kind: the program has no addresses to show.
                {...(isHere ? { 'aria-current': 'page' } : {})}
                onPress={() => go(placeOf[item])}
                key={item}
              >
                {icon !== undefined && <Icon name={icon} />}
                <span className={styles.word}>{t(text)}</span>
                {count > 0 && <span className={styles.count}>{formatCount(count)}</span>}
              </Link>
            )
            return isNarrow ? (
              <Tooltip text={t(text)} key={item}>
                {link}
              </Tooltip>
            ) : (
              link
            )
          })}
        </div>
      ))}
      <div className={styles.foot}>
        <div className={styles.who}>
          <span className={styles.initials} aria-hidden="true">
            {initialsOf(user.fullName)}
          </span>
          <div className={styles.word}>
            <div className={styles.name}>
              <bdi>{user.fullName}</bdi>
            </div>
            <div className={styles.role}>{t(`role.${user.role}`)}</div>
          </div>
        </div>
        <IconButton
          icon={isNarrow ? 'chevronRight' : 'back'}
          label={isNarrow ? t('shell.wide') : t('shell.narrow')}
          onPress={() => change({ rail: isNarrow ? 'wide' : 'narrow' })}
        />
      </div>
    </nav>
  )
}

function useCounts(isAllowed: boolean): Partial<Record<GoTo, number>> {
  const { signals, packets } = useQueries()
  const { data: work } = useQuery(signals.count.queryOptions({ input: {}, enabled: isAllowed }))
  const { data: waiting } = useQuery(
    packets.list.queryOptions({ input: { states: ['in_review', 'approved'], limit: 200 }, enabled: isAllowed }),
  )
  return {
    'go.inbox': work?.todo ?? 0,
    'go.tasks': work?.myTasks ?? 0,
    'go.releases': waiting?.rows.filter(({ mine }) => !mine).length ?? 0,
  }
}

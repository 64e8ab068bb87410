import type { PacketReview } from '../../../src/contract/packet-shapes.ts'
import { useNow } from '../../app/use-now.ts'
import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../components/icons.ts'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './release.module.css'

const iconOf = { ok: 'check', note: 'info', stop: 'blocked' } as const satisfies Record<string, IconName>

/** What the program looked at again on this very bag; a person's judgement is another list. */
export function Checks({ review }: { readonly review: PacketReview }) {
  const { t, formatCount, formatDay } = useTexts()
  const now = useNow()
  const { checks } = review
  const done = checks.filter(({ outcome }) => outcome !== 'stop').length
  return (
    <section className={styles.block} aria-labelledby="checks">
      <div className={styles.blockHead}>
        <h2 className={styles.heading} id="checks">
          {t('release.checks')}
        </h2>
        <Tag kind={done === checks.length ? 'ok' : 'stop'} icon={done === checks.length ? 'check' : 'blocked'}>
          {t('release.checksCount', { done: formatCount(done), all: formatCount(checks.length) })}
        </Tag>
      </div>
      <ul className={styles.rows}>
        {checks.map(({ check, outcome, count, until }) => (
          <li className={styles.check} key={check}>
            <span className={cx(styles[outcome])}>
              <Icon name={iconOf[outcome]} size="small" />
              <Hidden>{t(`release.outcome.${outcome}`)}</Hidden>
            </span>
            <span>
              {outcome === 'note' ? t('release.properties', { count }) : t(`release.check.${check}`)}
              {until !== null && (
                <span className={styles.quiet}> {t('release.until', { day: formatDay(until, now) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { PacketReview } from '../../../src/contract/packet-shapes.ts'
import { useNow } from '../../app/use-now.ts'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './release.module.css'

/** Who besides the author reads along, and who signed. */
export function Reviewers({ review }: { readonly review: PacketReview }) {
  const { t, formatCount, formatMoment } = useTexts()
  const now = useNow()
  const pages = formatCount(review.pages)
  return (
    <section className={styles.block} aria-labelledby="reviewers">
      <div className={styles.blockHead}>
        <h2 className={styles.heading} id="reviewers">
          {t('release.reviewers')}
        </h2>
        <span className={styles.quiet}>{t('release.reviewersNeeded', { count: review.reviewersNeeded })}</span>
      </div>
      {review.reviewers.length === 0 && <p className={styles.quiet}>{t('release.reviewersNone')}</p>}
      <ul className={styles.rows}>
        {review.reviewers.map(({ name, me, seen, signedAt }) => (
          <li className={styles.check} key={name}>
            <span className={signedAt === null ? styles.note : styles.ok}>
              <Icon name={signedAt === null ? 'clock' : 'check'} size="small" />
            </span>
            <span>
              <b>{me ? t('release.you') : name}</b>{' '}
              <span className={styles.quiet}>
                {signedAt === null
                  ? t('release.reading', { seen: formatCount(seen), pages })
                  : t('release.signedAt', { moment: formatMoment(signedAt, now), seen: formatCount(seen), pages })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

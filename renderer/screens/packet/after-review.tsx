import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Facts } from '../../components/facts.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

/** How far the review is: who signed, and who is still waited for. */
export function AfterReview({ packet }: { readonly packet: PacketDetail }) {
  const { t, formatCount } = useTexts()
  const { reviewers, outcome } = packet
  const isApproved = packet.state === 'approved'
  return (
    <section className={styles.card}>
      <h2 className={styles.partTitle}>{t('packet.after.reviewTitle')}</h2>
      <p>
        {isApproved
          ? t('packet.after.reviewDone')
          : t('packet.after.reviewWaits', {
              done: formatCount(reviewers.length),
              needed: formatCount(outcome.reviewersNeeded),
            })}
      </p>
      {reviewers.length > 0 && (
        <Facts rows={[[t('packet.after.reviewedBy'), reviewers.map(name => <div key={name}>{name}</div>)]]} />
      )}
    </section>
  )
}

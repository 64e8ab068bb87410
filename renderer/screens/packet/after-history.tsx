import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useNow } from '../../app/use-now.ts'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

/** Every state it was given, by whom, with the reason where one was given. */
export function AfterHistory({ packet }: { readonly packet: PacketDetail }) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  return (
    <section className={styles.card}>
      <h2 className={styles.partTitle}>{t('packet.after.history')}</h2>
      <ol className={styles.lines}>
        {packet.history.map(({ state, at, by, because }) => (
          <li key={`${at} ${state}`}>
            {t('packet.after.historyRow', {
              state: t(`packets.state.${state}`),
              by,
              moment: formatMoment(at, now),
            })}
            {because !== null && (
              <div className={styles.quiet}>
                <Foreign text={because} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

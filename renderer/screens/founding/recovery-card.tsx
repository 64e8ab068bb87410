import { Icon } from '../../components/icon.tsx'
import { SharePapers } from '../../components/share-papers.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { FoundingState } from './use-founding.ts'
import styles from './founding.module.css'

interface RecoveryCardProps {
  readonly state: FoundingState
  readonly readBack: string
  readonly onReadBack: (text: string) => void
}

/** What recovery is, and its papers. */
export function RecoveryCard({ state, readBack, onReadBack }: RecoveryCardProps) {
  const { t } = useTexts()
  const { drawn, handed, handOver, foundFailure } = state
  return (
    <section className={styles.card} aria-labelledby="recovery">
      <div className={styles.head}>
        <span className={styles.badge}>
          <Icon name="key" />
        </span>
        <div>
          <h2 id="recovery">{t('founding.recovery')}</h2>
          <p className={styles.quiet}>{t('founding.recoveryWhy')}</p>
        </div>
      </div>
      <SharePapers
        drawn={drawn}
        handed={handed}
        onHanded={handOver}
        readBack={readBack}
        onReadBack={onReadBack}
        error={foundFailure && `${foundFailure.text} ${foundFailure.next}`}
      />
    </section>
  )
}

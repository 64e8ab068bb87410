import { useTexts } from '../i18n/language-context.tsx'
import { ShareGroups } from './share-groups.tsx'
import { holders } from './share-holders.ts'
import { ShareCode } from './share-code.tsx'
import styles from './share-paper.module.css'

interface SharePaperProps {
  readonly number: number
  readonly share: string
  readonly mark: string
}

/** One recovery share on one sheet. Seen in print only; then nothing else of the page is. */
export function SharePaper({ number, share, mark }: SharePaperProps) {
  const { t } = useTexts()
  const holder = holders[number - 1]
  return (
    <article className={styles.paper} aria-hidden="true">
      <p className={styles.marking}>{t('paper.marking')}</p>
      <h1>{t('paper.title', { number: String(number) })}</h1>
      <dl className={styles.facts}>
        <div>
          <dt>{t('paper.vault')}</dt>
          <dd className={styles.mark}>{mark}</dd>
        </div>
        <div>
          <dt>{t('paper.holder')}</dt>
          <dd>{holder === undefined ? '' : t(holder)}</dd>
        </div>
      </dl>
      <ShareGroups of={share} />
      <ShareCode text={share.replaceAll(' ', '')} label={t('paper.share', { number: String(number) })} />
      <p>{t('paper.what')}</p>
      <p>{t('paper.how')}</p>
      <p className={styles.signed}>{t('paper.signed')}</p>
    </article>
  )
}

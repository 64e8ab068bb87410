import { useTexts } from '../i18n/language-context.tsx'
import styles from './brand.module.css'

/** The mark, two links of a chain, and the name. */
export function Brand({ nameStyle }: { readonly nameStyle?: string | undefined }) {
  const { t } = useTexts()
  return (
    <span className={styles.brand}>
      <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
        <rect x="2.5" y="7" width="12" height="10" rx="5" />
        <path d="M12 7h4.500a5 5 0 0 1 0 10H12" opacity=".55" />
        <path d="M9.500 12h5" />
      </svg>
      <span className={nameStyle}>{t('app.name')}</span>
    </span>
  )
}

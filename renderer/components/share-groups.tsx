import { Hidden } from './hidden.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import styles from './share-groups.module.css'

/** The sixteen groups of a share, numbered: a fault is told by the number of its group. */
export function ShareGroups({ of: share }: { readonly of: string }) {
  const { t } = useTexts()
  return (
    <ol className={styles.groups}>
      {share.split(' ').map((group, at) => (
        <li key={`${at} ${group}`}>
          <Hidden>{t('paper.group', { number: String(at + 1) })}</Hidden>
          <span className={styles.number} aria-hidden="true">
            {at + 1}
          </span>
          <span className={styles.letters}>{group}</span>
        </li>
      ))}
    </ol>
  )
}

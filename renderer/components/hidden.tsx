import type { ReactNode } from 'react'
import styles from './hidden.module.css'

/** For programs that read the screen aloud; the eye sees it otherwise. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>
}

import type { ReactNode } from 'react'
import styles from './dialog.module.css'

/** The buttons of a form inside a dialog, the first action last in the row. */
export function DialogButtons({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className={styles.buttons}>
      {note !== undefined && <div className={styles.note}>{note}</div>}
      {children}
    </div>
  )
}

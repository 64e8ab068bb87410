import type { ReactNode } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { IconButton } from './icon-button.tsx'
import styles from './drawer.module.css'

interface DrawerProps {
  readonly label: string
  readonly heading: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** Beside the work, never over it: details of what is selected. */
export function Drawer({ label, heading, onClose, children, actions }: DrawerProps) {
  const { t } = useTexts()
  return (
    <aside className={styles.drawer} aria-label={label} data-pane tabIndex={-1}>
      <div className={styles.head}>
        <div className={styles.heading}>{heading}</div>
        <IconButton icon="close" label={t('dialog.close')} onPress={onClose} />
      </div>
      <div className={styles.content}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </aside>
  )
}

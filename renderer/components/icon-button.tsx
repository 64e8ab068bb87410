import { Button as AriaButton } from 'react-aria-components'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './icon-button.module.css'

interface IconButtonProps {
  readonly icon: IconName
  readonly label: string
  /** Left out where it opens a menu. */
  readonly onPress?: () => void
}

export function IconButton({ icon, label, onPress }: IconButtonProps) {
  return (
    <AriaButton className={styles.button ?? ''} aria-label={label} {...(onPress === undefined ? {} : { onPress })}>
      <Icon name={icon} />
    </AriaButton>
  )
}

/** Beside text an icon says nothing of its own; alone it needs the label of its button. */
import { icons, type IconName } from './icons.ts'
import styles from './icon.module.css'

interface IconProps {
  readonly name: IconName
  readonly size?: 'normal' | 'small' | 'large'
}

export function Icon({ name, size = 'normal' }: IconProps) {
  return (
    <svg className={`${styles.icon} ${styles[size]}`} viewBox="0 0 16 16" aria-hidden="true">
      {icons[name].map(([path, width]) => (
        <path key={path} d={path} {...(width === undefined ? {} : { strokeWidth: width })} />
      ))}
    </svg>
  )
}

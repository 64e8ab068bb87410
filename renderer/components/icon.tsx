/** Line icons on a 16 px grid, one meaning each; beside text they say nothing of their own. */
import styles from './icon.module.css'

const paths = {
  lock: [
    'M5 7h6a1 1 0 0 1 1 1v4.500a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z',
    'M5.500 7V5a2.500 2.500 0 0 1 5 0v2',
  ],
  unlock: [
    'M5 7h6a1 1 0 0 1 1 1v4.500a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z',
    'M5.500 7V5a2.500 2.500 0 0 1 4.800-1',
  ],
  down: ['m4 6 4 4 4-4'],
  offline: [
    'M2 6.500a9 9 0 0 1 3-1.900M8 4c2.300 0 4.400.9 6 2.500M4.300 9a5 5 0 0 1 2.200-1.300M11.700 9a5 5 0 0 0-1-.8M8 12v0M3 2.500l10 11',
  ],
  eye: [
    'M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8z',
    'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  ],
  eyeOff: ['M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8z', 'M3 2.500l10 11'],
  folder: ['M1.500 12.500v-9h4.500l1.500 2h7v7z'],
  warning: ['M8 2 14.500 13.500h-13z', 'M8 6.500v3M8 11.500v0'],
  check: ['M3 8.500l3.200 3.200L13 5'],
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 'normal' }: { readonly name: IconName; readonly size?: 'normal' | 'small' }) {
  return (
    <svg className={size === 'small' ? styles.small : styles.icon} viewBox="0 0 16 16" aria-hidden="true">
      {paths[name].map(path => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}

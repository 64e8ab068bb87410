import { Button } from 'react-aria-components'
import { Brand } from '../../components/brand.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { KeyCaps } from '../../components/key-caps.tsx'
import type { BoundAction } from '../../actions/use-action.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { markingNotations } from '../../i18n/marking-notations.ts'
import { useCodes } from '../use-codes.ts'
import { useIdle } from '../use-idle.ts'
import styles from './title-bar.module.css'

interface TitleBarProps {
  readonly palette: BoundAction
  readonly lock: BoundAction
  readonly idleMinutes: number
}

/** The program, its marking, the way to everything, and how long the vault stays open. No names, no numbers of anything. */
export function TitleBar({ palette, lock, idleMinutes }: TitleBarProps) {
  const { t } = useTexts()
  const { books, label } = useCodes()
  const seconds = useIdle(idleMinutes)
  const marking = books?.markings.packetDefault
  return (
    <header className={styles.bar} aria-label={t('shell.titleBar')}>
      <Brand nameStyle={styles.name} />
      <Button className={styles.omni ?? ''} onPress={palette.run}>
        <Icon name="search" />
        <span className={styles.words}>{t('shell.omni')}</span>
        <KeyCaps caps={palette.caps} />
      </Button>
      <span className={styles.space} />
      {marking !== undefined && (
        <span className={styles.marking}>{markingNotations[marking] ?? label('markings', marking)}</span>
      )}
      <Button className={styles.lock ?? ''} onPress={lock.run}>
        <Icon name="unlock" size="small" />
        <Hidden>{lock.label} </Hidden>
        <span className={styles.state}>{t('shell.vaultOpen')}</span>
        <span className={styles.left}>
          {seconds < 60
            ? t('shell.locksInSeconds', { count: seconds })
            : t('shell.locksInMinutes', { count: Math.ceil(seconds / 60) })}
        </span>
      </Button>
    </header>
  )
}

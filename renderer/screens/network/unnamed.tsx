import { Button } from 'react-aria-components'
import type { Network } from '../../../src/contract/links.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './network.module.css'

/** Beside the picture: nobody knows who they are, so nothing leads to them (R18). */
export function Unnamed({ of: unnamed }: { readonly of: Network['unnamed'] }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  if (unnamed.length === 0) return null
  return (
    <section className={styles.unnamed} aria-label={t('network.listUnnamed')}>
      <span className={styles.unnamedHead}>
        {t('network.unnamed', { count: unnamed.length })}
        <span className={styles.quiet}>{t('network.unnamedWhy')}</span>
      </span>
      <ul className={styles.chips}>
        {unnamed.map(each => (
          <li key={each.mention}>
            <Button
              className={styles.unnamedChip ?? ''}
              onPress={() => go({ screen: 'signal', signal: each.signal, mention: each.mention })}
            >
              <Icon name="person" size="small" />
              <Foreign text={each.surface} />
              <span className={styles.number}>{each.signalNumber}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

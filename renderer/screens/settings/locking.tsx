import { idleBounds } from '../../../src/contract/look.ts'
import { useLook } from '../../app/look-context.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { SettingBody, SettingCard } from './setting-card.tsx'
import styles from './settings.module.css'

const minutes = Array.from({ length: idleBounds.most - idleBounds.least + 1 }, (_, at) => idleBounds.least + at)

/** When the vault locks by itself, and with what it opens. */
export function Locking() {
  const { t } = useTexts()
  const { look, change } = useLook()
  return (
    <div className={styles.narrow}>
      <SettingCard icon="lock" title={t('settings.lock')}>
        <SettingBody>
          <Select
            label={t('settings.idle')}
            name="idle"
            options={minutes.map(id => ({ id, label: t('settings.minutes', { count: id }) }))}
            value={look.idleMinutes}
            onChange={idleMinutes => change({ idleMinutes })}
          />
          <p className={styles.quiet}>{t('settings.idleHelp')}</p>
        </SettingBody>
      </SettingCard>
      <SettingCard icon="key" title={t('settings.passphrase')}>
        <PassphraseForm />
      </SettingCard>
    </div>
  )
}

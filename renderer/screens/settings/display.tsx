import { textSizeBounds } from '../../../src/contract/look.ts'
import { useLook } from '../../app/look-context.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingCard, SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

const { least, most, step } = textSizeBounds
const sizes = Array.from({ length: (most - least) / step + 1 }, (_, at) => least + at * step)

/** Takes effect while one chooses; nothing has to be saved. */
export function Display() {
  const { t } = useTexts()
  const { look, change } = useLook()
  return (
    <div className={styles.narrow}>
      <SettingCard icon="moon" title={t('settings.display')}>
        <SettingRow name={t('settings.theme')}>
          <Segmented
            label={t('settings.theme')}
            options={[
              { id: 'light', label: t('settings.light') },
              { id: 'dark', label: t('settings.dark') },
              { id: 'system', label: t('settings.system') },
            ]}
            value={look.theme}
            onChange={theme => change({ theme })}
          />
        </SettingRow>
        <SettingRow name={t('settings.language')}>
          <Segmented
            label={t('settings.language')}
            options={[
              { id: 'nl', label: t('founding.dutch') },
              { id: 'en', label: t('founding.english') },
            ]}
            value={look.language}
            onChange={language => change({ language })}
          />
        </SettingRow>
        <SettingRow name={t('settings.textSize')} help={t('settings.textSizeHelp')}>
          <Segmented
            label={t('settings.textSize')}
            options={sizes.map(size => ({ id: String(size), label: t('settings.percent', { size: String(size) }) }))}
            value={String(look.textSize)}
            onChange={size => change({ textSize: Number(size) })}
          />
        </SettingRow>
        <SettingRow name={t('settings.density')}>
          <Segmented
            label={t('settings.density')}
            options={[
              { id: 'wide', label: t('settings.wide') },
              { id: 'normal', label: t('settings.normal') },
              { id: 'compact', label: t('settings.compact') },
            ]}
            value={look.density}
            onChange={density => change({ density })}
          />
        </SettingRow>
        <SettingRow name={t('settings.rail')} help={t('settings.railHelp')}>
          <Segmented
            label={t('settings.rail')}
            options={[
              { id: 'auto', label: t('settings.railAuto') },
              { id: 'wide', label: t('settings.railWide') },
              { id: 'narrow', label: t('settings.railNarrow') },
            ]}
            value={look.rail}
            onChange={rail => change({ rail })}
          />
        </SettingRow>
      </SettingCard>
    </div>
  )
}

import { useState } from 'react'
import { actionIds, partOf } from '../../actions/conflicts.ts'
import { keysOf } from '../../actions/keys-of.ts'
import { actionRows, type ActionId } from '../../actions/table.ts'
import { useLook } from '../../app/look-context.tsx'
import { Button } from '../../components/button.tsx'
import { Switch } from '../../components/checkbox.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { KeyCaps } from '../../components/key-caps.tsx'
import { capTexts } from '../../i18n/key-texts.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { ChangeKey } from './change-key.tsx'
import { partTexts } from './part-texts.ts'
import { SettingCard, SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

/** Every key of the program, what it does, and another one in its place (WCAG 2.1.4). */
export function Keys() {
  const { t } = useTexts()
  const { look, change } = useLook()
  const [changing, setChanging] = useState<ActionId | null>(null)
  const taste = { letterKeys: true, remapped: look.keys }
  const parts = [...new Set(actionIds.map(partOf))]
  const isOwn = Object.keys(look.keys).length > 0
  return (
    <div className={styles.narrow}>
      <SettingCard icon="keyboard" title={t('settings.keys')}>
        <SettingRow name={t('settings.letterKeys')} help={t('settings.letterKeysHelp')}>
          <Switch
            label={t('settings.letterKeys')}
            isSelected={look.letterKeys}
            onChange={letterKeys => change({ letterKeys })}
          >
            {look.letterKeys ? t('settings.on') : t('settings.off')}
          </Switch>
        </SettingRow>
        {isOwn && (
          <SettingRow name={t('settings.ownKeys')} help={t('settings.ownKeysHelp')}>
            <Button size="small" onPress={() => change({ keys: {} })}>
              {t('settings.allBack')}
            </Button>
          </SettingRow>
        )}
      </SettingCard>
      {parts.map(part => (
        <SettingCard icon="keyboard" title={t(partTexts[part] ?? 'keys.screen')} key={part}>
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('settings.action')}</th>
                  <th scope="col">{t('settings.key')}</th>
                  <th scope="col">{t('settings.change')}</th>
                </tr>
              </thead>
              <tbody>
                {actionIds
                  .filter(id => partOf(id) === part)
                  .map(id => (
                    <tr key={id}>
                      <td>{t(actionRows[id].text)}</td>
                      <td>
                        {keysOf(id, taste).map(key => (
                          <span className={styles.caps} key={key}>
                            <KeyCaps caps={capTexts(key, t)} />{' '}
                          </span>
                        ))}
                        <Hidden>
                          {keysOf(id, taste)
                            .map(key => capTexts(key, t).join(' '))
                            .join(', ')}
                        </Hidden>
                      </td>
                      <td>
                        <Button
                          size="small"
                          kind="light"
                          label={t('settings.changeKeyOf', { action: t(actionRows[id].text) })}
                          onPress={() => setChanging(id)}
                        >
                          {t('settings.changeKey')}
                        </Button>
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </SettingCard>
      ))}
      {changing !== null && <ChangeKey id={changing} onClose={() => setChanging(null)} />}
    </div>
  )
}

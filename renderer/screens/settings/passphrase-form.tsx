import { Controller } from 'react-hook-form'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { Strength } from '../../components/strength.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingBody } from './setting-card.tsx'
import { usePassphraseForm } from './use-passphrase-form.ts'

export function PassphraseForm() {
  const { t } = useTexts()
  const { form, verdict, judge, submit, isBusy, isDone, failure } = usePassphraseForm()
  const { control } = form
  return (
    <form onSubmit={submit} noValidate>
      <SettingBody>
        <Controller
          control={control}
          name="current"
          render={({ field, fieldState }) => (
            <PassphraseField
              {...field}
              label={t('settings.currentPassphrase')}
              error={fieldState.error && t('unlock.passphraseNeeded')}
            />
          )}
        />
        <Controller
          control={control}
          name="next"
          render={({ field, fieldState }) => (
            <PassphraseField
              {...field}
              label={t('recover.passphrase')}
              autoComplete="new-password"
              onChange={value => {
                field.onChange(value)
                judge(value)
              }}
              error={fieldState.error && t('unlock.passphraseNeeded')}
            />
          )}
        />
        <Strength of={verdict} />
        <Controller
          control={control}
          name="repeat"
          render={({ field, fieldState }) => (
            <PassphraseField
              {...field}
              label={t('founding.repeat')}
              autoComplete="new-password"
              error={fieldState.error && t('founding.repeatDiffers')}
            />
          )}
        />
        {failure !== undefined && (
          <Notice kind="stop">
            {failure.text} {failure.next}
          </Notice>
        )}
        {isDone && <Notice kind="ok">{t('settings.passphraseChanged')}</Notice>}
        <div>
          <Button type="submit" isBusy={isBusy}>
            {isBusy ? t('settings.passphraseBusy') : t('settings.changePassphrase')}
          </Button>
        </div>
      </SettingBody>
    </form>
  )
}

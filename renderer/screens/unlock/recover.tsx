import { Controller } from 'react-hook-form'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { Strength } from '../../components/strength.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useRecover } from './use-recover.ts'
import styles from './unlock.module.css'

interface RecoverProps {
  readonly onBack: () => void
  readonly onRecovered: (slot: number) => void
}

/** Two of three shares make a new access (R84). What it can do is nothing but open; signing takes a new certificate. */
export function Recover({ onBack, onRecovered }: RecoverProps) {
  const { t } = useTexts()
  const { form, verdict, judge, submit, isBusy, failure } = useRecover(onRecovered)
  const { control } = form
  return (
    <CardPage icon="key" title={t('recover.title')} why={t('recover.why')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {(['first', 'second'] as const).map(name => (
          <Controller
            control={control}
            name={name}
            key={name}
            render={({ field, fieldState }) => (
              <TextArea
                {...field}
                label={t(`recover.${name}`)}
                rows={2}
                autoFocus={name === 'first'}
                error={fieldState.error && t('recover.needed')}
              />
            )}
          />
        ))}
        <Controller
          control={control}
          name="passphrase"
          render={({ field, fieldState }) => (
            <PassphraseField
              {...field}
              label={t('recover.passphrase')}
              autoComplete="new-password"
              onChange={value => {
                field.onChange(value)
                judge(value)
              }}
              error={fieldState.error && t('recover.needed')}
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
        <Notice kind="info">{t('recover.after')}</Notice>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {isBusy ? t('recover.busy') : t('recover.action')}
        </Button>
        <div className={styles.ways}>
          <Button kind="light" size="small" icon="back" onPress={onBack}>
            {t('recover.back')}
          </Button>
        </div>
      </form>
    </CardPage>
  )
}

import { Controller } from 'react-hook-form'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { Strength } from '../../components/strength.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { suggestName } from './suggest-name.ts'
import type { FoundingState } from './use-founding.ts'
import styles from './founding.module.css'

/** Who makes the vault and with what it opens. */
export function SecretForm({ state }: { readonly state: FoundingState }) {
  const { t } = useTexts()
  const { form, verdict, judge, prepareFailure, isVoid } = state
  const { control } = form
  return (
    <div className={styles.form}>
      <div className={styles.names}>
        <Controller
          control={control}
          name="fullName"
          render={({ field, fieldState }) => (
            <TextField
              {...field}
              label={t('founding.fullName')}
              autoComplete="name"
              autoFocus
              onChange={value => {
                field.onChange(value)
                if (!form.formState.dirtyFields.name) form.setValue('name', suggestName(value))
              }}
              error={fieldState.error && t('founding.fullNameNeeded')}
            />
          )}
        />
        <Controller
          control={control}
          name="name"
          render={({ field, fieldState }) => (
            <TextField
              {...field}
              label={t('founding.name')}
              help={t('founding.nameHelp')}
              error={fieldState.error && t('founding.nameWrong')}
            />
          )}
        />
      </div>
      <Controller
        control={control}
        name="passphrase"
        render={({ field }) => (
          <PassphraseField
            {...field}
            label={t('founding.passphrase')}
            autoComplete="new-password"
            onChange={value => {
              field.onChange(value)
              judge()
            }}
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
      {isVoid && <Notice kind="warn">{t('founding.void')}</Notice>}
      {prepareFailure !== undefined && (
        <Notice kind="stop">
          {prepareFailure.text} {prepareFailure.next}
        </Notice>
      )}
    </div>
  )
}

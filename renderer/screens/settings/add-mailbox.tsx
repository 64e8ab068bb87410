import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { MailAuth, MailSecurity, NewMailAccount } from '../../../src/contract/channels.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { TextFileButton } from '../../components/text-file-button.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './settings.module.css'

/** How to reach a mail box. Nothing is connected to before its folders are asked for. */
export function AddMailbox({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog title={t('mail.add')} isOpen onClose={onClose}>
      <AddMailboxForm onClose={onClose} />
    </Dialog>
  )
}

const usualPort: Readonly<Record<MailSecurity, number>> = { tls: 993, starttls: 143 }
const authorityBytes = 65_536

function AddMailboxForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const form = useForm({
    resolver: zodResolver(NewMailAccount),
    defaultValues: {
      name: '',
      host: '',
      port: usualPort.tls,
      security: 'tls' as const,
      user: '',
      auth: 'password' as const,
      secret: '',
    },
  })
  const { control } = form
  const add = useCommand(useQueries().mail.add, { onDone: onClose })
  return (
    <form
      className={styles.narrow}
      noValidate
      onSubmit={form.handleSubmit(account => {
        if (!add.isBusy) add.run(account)
      })}
    >
      <Controller
        control={control}
        name="name"
        render={({ field, fieldState }) => (
          <TextField
            {...field}
            label={t('mail.name')}
            help={t('mail.nameHelp')}
            autoFocus
            error={fieldState.error && t('mail.nameNeeded')}
          />
        )}
      />
      <Controller
        control={control}
        name="host"
        render={({ field, fieldState }) => (
          <TextField
            {...field}
            label={t('mail.host')}
            help={t('mail.hostHelp')}
            error={fieldState.error && t('mail.hostWrong')}
          />
        )}
      />
      <Controller
        control={control}
        name="security"
        render={({ field }) => (
          <Select
            label={t('mail.security')}
            name={field.name}
            options={MailSecurity.options.map(id => ({ id, label: t(`mail.${id}`) }))}
            value={field.value ?? 'tls'}
            onChange={security => {
              field.onChange(security)
              form.setValue('port', usualPort[security])
            }}
          />
        )}
      />
      <Controller
        control={control}
        name="port"
        render={({ field: { value, onChange, ...field }, fieldState }) => (
          <TextField
            {...field}
            label={t('mail.port')}
            value={String(value)}
            onChange={typed => onChange(/^\d{1,5}$/.test(typed) ? Number(typed) : typed)}
            error={fieldState.error && t('mail.portWrong')}
          />
        )}
      />
      <Controller
        control={control}
        name="user"
        render={({ field, fieldState }) => (
          <TextField {...field} label={t('mail.user')} error={fieldState.error && t('mail.userNeeded')} />
        )}
      />
      <Controller
        control={control}
        name="auth"
        render={({ field }) => (
          <Select
            label={t('mail.auth')}
            name={field.name}
            options={MailAuth.options.map(id => ({ id, label: t(`mail.${id}`) }))}
            value={field.value ?? 'password'}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="secret"
        render={({ field, fieldState }) => (
          <PassphraseField
            {...field}
            label={t('mail.secretField')}
            help={t('mail.secretHelp')}
            autoComplete="new-password"
            error={fieldState.error && t('mail.secretNeeded')}
          />
        )}
      />
      <Controller
        control={control}
        name="authority"
        render={({ field }) => (
          <div className={styles.narrow}>
            <strong>{t('mail.authority')}</strong>
            <p className={styles.quiet}>{t('mail.authorityHelp')}</p>
            {field.value === undefined ? (
              <TextFileButton label={t('mail.authorityChoose')} most={authorityBytes} onText={field.onChange} />
            ) : (
              <p>
                {t('mail.authorityChosen')}{' '}
                <Button size="small" kind="light" onPress={() => field.onChange(undefined)}>
                  {t('mail.authorityDrop')}
                </Button>
              </p>
            )}
          </div>
        )}
      />
      {add.problem !== undefined && (
        <Notice kind="stop">
          {add.problem.text} {add.problem.next}
        </Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy}>
          {t('mail.save')}
        </Button>
      </DialogButtons>
    </form>
  )
}

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { ShortText } from '../../../src/contract/shapes.ts'
import { Passphrase, RoleCode, UserName } from '../../../src/contract/vault.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { Select } from '../../components/select.tsx'
import { Strength } from '../../components/strength.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './settings.module.css'

const NewUser = z
  .strictObject({ fullName: ShortText, name: UserName, role: RoleCode, passphrase: Passphrase, repeat: z.string() })
  .refine(({ passphrase, repeat }) => passphrase === repeat, { path: ['repeat'] })

/** An access for a colleague, who types the passphrase here himself: nobody else may know it. */
export function AddUser({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog title={t('settings.addUser')} isOpen onClose={onClose}>
      <AddUserForm onClose={onClose} />
    </Dialog>
  )
}

function AddUserForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { users, vault } = useQueries()
  const form = useForm({
    resolver: zodResolver(NewUser),
    defaultValues: { fullName: '', name: '', role: 'liaison' as const, passphrase: '', repeat: '' },
  })
  const { control } = form
  const judge = useMutation(vault.judgePassphrase.mutationOptions({ gcTime: 0 }))
  const add = useCommand(users.add, { onDone: onClose })
  return (
    <form
      className={styles.narrow}
      noValidate
      onSubmit={form.handleSubmit(({ fullName, name, role, passphrase }) => {
        if (!add.isBusy) add.run({ fullName, name, role, passphrase })
      })}
    >
      <Controller
        control={control}
        name="fullName"
        render={({ field, fieldState }) => (
          <TextField
            {...field}
            label={t('settings.name')}
            autoFocus
            error={fieldState.error && t('settings.nameNeeded')}
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
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <Select
            label={t('settings.role')}
            name={field.name}
            options={RoleCode.options.map(id => ({ id, label: t(`role.${id}`) }))}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Notice kind="info">{t('settings.ownHands')}</Notice>
      <Controller
        control={control}
        name="passphrase"
        render={({ field, fieldState }) => (
          <PassphraseField
            {...field}
            label={t('founding.passphrase')}
            autoComplete="new-password"
            onChange={value => {
              field.onChange(value)
              const { name, fullName } = form.getValues()
              judge.mutate({ passphrase: value, ownWords: [name, fullName] })
            }}
            error={fieldState.error && t('unlock.passphraseNeeded')}
          />
        )}
      />
      <Strength of={judge.data} />
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
      {add.problem !== undefined && (
        <Notice kind="stop">
          {add.problem.text} {add.problem.next}
        </Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy}>
          {add.isBusy ? t('settings.adding') : t('settings.add')}
        </Button>
      </DialogButtons>
    </form>
  )
}

import { useState } from 'react'
import type { MailAccount } from '../../../src/contract/channels.ts'
import { useImports } from '../../app/imports-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './settings.module.css'

interface MailSecretProps {
  readonly account: MailAccount
  readonly onClose: () => void
}

/** In the place of the old one, which nobody can read. */
export function MailSecretDialog(props: MailSecretProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('mail.secretOf', { name: props.account.name })} isOpen onClose={props.onClose}>
      <SecretForm {...props} />
    </Dialog>
  )
}

function SecretForm({ account: { account }, onClose }: MailSecretProps) {
  const { t } = useTexts()
  const [secret, setSecret] = useState('')
  const [isTried, setTried] = useState(false)
  const { channelsChanged } = useImports()
  const change = useCommand(useQueries().mail.setSecret, {
    onDone: () => {
      channelsChanged()
      onClose()
    },
  })
  return (
    <form
      className={styles.narrow}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (secret !== '' && !change.isBusy) change.run({ account, secret })
      }}
    >
      <PassphraseField
        name="secret"
        value={secret}
        onChange={setSecret}
        label={t('mail.secretField')}
        help={t('mail.secretHelp')}
        autoComplete="new-password"
        autoFocus
        error={isTried && secret === '' ? t('mail.secretNeeded') : undefined}
      />
      {change.problem !== undefined && <Notice kind="stop">{change.problem.text}</Notice>}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={change.isBusy}>
          {t('mail.saveFolders')}
        </Button>
      </DialogButtons>
    </form>
  )
}

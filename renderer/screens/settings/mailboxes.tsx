import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailAccount } from '../../../src/contract/channels.ts'
import { Answer } from '../../app/answer.tsx'
import { useImports } from '../../app/imports-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useMailState } from '../../app/use-mail-state.ts'
import { Button } from '../../components/button.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AddMailbox } from './add-mailbox.tsx'
import { MailFolders } from './mail-folders.tsx'
import { MailSecretDialog } from './mail-secret.tsx'
import { SettingBody, SettingCard, SettingRow } from './setting-card.tsx'
import { WatchedFolders } from './watched-folders.tsx'
import styles from './settings.module.css'

type Open = { readonly what: 'add' } | { readonly what: 'folders' | 'secret' | 'remove'; readonly account: MailAccount }

/** What comes in by itself: mail boxes at a server, folders on this computer. Nothing of it before somebody sets it up. */
export function Mailboxes() {
  const { t } = useTexts()
  const { mail } = useQueries()
  const accounts = useQuery(mail.accounts.queryOptions({ input: {} }))
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => setOpen(null)
  return (
    <div className={styles.narrow}>
      <SettingCard
        icon="mail"
        title={t('mail.title')}
        aside={
          <Button size="small" icon="plus" onPress={() => setOpen({ what: 'add' })}>
            {t('mail.add')}
          </Button>
        }
      >
        <Answer of={accounts}>
          {rows => (
            <>
              {rows.map(account => (
                <MailboxRow account={account} key={account.account} onOpen={what => setOpen({ what, account })} />
              ))}
              <SettingBody>
                <p className={styles.quiet}>{rows.length === 0 ? t('mail.none') : t('mail.promise')}</p>
              </SettingBody>
            </>
          )}
        </Answer>
      </SettingCard>
      <WatchedFolders />
      {open?.what === 'add' && <AddMailbox onClose={close} />}
      {open?.what === 'folders' && <MailFolders account={open.account} onClose={close} />}
      {open?.what === 'secret' && <MailSecretDialog account={open.account} onClose={close} />}
      {open?.what === 'remove' && <RemoveMailbox account={open.account} onClose={close} />}
    </div>
  )
}

interface MailboxRowProps {
  readonly account: MailAccount
  readonly onOpen: (what: 'folders' | 'secret' | 'remove') => void
}

function MailboxRow({ account, onOpen }: MailboxRowProps) {
  const { t } = useTexts()
  const stateOf = useMailState()
  const { name, user, host, port, folders, watch } = account
  const chosen =
    folders.length === 0
      ? t('mail.noFolders')
      : [t('mail.folders', { folders: folders.join(', ') }), watch ? t('mail.watched') : ''].join(' ').trim()
  const help = [t('mail.at', { user, host, port: String(port) }), chosen, stateOf(account)].join('\n')
  return (
    <SettingRow name={name} help={help}>
      <div className={styles.actions}>
        <Button size="small" label={t('mail.testOf', { name })} onPress={() => onOpen('folders')}>
          {t('mail.test')}
        </Button>
        <Button size="small" kind="light" label={t('mail.secretOf', { name })} onPress={() => onOpen('secret')}>
          {t('mail.secret')}
        </Button>
        <Button size="small" kind="light" label={t('mail.removeOf', { name })} onPress={() => onOpen('remove')}>
          {t('mail.remove')}
        </Button>
      </div>
    </SettingRow>
  )
}

function RemoveMailbox({
  account: { account },
  onClose,
}: {
  readonly account: MailAccount
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const { channelsChanged } = useImports()
  const remove = useCommand(useQueries().mail.remove, {
    onDone: () => {
      channelsChanged()
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('mail.removeTitle')}
      effect={t('mail.removeEffect')}
      action={t('mail.removeDo')}
      kind="stop"
      isOpen
      isBusy={remove.isBusy}
      problem={remove.problem?.text}
      onClose={onClose}
      onReason={because => remove.run({ account, because })}
    />
  )
}

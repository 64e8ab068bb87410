import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailAccount } from '../../../src/contract/channels.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useImports, useImportState } from '../../app/imports-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useMailState } from '../../app/use-mail-state.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Panel } from '../../components/panel.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { sizeWords } from '../../i18n/sizes.ts'
import styles from './import.module.css'

/** Mail boxes and watched folders: how they stand, fetching now, and sources that may go. Nothing where nothing was set up. */
export function Channels() {
  const { t } = useTexts()
  const { mail, dropFolders } = useQueries()
  const { data: accounts = [] } = useQuery(mail.accounts.queryOptions({ input: {} }))
  const { data: folders = [] } = useQuery(dropFolders.list.queryOptions({ input: {} }))
  if (accounts.length === 0 && folders.length === 0) return null
  return (
    <Panel title={t('mail.arrives')} aside={accounts.length > 0 && <FetchNow accounts={accounts} />} isFlush>
      <ul>
        {accounts.map(account => (
          <Box account={account} key={account.account} />
        ))}
        {folders.map(({ folder, name, isThere, offered }) => (
          <li className={styles.waitingList} key={folder}>
            <span className={styles.badge}>
              <Icon name="folder" />
            </span>
            <div className={styles.waitingWords}>
              <span className={styles.unitName}>
                <Foreign text={name} />
              </span>
              <p className={styles.reason}>{isThere ? t('drop.isWatched') : t('drop.gone')}</p>
              {offered > 0 && <Offered count={offered} folder={folder} />}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function FetchNow({ accounts }: { readonly accounts: readonly MailAccount[] }) {
  const { t } = useTexts()
  const { fetchMail } = useImports()
  const isFetching = useImportState(state => state.isFetching)
  const isSet = accounts.some(({ folders }) => folders.length > 0)
  const why = isFetching ? t('mail.fetching') : isSet ? undefined : t('mail.nothingSet')
  return <ActionButton of={useAction('import.fetch', fetchMail, { unavailable: why })} />
}

function Box({ account }: { readonly account: MailAccount }) {
  const { t } = useTexts()
  const stateOf = useMailState()
  return (
    <li className={styles.waitingList}>
      <span className={styles.badge}>
        <Icon name="mail" />
      </span>
      <div className={styles.waitingWords}>
        <span className={styles.unitName}>
          <Foreign text={account.name} />
        </span>
        <p className={styles.reason}>
          {account.folders.length === 0 ? t('mail.noFolders') : stateOf(account)}{' '}
          {account.watch && account.folders.length > 0 ? t('mail.watched') : ''}
        </p>
      </div>
    </li>
  )
}

function Offered({ count, folder }: { readonly count: number; readonly folder: string }) {
  const { t } = useTexts()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <p className={styles.reason}>{t('drop.offered', { count })}</p>
      <div className={styles.buttons}>
        <Button size="small" onPress={() => setAsking(true)}>
          {t('drop.discard')}
        </Button>
      </div>
      {isAsking && <Discard folder={folder} onClose={() => setAsking(false)} />}
    </>
  )
}

function Discard({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) {
  const { t, language } = useTexts()
  const announce = useAnnounce()
  const { dropFolders } = useQueries()
  const { data = [] } = useQuery(dropFolders.offered.queryOptions({ input: {} }))
  const files = data.filter(file => file.folder === folder)
  const discard = useCommand(dropFolders.discard, {
    onDone: ({ deleted }) => {
      announce(t('drop.saidDiscarded', { count: deleted }))
      onClose()
    },
  })
  return (
    <Dialog title={t('drop.discardTitle')} isOpen onClose={onClose}>
      <p>{t('drop.discardEffect', { count: files.length })}</p>
      <ul className={styles.sources}>
        {files.map(({ name, sizeBytes }) => (
          <li key={name}>
            <Foreign text={name} /> <span className={styles.quiet}>{sizeWords(sizeBytes, language)}</span>
          </li>
        ))}
      </ul>
      {discard.problem !== undefined && <p role="alert">{discard.problem.text}</p>}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button
          kind="stop"
          isBusy={discard.isBusy}
          onPress={() => {
            if (!discard.isBusy && files.length > 0)
              discard.run({ files: files.map(({ folder: of, name }) => ({ folder: of, name })) })
          }}
        >
          {t('drop.discardDo')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailAccount } from '../../../src/contract/channels.ts'
import { useImports } from '../../app/imports-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox, Switch } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './settings.module.css'

interface MailFoldersProps {
  readonly account: MailAccount
  readonly onClose: () => void
}

/** Connects, which is the test, and lets a person choose what of it is fetched. */
export function MailFolders({ account, onClose }: MailFoldersProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('mail.foldersTitle', { name: account.name })} isOpen onClose={onClose}>
      <Connect account={account} onClose={onClose} />
    </Dialog>
  )
}

function Connect({ account, onClose }: MailFoldersProps) {
  const { t } = useTexts()
  const problemOf = useProblem()
  const { mail } = useQueries()
  const options = mail.folders.queryOptions({ input: { account: account.account } })
  // A connection is an act: made when a person asks, and not again because something else changed.
  const answer = useQuery({ ...options, retry: false, staleTime: Infinity, gcTime: 0 })
  if (answer.isFetching) return <Notice kind="info">{t('mail.connecting')}</Notice>
  if (answer.isError || answer.data === undefined) {
    const { text, next } = problemOf(answer.error)
    return (
      <>
        <Notice kind="stop">
          {text} {next}
        </Notice>
        <DialogButtons>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" onPress={() => void answer.refetch()}>
            {t('mail.again')}
          </Button>
        </DialogButtons>
      </>
    )
  }
  return <Choose account={account} listed={answer.data} onClose={onClose} />
}

interface ChooseProps extends MailFoldersProps {
  readonly listed: readonly { readonly path: string; readonly messages: number }[]
}

function Choose({ account: { account, folders, watch }, listed, onClose }: ChooseProps) {
  const { t } = useTexts()
  const [chosen, setChosen] = useState<readonly string[]>(
    folders.length > 0 ? folders : listed.map(({ path }) => path).filter(path => path === 'INBOX'),
  )
  const [stays, setStays] = useState(watch)
  const { channelsChanged } = useImports()
  const choose = useCommand(useQueries().mail.choose, {
    onDone: () => {
      channelsChanged()
      onClose()
    },
  })
  // One that is gone at the server is not shown any more, and so not chosen any more.
  const kept = chosen.filter(path => listed.some(folder => folder.path === path))
  return (
    <form
      className={styles.narrow}
      onSubmit={event => {
        event.preventDefault()
        if (!choose.isBusy) choose.run({ account, folders: kept, watch: stays })
      }}
    >
      <p>{t('mail.works')}</p>
      <ul className={styles.choices}>
        {listed.map(({ path, messages }) => (
          <li key={path}>
            <Checkbox
              isSelected={chosen.includes(path)}
              onChange={on => setChosen(on ? [...chosen, path] : chosen.filter(each => each !== path))}
            >
              <bdi>{t('mail.folderOf', { path, count: messages })}</bdi>
            </Checkbox>
          </li>
        ))}
      </ul>
      {kept.length === 0 && <Notice kind="warn">{t('mail.foldersNeeded')}</Notice>}
      <Switch isSelected={stays} onChange={setStays}>
        {t('mail.stay')}
      </Switch>
      {choose.problem !== undefined && <Notice kind="stop">{choose.problem.text}</Notice>}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={choose.isBusy}>
          {t('mail.saveFolders')}
        </Button>
      </DialogButtons>
    </form>
  )
}

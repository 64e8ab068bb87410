import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Doubt } from '../../../src/contract/vault.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './unlock.module.css'

/** The passphrase was right and the vault is not in its newest state: what is known, and what can be done. Nothing inside is shown. */
export function InDoubt({ doubt }: { readonly doubt: Doubt }) {
  const { t, formatCount, formatMoment } = useTexts()
  const { vault } = useQueries()
  const [isAccepting, setAccepting] = useState(false)
  const accept = useCommand(vault.accept)
  const { kind, missing, recordedAt, here, recorded, mayAccept } = doubt
  return (
    <CardPage icon="warning" title={t('doubt.title')} why={t('doubt.why')}>
      <Notice kind="stop">{t(`doubt.${kind}`, { count: missing })}</Notice>
      <Facts
        rows={[
          [t('doubt.here'), <Standing key="here" {...here} />],
          [t('doubt.recorded'), recorded ? <Standing key="recorded" {...recorded} /> : t('doubt.nothingRecorded')],
          ...(recordedAt === null ? [] : [[t('doubt.recordedAt'), formatMoment(recordedAt)] as const]),
          [t('doubt.missing'), formatCount(missing)],
        ]}
      />
      <p>{t('doubt.restore')}</p>
      <BackupOfDoubt />
      {!mayAccept && <p>{t(kind === 'fork' ? 'doubt.noFork' : 'doubt.notYou')}</p>}
      <div className={styles.ways}>
        <Button kind="primary" icon="lock" autoFocus onPress={() => window.schakel.lock()}>
          {t('doubt.lock')}
        </Button>
        {mayAccept && <Button onPress={() => setAccepting(true)}>{t('doubt.accept')}</Button>}
      </div>
      {isAccepting && (
        <ReasonDialog
          title={t('doubt.acceptTitle')}
          effect={t('doubt.acceptEffect', { count: missing })}
          action={t('doubt.acceptAction')}
          kind="stop"
          isOpen
          isBusy={accept.isBusy}
          problem={accept.problem && `${accept.problem.text} ${accept.problem.next}`}
          onClose={() => setAccepting(false)}
          onReason={because => accept.run({ because })}
        />
      )}
    </CardPage>
  )
}

/** As twelve groups, to be compared with a checkpoint on paper. */
function Standing({ count, groups }: Doubt['here']) {
  const { t } = useTexts()
  return (
    <>
      {t('doubt.entries', { count })}
      <br />
      <code className={styles.groups}>{groups}</code>
    </>
  )
}

function BackupOfDoubt() {
  const { t } = useTexts()
  const { vault } = useQueries()
  const problemOf = useProblem()
  const backup = useMutation({
    mutationFn: async () => {
      const grant = await window.schakel.chooseFolder('backup')
      return grant === null ? null : vault.secure.call({ grant })
    },
  })
  const problem = backup.isError ? problemOf(backup.error) : undefined
  const made = backup.data ?? undefined
  return (
    <>
      <div>
        <Button
          size="small"
          icon="database"
          isBusy={backup.isPending}
          onPress={() => {
            if (!backup.isPending) backup.mutate()
          }}
        >
          {t('doubt.backup')}
        </Button>
      </div>
      {problem !== undefined && (
        <Notice kind="stop">
          {problem.text} {problem.next}
        </Notice>
      )}
      {made !== undefined && (
        <Notice kind={made.sound ? 'ok' : 'stop'}>
          {t(made.sound ? 'doubt.backupDone' : 'settings.backupUnsound')}
        </Notice>
      )}
    </>
  )
}

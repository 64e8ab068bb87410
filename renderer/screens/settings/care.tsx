import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useMoments } from '../../app/use-moments.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useUser } from '../../app/use-user.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { DrillRow } from './drill.tsx'
import { RenewPapersRow } from './renew-papers.tsx'
import { RotateRow } from './rotate.tsx'
import { SettingBody, SettingCard, SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

/** Looking after the vault: what it holds in numbers, a copy elsewhere, a check of everything in it. */
export function Care() {
  const { t, formatCount } = useTexts()
  const { care } = useQueries()
  const info = useQuery(care.info.queryOptions({ input: {} }))
  const role = useUser()?.role
  return (
    <div className={styles.narrow}>
      <SettingCard icon="database" title={t('settings.care')}>
        <BackupRow />
        <VerifyRow />
        <DrillRow />
        {role === 'coordinator' && (
          <>
            <RenewPapersRow />
            <RotateRow />
          </>
        )}
      </SettingCard>
      <SettingCard icon="info" title={t('settings.vault')}>
        <SettingBody>
          <Answer of={info}>
            {({ vault, schema, entries, originals, slots }) => (
              <Facts
                rows={[
                  [t('settings.vaultMark'), vault.slice(0, 8).toUpperCase()],
                  [t('settings.schema'), String(schema)],
                  [t('settings.entries'), formatCount(entries)],
                  [t('settings.originals'), formatCount(originals)],
                  [t('settings.accesses'), formatCount(slots.filter(({ kind }) => kind === 'passphrase').length)],
                ]}
              />
            )}
          </Answer>
        </SettingBody>
      </SettingCard>
    </div>
  )
}

function BackupRow() {
  const { t, formatCount, formatMoment } = useTexts()
  const { now, moments } = useMoments()
  const queryClient = useQueryClient()
  const { care } = useQueries()
  const problemOf = useProblem()
  const backup = useMutation({
    mutationFn: async () => {
      const grant = await window.schakel.chooseFolder('backup')
      return grant === null ? null : care.backup.call({ grant })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: care.key() }),
  })
  const last = moments?.backupAt ?? null
  const when = last === null ? t('settings.backupNever') : t('settings.backupLast', { last: formatMoment(last, now) })
  const problem = backup.isError ? problemOf(backup.error) : undefined
  return (
    <>
      <SettingRow name={t('settings.backup')} help={`${t('settings.backupHelp')} ${when}`}>
        <Button
          size="small"
          isBusy={backup.isPending}
          onPress={() => {
            if (!backup.isPending) backup.mutate()
          }}
        >
          {backup.isPending ? t('settings.backupBusy') : t('settings.backupAction')}
        </Button>
      </SettingRow>
      {problem !== undefined && (
        <Notice kind="stop">
          {problem.text} {problem.next}
        </Notice>
      )}
      {backup.data !== undefined && backup.data !== null && (
        <Notice kind={backup.data.sound ? 'ok' : 'stop'}>
          {backup.data.sound
            ? t('settings.backupDone', { originals: formatCount(backup.data.originals) })
            : t('settings.backupUnsound')}
        </Notice>
      )}
    </>
  )
}

function VerifyRow() {
  const { t, formatCount, formatDay, formatMoment } = useTexts()
  const { now, moments } = useMoments()
  const { care } = useQueries()
  const queryClient = useQueryClient()
  const problemOf = useProblem()
  const verify = useMutation(
    care.verify.mutationOptions({ onSuccess: () => queryClient.invalidateQueries({ queryKey: care.key() }) }),
  )
  const last = moments?.verifiedAt ?? null
  const when = last === null ? t('settings.verifyNever') : t('settings.verifyLast', { last: formatMoment(last, now) })
  const due =
    moments !== undefined && now > moments.verifyDueAt
      ? ` ${t('settings.verifyDue', { due: formatDay(moments.verifyDueAt, now) })}`
      : ''
  const problem = verify.isError ? problemOf(verify.error) : undefined
  const found = verify.data
  return (
    <>
      <SettingRow name={t('settings.verify')} help={`${t('settings.verifyHelp')} ${when}${due}`}>
        <Button
          size="small"
          isBusy={verify.isPending}
          onPress={() => {
            if (!verify.isPending) verify.mutate({})
          }}
        >
          {verify.isPending ? t('settings.verifyBusy') : t('settings.verifyAction')}
        </Button>
      </SettingRow>
      {problem !== undefined && (
        <Notice kind="stop">
          {problem.text} {problem.next}
        </Notice>
      )}
      {found !== undefined && (
        <Notice kind={found.sound ? 'ok' : 'stop'}>
          {found.sound
            ? t('settings.verifyDone', { entries: formatCount(found.entries), originals: formatCount(found.originals) })
            : t('settings.verifyUnsound', { log: found.log })}
          {found.findings.length > 0 && (
            <ul>
              {found.findings.slice(0, 20).map(({ kind, what }) => (
                <li key={`${kind} ${what}`}>
                  <Foreign text={`${kind} ${what}`} />
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </>
  )
}

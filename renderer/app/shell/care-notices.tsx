import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useQueries } from '../queries-context.tsx'
import { useCommand } from '../use-command.ts'
import { useMoments } from '../use-moments.ts'
import { useUser } from '../use-user.ts'

/** Over every screen: that somebody came in with recovery shares, until it was seen; to who looks after the vault, that practising is due. */
export function CareNotices() {
  const { t, formatMoment } = useTexts()
  const { care } = useQueries()
  const { now, moments } = useMoments()
  const role = useUser()?.role
  const [isSeeing, setSeeing] = useState(false)
  const seen = useCommand(care.recoverySeen, { onDone: () => setSeeing(false) })
  if (moments === undefined || role === undefined) return null
  const cares = role !== 'liaison'
  return (
    <>
      {moments.recoveryUsedAt !== null && (
        <Notice kind="warn">
          {t('shell.recoveryUsed', { when: formatMoment(moments.recoveryUsedAt, now) })}{' '}
          {cares ? (
            <Button size="small" onPress={() => setSeeing(true)}>
              {t('shell.recoverySeen')}
            </Button>
          ) : (
            t('shell.recoveryAsk')
          )}
        </Notice>
      )}
      {cares && now > moments.drillDueAt && <Notice kind="warn">{t('shell.drillDue')}</Notice>}
      {isSeeing && (
        <ReasonDialog
          title={t('shell.recoverySeenTitle')}
          effect={t('shell.recoverySeenEffect')}
          action={t('shell.recoverySeenAction')}
          isOpen
          isBusy={seen.isBusy}
          problem={seen.problem && `${seen.problem.text} ${seen.problem.next}`}
          onClose={() => setSeeing(false)}
          onReason={because => seen.run({ because })}
        />
      )}
    </>
  )
}

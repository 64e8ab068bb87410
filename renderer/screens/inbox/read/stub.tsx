import { useState } from 'react'
import type { InboxRow } from '../../../../src/contract/inbox.ts'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCodes } from '../../../app/use-codes.ts'
import { useCommand } from '../../../app/use-command.ts'
import { useNow } from '../../../app/use-now.ts'
import { Button } from '../../../components/button.tsx'
import { Facts } from '../../../components/facts.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ReasonDialog } from '../../../components/reason-dialog.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import styles from './stub.module.css'

/** What stays of a signal without content: number, dates, reason, by whom (R56). */
export function Stub({ row }: { readonly row: Extract<InboxRow, { kind: 'stub' }> }) {
  const { t, formatMoment, formatDay } = useTexts()
  const { label } = useCodes()
  const now = useNow()
  const [isReopening, setReopening] = useState(false)
  const { decision } = row
  const undo = useCommand(useQueries().decisions.undo, { onDone: () => setReopening(false) })
  return (
    <div className={styles.stub}>
      <Icon name="archive" size="large" />
      <h2 className={styles.title}>{t('inbox.stubTitle')}</h2>
      <p className={styles.number}>{row.number}</p>
      <p className={styles.why}>{t('inbox.stubUnfounded')}</p>
      <Facts
        rows={[
          [t('inbox.stubReceived'), formatMoment(row.receivedAt, now)],
          [t('inbox.stubClosed'), row.closedAt === null ? '–' : formatMoment(row.closedAt, now)],
          [t('inbox.stubReason'), row.reason === null ? '–' : label('closingReasons', row.reason)],
          [t('inbox.stubBy'), row.by ?? '–'],
          [row.endsAt > now ? t('inbox.stubErases') : t('inbox.stubErased'), formatDay(row.endsAt, now)],
        ]}
      />
      {decision !== null && (
        <Button icon="history" onPress={() => setReopening(true)}>
          {t('inbox.reopen')}
        </Button>
      )}
      {decision !== null && (
        <ReasonDialog
          title={t('inbox.reopenTitle', { number: row.number })}
          effect={`${t('inbox.reopenEffect')} ${t('inbox.reopenDenied')}`}
          action={t('inbox.reopenAction')}
          isOpen={isReopening}
          isBusy={undo.isBusy}
          problem={undo.problem?.text}
          onClose={() => setReopening(false)}
          onReason={because => undo.run({ decision, because })}
        />
      )}
    </div>
  )
}

import { useState } from 'react'
import type { SignalId } from '../../../../src/contract/ids.ts'
import { useAction } from '../../../actions/use-action.ts'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { ActionButton } from '../../../components/action-button.tsx'
import { Notice } from '../../../components/notice.tsx'
import { ReasonDialog } from '../../../components/reason-dialog.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import styles from './signal-text.module.css'

interface ShowReporterProps {
  readonly signal: SignalId
  readonly onShown: () => void
}

/** Over a text in which a protected reporter's name is covered: why it is, and the way to see it, with a reason (R15, R29). */
export function ShowReporter({ signal, onShown }: ShowReporterProps) {
  const { t } = useTexts()
  const [isAsking, setAsking] = useState(false)
  const reveal = useCommand(useQueries().signals.revealReporter, {
    onDone: () => {
      setAsking(false)
      onShown()
    },
  })
  const show = useAction('inbox.reporter', () => setAsking(true))
  return (
    <div className={styles.covered}>
      <Notice kind="info">
        {t('inbox.reporterCovered')} <ActionButton of={show} size="small" />
        {isAsking && (
          <ReasonDialog
            title={t('inbox.reporterTitle')}
            effect={t('inbox.reporterEffect')}
            action={t('inbox.reporterAction')}
            isOpen
            isBusy={reveal.isBusy}
            problem={reveal.problem && `${reveal.problem.text} ${reveal.problem.next}`}
            onClose={() => setAsking(false)}
            onReason={because => reveal.run({ signal, because })}
          />
        )}
      </Notice>
    </div>
  )
}

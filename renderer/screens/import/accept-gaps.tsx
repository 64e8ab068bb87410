import { useState } from 'react'
import type { ImportId } from '../../../src/contract/ids.ts'
import type { Coverage } from '../../../src/contract/imports.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './import.module.css'

interface AcceptGapsProps extends Pick<Coverage, 'state' | 'accepted' | 'isOpen'> {
  readonly run: ImportId
}

/** Who accepted what is missing, or the way to do so. */
export function AcceptGaps({ run, state, accepted, isOpen }: AcceptGapsProps) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const announce = useAnnounce()
  const [isAsking, setAsking] = useState(false)
  const accept = useCommand(useQueries().imports.accept, {
    onDone: () => {
      announce(t('import.saidAccepted'))
      setAsking(false)
    },
  })
  const isOver = state === 'done' || state === 'stopped'
  const why = isOver ? (isOpen ? undefined : t('import.acceptNothing')) : t('import.acceptFirst')
  const asking = useAction('import.accept', () => setAsking(true), { unavailable: why })
  return (
    <>
      {accepted !== null && (
        <p className={styles.reason}>
          <Foreign
            text={t('import.acceptedBy', {
              name: accepted.by,
              moment: formatMoment(accepted.at, now),
              why: accepted.because,
            })}
          />
        </p>
      )}
      {isOpen && (
        <div className={styles.buttons}>
          <ActionButton of={asking} size="small" />
        </div>
      )}
      <ReasonDialog
        title={t('import.acceptTitle')}
        effect={t('import.acceptEffect')}
        action={t('import.acceptAction')}
        isOpen={isAsking}
        isBusy={accept.isBusy}
        problem={accept.problem && `${accept.problem.text} ${accept.problem.next}`}
        onClose={() => setAsking(false)}
        onReason={because => accept.run({ run, because })}
      />
    </>
  )
}

import { useAction } from '../../actions/use-action.ts'
import { AssessmentContext, useAssessment } from './use-assessment.ts'
import { BesideView } from './beside-view.tsx'
import { useDesk } from './desk.ts'
import { OriginalView } from './original-view.tsx'
import { SignalHeader } from './signal-header.tsx'
import { TextView } from './text-view.tsx'
import { useSignal } from './use-signal.ts'
import styles from './signal.module.css'

export function SignalDesk() {
  const signal = useSignal()
  const assessment = useAssessment(signal)
  const view = useDesk(desk => desk.view)
  const look = useDesk(desk => desk.look)
  useAction('signal.original', () => look(view === 'original' ? 'text' : 'original'))
  useAction('signal.beside', () => look(view === 'beside' ? 'text' : 'beside'))
  return (
    <AssessmentContext value={assessment}>
      <div className={styles.frame}>
        <div className={styles.desk}>
          <SignalHeader />
          {view === 'text' && <TextView />}
          {view === 'beside' && <BesideView />}
          {view === 'original' && <OriginalView />}
        </div>
      </div>
    </AssessmentContext>
  )
}

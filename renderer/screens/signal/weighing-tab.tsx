import { DraftNotice } from '../../app/draft-notice.tsx'
import { useDesk } from './desk.ts'
import { useAssessmentForm } from './use-assessment.ts'
import { useSignal } from './use-signal.ts'
import { claimsIn, nuanceIn } from './assessment.ts'
import { AnswersForm } from './answers-form.tsx'
import { ClaimList } from './claim-list.tsx'
import { DecisionForm } from './decision-form.tsx'
import { GradeForm } from './grade-form.tsx'
import { MissingList } from './missing-list.tsx'
import styles from './panel.module.css'

/** Source and information of each claim, the claims beside what speaks against them, the questions, and the decision. */
export function WeighingTab() {
  const { weighing } = useSignal()
  const assessment = useAssessmentForm()
  const wanted = useDesk(desk => desk.target)
  const claims = [...claimsIn(weighing), ...nuanceIn(weighing)]
  const target =
    wanted !== null && (wanted === 'signal' || weighing.statements.some(({ id }) => id === wanted))
      ? wanted
      : (claims[0]?.id ?? 'signal')
  return (
    <div className={styles.tab}>
      <DraftNotice of={assessment} />
      <MissingList />
      <GradeForm target={target} />
      <ClaimList target={target} />
      <AnswersForm />
      <DecisionForm />
    </div>
  )
}

import type { CaseSignal } from '../../../src/contract/cases.ts'
import { Grade } from '../../components/grade.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

/** The grade of the whole signal or, where only what it says was weighed, that it was (R24). */
export function CaseGrade({ grades }: { readonly grades: CaseSignal['grades'] }) {
  const { t } = useTexts()
  if (grades.own !== null || grades.apart === 0) return <Grade grade={grades.own} />
  return <span className={styles.quiet}>{t('case.gradedApart', { count: grades.apart })}</span>
}

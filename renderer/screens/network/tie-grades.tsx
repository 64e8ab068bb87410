import type { TieRow } from '../../../src/contract/links.ts'
import { Grade } from '../../components/grade.tsx'
import styles from './list-row.module.css'

/** The grade of each origin beside each other, never averaged (R24). */
export function TieGrades({ tie }: { readonly tie: TieRow }) {
  return (
    <span className={styles.grades}>
      {tie.grades.map(({ origin, grades }) => {
        const given = new Map(grades.map(grade => [grade === null ? '' : `${grade.source}${grade.information}`, grade]))
        return [...given].map(([key, grade]) => <Grade grade={grade} key={`${origin} ${key}`} />)
      })}
    </span>
  )
}

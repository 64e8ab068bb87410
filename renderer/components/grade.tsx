import { useTexts } from '../i18n/language-context.tsx'
import { cx } from './cx.ts'
import styles from './grade.module.css'

interface GradeProps {
  /** Null: nobody has weighed it yet. */
  readonly grade: { readonly source: string; readonly information: string } | null
}

/** 4x4: about the source and the information, never about a person. Always drawn the same, whatever it says. */
export function Grade({ grade }: GradeProps) {
  const { t } = useTexts()
  return (
    <span className={cx(styles.grade, grade === null && styles.none)}>
      <span aria-hidden="true">{grade?.source ?? '?'}</span>
      <span aria-hidden="true">{grade?.information ?? '?'}</span>
      <span className={styles.said}>{grade === null ? t('grade.none') : t('grade.value', grade)}</span>
    </span>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { PurposeInput } from '../../../src/contract/shapes.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Grade } from '../../components/grade.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './person.module.css'

/** Ties with the grade of each origin; whoever stands at the other end opens for the same purpose (R1). */
export function Ties({ of: { id }, purpose }: { readonly of: EntityDetail; readonly purpose: PurposeInput }) {
  const { t, language } = useTexts()
  const { go } = useNavigate()
  const ties = useQuery(useQueries().links.list.queryOptions({ input: { entity: id } }))
  return (
    <section className={styles.plain} aria-label={t('person.ties')}>
      <h2 className={styles.cardTitle}>{t('person.ties')}</h2>
      <Answer
        of={ties}
        empty={{ when: rows => rows.length === 0, show: <p className={styles.quiet}>{t('person.noTies')}</p> }}
      >
        {rows => (
          <ul className={styles.list}>
            {rows.map(tie => {
              const other = tie.from.id === id ? tie.to : tie.from
              return (
                <li className={styles.source} key={tie.id}>
                  <span>{language === 'nl' ? tie.nl : tie.en}</span>
                  <EntityChip
                    kind={other.kind}
                    label={other.label}
                    isLinked
                    onPress={() => go({ screen: 'person', entity: other.id, purpose })}
                  />
                  {tie.grades.map(({ origin, grades }) =>
                    [...new Map(grades.map(grade => [`${grade?.source ?? ''}${grade?.information ?? ''}`, grade]))].map(
                      ([key, grade]) => <Grade grade={grade} key={`${origin} ${key}`} />,
                    ),
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </Answer>
      <p className={styles.quiet}>{t('person.noAzc')}</p>
    </section>
  )
}

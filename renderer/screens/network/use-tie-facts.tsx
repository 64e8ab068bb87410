import type { ReactNode } from 'react'
import type { Evidence } from '../../../src/contract/links.ts'
import { useConditionWords } from '../../app/use-condition-words.ts'
import { useNow } from '../../app/use-now.ts'
import { Foreign } from '../../components/foreign.tsx'
import { useDateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { TieGrades } from './tie-grades.tsx'
import styles from './evidence.module.css'

/** Grade per origin, origins, date, direction, conditions, and who recorded it. */
export function useTieFacts(): (evidence: Evidence) => (readonly [label: string, value: ReactNode])[] {
  const { t, formatMoment } = useTexts()
  const conditionWords = useConditionWords()
  const dateWords = useDateWords()
  const now = useNow()
  return ({ tie, recorded }) => {
    const origins = t('network.pathOrigins', { count: tie.origins.length })
    const { handling, assumed, conditions } = tie.inherited
    return [
      [
        t('network.grade'),
        <span className={styles.grade} key="grade">
          <TieGrades tie={tie} />
          <span className={styles.quiet}>{t('network.perOrigin')}</span>
        </span>,
      ],
      [t('network.origins'), t('network.originsIn', { origins, count: tie.receipts })],
      [t('network.date'), tie.period === null ? t('network.undated') : dateWords(tie.period)],
      [
        t('network.direction'),
        tie.directed ? (
          <Foreign text={t('network.fromTo', { from: tie.from.label, to: tie.to.label })} key="direction" />
        ) : (
          t('network.bothWays')
        ),
      ],
      [
        t('network.conditions'),
        <ul key="conditions">
          <li>{assumed ? t('network.assumed', { code: handling }) : handling}</li>
          {[...new Map(conditions.map(each => [`${each.code} ${each.text}`, each])).values()].map(each => (
            <li key={each.id}>
              {each.text === '' ? (
                conditionWords({ code: each.code, ...each.parameters })
              ) : (
                <Foreign text={each.text} />
              )}
            </li>
          ))}
        </ul>,
      ],
      [
        t('network.recorded'),
        <ul key="recorded">
          {[
            ...new Set(
              recorded.map(each => t('network.recordedBy', { name: each.by, moment: formatMoment(each.at, now) })),
            ),
          ].map(words => (
            <li key={words}>{words}</li>
          ))}
          {[...new Set(recorded.flatMap(each => each.because ?? []))].map(because => (
            <li className={styles.quiet} key={because}>
              <Foreign text={because} />
            </li>
          ))}
        </ul>,
      ],
    ]
  }
}

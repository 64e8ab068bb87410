import type { ReactNode, Ref } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { cx } from '../../components/cx.ts'
import { Foreign } from '../../components/foreign.tsx'
import { useDateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { Source } from './source.tsx'
import styles from './person.module.css'

interface Moment {
  readonly key: string
  readonly at: number
  readonly date: string
  readonly isUncertain: boolean
  readonly isAgainst: boolean
  readonly words: ReactNode
}

/** What sources date, latest first; below it what they say without a date. An uncertain date has an open dot. */
export function Timeline({ of: detail, box }: { readonly of: EntityDetail; readonly box: Ref<HTMLElement> }) {
  const { t, language } = useTexts()
  const dateWords = useDateWords()
  const { data: ties } = useQuery(useQueries().links.list.queryOptions({ input: { entity: detail.id } }))
  const said = detail.statements.filter(row => row.property === 'said')
  const moments: Moment[] = [
    ...said.flatMap(row =>
      row.span === null || row.edtf === null
        ? []
        : [
            {
              key: row.id,
              at: row.span.from ?? row.span.until ?? 0,
              date: dateWords(row.edtf),
              isUncertain: isUncertain(row.edtf),
              isAgainst: row.polarity === 'contradicts',
              words: (
                <>
                  <Foreign text={row.value} /> <Source of={row} />
                </>
              ),
            },
          ],
    ),
    ...(ties ?? []).flatMap(tie => {
      if (tie.span === null || tie.period === null) return []
      const other = tie.from.id === detail.id ? tie.to : tie.from
      return [
        {
          key: tie.id,
          at: tie.span.from ?? tie.span.until ?? 0,
          date: dateWords(tie.period),
          isUncertain: isUncertain(tie.period),
          isAgainst: false,
          words: (
            <>
              {language === 'nl' ? tie.nl : tie.en} <Foreign text={other.label} />{' '}
              {tie.statements.map(row => (
                <Source of={row} key={row.id} />
              ))}
            </>
          ),
        },
      ]
    }),
  ].toSorted((a, b) => b.at - a.at || a.key.localeCompare(b.key))
  const undated = said.filter(row => row.span === null)
  return (
    <Card
      title={t('person.timelineTitle')}
      box={box}
      more={<span className={styles.quiet}>{t('person.dateOfEvent')}</span>}
    >
      {moments.length === 0 && undated.length === 0 && <p className={styles.body}>{t('person.noTimeline')}</p>}
      <ol className={styles.timeline}>
        {moments.map(moment => (
          <li className={styles.moment} key={moment.key}>
            <span className={styles.when}>{moment.date}</span>
            <span className={cx(styles.dot, moment.isUncertain && styles.open, moment.isAgainst && styles.nuance)} />
            <span className={styles.grow}>{moment.words}</span>
          </li>
        ))}
        {undated.map(row => (
          <li className={styles.moment} key={row.id}>
            <span className={styles.when}>{t('person.undated')}</span>
            <span className={cx(styles.dot, styles.open, row.polarity === 'contradicts' && styles.nuance)} />
            <span className={styles.grow}>
              <Foreign text={row.value} /> <Source of={row} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function isUncertain(edtf: string): boolean {
  return !/^\d{4}-\d{2}-\d{2}$/.test(edtf)
}

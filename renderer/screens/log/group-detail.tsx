import type { ReactNode } from 'react'
import type { BoundAction } from '../../actions/use-action.ts'
import { useActWords } from '../../app/use-act-words.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Facts } from '../../components/facts.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { actOf, numberOf, type LogGroup } from './log-rows.ts'
import styles from './log.module.css'

const mostNumbers = 12

/** What belongs to one action, taken together; each line of it is looked at by itself. */
export function GroupDetail({ group, fold }: { readonly group: LogGroup; readonly fold: BoundAction }) {
  const { t, formatCount, formatMoment } = useTexts()
  const actWords = useActWords()
  const { lines, isOpen } = group
  const [newest] = lines
  const first = lines.at(-1) ?? newest
  const number = numberOf(group)
  const numbers = [...new Set(lines.flatMap(({ object }) => object?.number ?? []))]
  const more = numbers.length - mostNumbers
  const facts: (readonly [string, ReactNode])[] = [
    [t('log.act'), actWords(actOf(group))],
    [t('log.who'), newest.actorName === '' ? t('log.program') : newest.actorName],
    [t('log.from'), formatMoment(first.at)],
    [t('log.until'), formatMoment(newest.at)],
    [t('log.results'), t('log.count', { count: lines.length })],
    ...(number !== null || numbers.length > 0
      ? [
          [
            t('log.object'),
            more > 0
              ? t('log.andMore', { numbers: numbers.slice(0, mostNumbers).join(', '), more: formatCount(more) })
              : numbers.join(', '),
          ] as const,
        ]
      : []),
  ]
  return (
    <div className={styles.detail}>
      <h2 className={styles.heading}>{t('log.lines', { from: String(first.n), to: String(newest.n) })}</h2>
      <Facts rows={facts} />
      <div>
        <ActionButton of={fold} label={t(isOpen ? 'log.foldAction' : 'log.unfoldAction')} />
      </div>
      <p className={styles.quiet}>{t('log.foldedWhy')}</p>
    </div>
  )
}

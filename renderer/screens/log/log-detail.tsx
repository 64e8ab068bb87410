import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { LogLine } from '../../../src/contract/audit.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useActWords } from '../../app/use-act-words.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useProblem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Result } from './result.tsx'
import type { LogState } from './use-log.ts'
import styles from './log.module.css'

interface LogDetailProps {
  readonly line: LogLine
  readonly log: LogState
  /** Only the privacy officer may see what was asked or written (R80). */
  readonly mayReveal: boolean
}

/** One line with its place in the chain; its words only after a reason. */
export function LogDetail({ line, log, mayReveal }: LogDetailProps) {
  const { t } = useTexts()
  const { purpose: purposeWords } = useCodes()
  const actWords = useActWords()
  const shown = useQuery(useQueries().audit.line.queryOptions({ input: { n: line.n }, staleTime: Infinity }))
  const { object, purpose } = line
  return (
    <Answer of={shown}>
      {({ before, place, after, sound, device, openedAfter }) => {
        const facts: (readonly [string, ReactNode])[] = [
          [t('log.act'), actWords(line.act)],
          [t('log.who'), line.actorName === '' ? t('log.program') : line.actorName],
          ...(object === null || object.number === null ? [] : [[t('log.object'), object.number] as const]),
          ...(purpose === null
            ? []
            : [
                [t('log.purpose'), [purposeWords(purpose.code), purpose.reference].filter(Boolean).join(', ')] as const,
              ]),
          [t('log.result'), <Result code={line.result} key="result" />],
          ...(line.count === null ? [] : [[t('log.results'), String(line.count)] as const]),
          ...(line.query === null
            ? []
            : [
                [
                  t('log.opened'),
                  openedAfter.map(({ number, type }) => number ?? type).join(', ') || t('log.nothingOpened'),
                ] as const,
              ]),
          [t('log.device'), device.slice(0, 8)],
        ]
        return (
          <div className={styles.detail}>
            <div className={styles.detailHead}>
              <h2 className={styles.heading}>{t('log.line', { n: String(line.n) })}</h2>
              <Tag kind={sound ? 'ok' : 'stop'} icon={sound ? 'check' : 'warning'}>
                {sound ? t('log.soundLine') : t('log.brokenLine')}
              </Tag>
            </div>
            <Facts rows={facts} />
            {line.hasDetail && mayReveal && <Words n={line.n} key={line.n} />}
            {object?.type === 'entity' && (
              <Button icon="person" onPress={() => log.change({ person: object.id, about: '' })}>
                {t('log.whoLooked')}
              </Button>
            )}
            {object !== null && object.number !== null && (
              <Button icon="filter" onPress={() => log.change({ about: object.number ?? '', person: '' })}>
                {t('log.whoAbout', { number: object.number })}
              </Button>
            )}
            <h3 className={styles.small}>{t('log.place')}</h3>
            <ol className={styles.chain}>
              {[before, place, after].map(
                each =>
                  each !== null && (
                    <li className={each.n === line.n ? styles.linkHere : styles.linkNext} key={each.n}>
                      <span className={styles.linkAct}>
                        <strong>{each.n}</strong> <span className={styles.quiet}>{actWords(each.act)}</span>
                      </span>
                      <span className={styles.number}>{t('log.before', { hash: short(each.prev) })}</span>
                      <span className={styles.number}>{short(each.hash)}</span>
                    </li>
                  ),
              )}
            </ol>
          </div>
        )
      }}
    </Answer>
  )
}

/** Asked for with a reason, shown once, kept nowhere. */
function Words({ n }: { readonly n: number }) {
  const { t } = useTexts()
  const problemOf = useProblem()
  const [isAsking, setAsking] = useState(false)
  const reveal = useMutation({
    ...useQueries().audit.details.mutationOptions(),
    onSuccess: () => setAsking(false),
    gcTime: 0,
  })
  const [entry] = reveal.data ?? []
  return (
    <div className={styles.words}>
      <h3 className={styles.small}>{t('log.words')}</h3>
      {entry === undefined ? (
        <>
          <span className={styles.quiet}>{t('log.hidden')}</span>
          <Button size="small" onPress={() => setAsking(true)}>
            {t('log.reveal')}
          </Button>
        </>
      ) : entry.detail === null ? (
        <span className={styles.quiet}>{t('log.unreadable')}</span>
      ) : (
        <p>
          <Foreign text={entry.detail} />
        </p>
      )}
      <ReasonDialog
        title={t('log.revealTitle')}
        effect={t('log.revealEffect', { n: String(n) })}
        action={t('log.revealAction')}
        isOpen={isAsking}
        isBusy={reveal.isPending}
        problem={reveal.isError ? problemOf(reveal.error).text : undefined}
        onClose={() => setAsking(false)}
        onReason={because => reveal.mutate({ from: n, limit: 1, because })}
      />
    </div>
  )
}

function short(hash: string): string {
  return `${hash.slice(0, 8)} … ${hash.slice(-4)}`
}

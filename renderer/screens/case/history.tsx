import type { CaseEvent } from '../../../src/contract/cases.ts'
import { useNow } from '../../app/use-now.ts'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useEventWords } from './event-words.ts'
import styles from './case.module.css'

/** Every decision about the case with its reason, the latest first. */
export function History({ events }: { readonly events: readonly CaseEvent[] }) {
  const { formatMoment } = useTexts()
  const now = useNow()
  const wordsOf = useEventWords()
  return (
    <ol className={styles.log}>
      {events.map((event, index) => (
        <li className={styles.logLine} key={index}>
          <time className={styles.when}>{formatMoment(event.at, now)}</time>
          <div>
            <strong>{event.by}</strong> <Foreign text={wordsOf(event)} />
            {event.because !== null && (
              <p className={styles.quiet}>
                <Foreign text={event.because} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

const shownAtOnce = 4

/** The last few, on the overview. */
export function LatestEvents({ events }: { readonly events: readonly CaseEvent[] }) {
  return <History events={events.slice(0, shownAtOnce)} />
}

import { useQuery } from '@tanstack/react-query'
import type { SignalId } from '../../../src/contract/ids.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useDays } from '../../app/use-days.ts'
import { useNow } from '../../app/use-now.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Outcome } from './outcome.ts'
import styles from './close-dialog.module.css'

export interface ClosingView {
  readonly help: 'yes' | 'no' | 'unknown' | null
  readonly feedback: 'not_asked' | 'open' | 'given' | 'withheld'
  readonly erasedOn: readonly { readonly state: string; readonly on: string }[]
  readonly openTasks: number
  readonly mayReopen: boolean
}

interface EffectsProps {
  readonly signal: SignalId
  readonly closing: ClosingView
  readonly outcome: Outcome | null
}

/** What becomes of the content, and who is told (R56–R58). */
export function Effects({ signal, closing, outcome }: EffectsProps) {
  const { t, formatDay } = useTexts()
  const days = useDays()
  const now = useNow()
  const provided = useQuery(useQueries().inbox.provided.queryOptions({ input: { signal } }))
  const isUnfounded = outcome === 'unfounded'
  const dayOf = (state: string): string => {
    const on = closing.erasedOn.find(term => term.state === state)?.on
    return on === undefined ? '' : days.format(on)
  }
  return (
    <>
      <Notice kind="info">
        <p>
          {isUnfounded
            ? t('closing.effectUnfounded', { day: dayOf('unfounded') })
            : t('closing.effect', { day: dayOf('closed_no_followup') })}
        </p>
        {isUnfounded && closing.openTasks > 0 && <p>{t('closing.effectTasks', { count: closing.openTasks })}</p>}
        {provided.data?.length === 0 && <p>{t('closing.noProvisions')}</p>}
      </Notice>
      {isUnfounded && provided.data !== undefined && provided.data.length > 0 && (
        <Notice kind="warn">
          <p>{t('closing.provisions')}</p>
          <ul className={styles.recipients}>
            {provided.data.map(({ packet, number, recipient, providedAt }) => (
              <li key={packet}>
                <Foreign text={t('closing.provision', { number, recipient, day: formatDay(providedAt, now) })} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

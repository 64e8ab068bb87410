import { IMP } from '../../../src/contract/error-codes/intake.ts'
import { codes, isErrorCode } from '../../../src/contract/errors.ts'
import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import { useAction, type BoundAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import type { Problem } from '../../app/use-problem.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** What needs a reason, or a password, before it is done. */
export type Deciding = 'take' | 'return' | 'erase' | 'open' | 'text'

export interface Decisions {
  readonly offered: readonly BoundAction[]
  readonly isReading: boolean
  readonly problem: Problem | undefined
}

/** What can be done with an entry. Reading again needs no reason: it changes nothing when it fails. */
export function useDecisions(entry: QuarantineEntry | undefined, decide: (what: Deciding) => void): Decisions {
  const { t } = useTexts()
  const announce = useAnnounce()
  const reading = useCommand(useQueries().quarantine.again, {
    onDone: units => {
      const count = units.filter(({ kind }) => kind === 'registered').length
      if (units.every(({ kind }) => kind === 'quarantined')) announce(t('quarantine.saidStillNot'))
      else announce(count > 0 ? t('quarantine.saidAgain', { count }) : t('quarantine.saidAgainNone'))
    },
  })
  const mayReadAgain = entry !== undefined && isErrorCode(entry.code) && codes[entry.code].retry
  const again = useAction(
    'quarantine.again',
    () => {
      if (entry?.code === IMP.passwordNeeded) decide('open')
      else if (entry !== undefined && !reading.isBusy) reading.run({ entry: entry.id })
    },
    { unavailable: mayReadAgain ? undefined : t('quarantine.notAgain') },
  )
  const take = useAction('quarantine.take', () => decide('take'), {
    unavailable: entry?.asked?.byMe === true ? t('quarantine.waitsForSecond') : undefined,
  })
  const asText = useAction('quarantine.asText', () => decide('text'), {
    unavailable: entry?.asked?.byMe === true ? t('quarantine.waitsForSecond') : undefined,
  })
  const back = useAction('quarantine.return', () => decide('return'))
  const erase = useAction('quarantine.erase', () => decide('erase'))
  return { offered: [again, asText, take, back, erase], isReading: reading.isBusy, problem: reading.problem }
}

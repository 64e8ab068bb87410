import type { CaseSignal } from '../../../src/contract/cases.ts'

export interface SpeaksAgainst {
  readonly by: Pick<CaseSignal, 'id' | 'number' | 'title'>
  readonly other: Pick<CaseSignal, 'id' | 'number' | 'title'>
  readonly isInside: boolean
}

/** Every pair of which one signal of the case is spoken against, also from outside it (R16). */
export function contradictionsIn(signals: readonly CaseSignal[]): SpeaksAgainst[] {
  return signals.flatMap(other => other.contradictedBy.map(by => ({ by, other, isInside: by.inCase })))
}

import type { DecisionId } from '../../../src/contract/ids.ts'
import type { SignalDetail } from '../../../src/contract/signals.ts'
import type { Outcome } from './outcome.ts'

export interface CloseDialogProps {
  readonly signal: Pick<SignalDetail, 'id' | 'number' | 'title' | 'sender' | 'state'>
  /** What the person chose already, by the key that opened this; there is no default (R17). */
  readonly outcome?: Outcome
  readonly onClose: () => void
  /** `decision` is null where this user may not take it back (R56). */
  readonly onDone: (text: string, decision: DecisionId | null) => void
}

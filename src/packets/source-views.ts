/** The signals behind an item, as lists of a packet show them: whose, how graded, on what code. */
import type { Session } from '../access/index.ts'
import type { Codebooks } from '../contract/codebooks.ts'
import { SignalId } from '../contract/ids.ts'
import type { PacketSource } from '../contract/packet-shapes.ts'
import type { SignalView } from './signal-facts.ts'

export function sourceView({ codebooks }: Session, signal: SignalView): PacketSource {
  return {
    signal: SignalId.parse(signal.id),
    number: signal.number,
    organisation: signal.organisation,
    reference: signal.reference,
    grade: signal.own && { source: signal.own.source, information: signal.own.information },
    handling: signal.handling,
    handlingAssumed: signal.handlingAssumed,
    minor: concernsMinor(codebooks, signal),
    gone: signal.gone,
  }
}

/** R14: by the condition that asks for a second reviewer and the help route. */
export function concernsMinor(codebooks: Codebooks, signal: Pick<SignalView, 'conditions'>): boolean {
  const effectOf = (code: string) => codebooks.sourceConditions.find(row => row.code === code)?.effect
  return signal.conditions.some(c => effectOf(c.code) === 'second_reviewer_and_help_route')
}

/** The signals behind an item, as lists of a packet show them: whose, how graded, on what code. */
import type { Session } from '../access/index.ts'
import type { Codebooks } from '../contract/codebooks.ts'
import { SignalId } from '../contract/ids.ts'
import type { PacketSource } from '../contract/packet-shapes.ts'
import type { GradeView, SignalView } from './signal-facts.ts'

/** With the grade of the words themselves where they have one, and else the signal's. */
export function sourceView(
  { codebooks }: Session,
  signal: SignalView,
  grades: ReadonlyMap<string, GradeView>,
): PacketSource {
  const grade = grades.get(signal.id) ?? signal.own
  return {
    signal: SignalId.parse(signal.id),
    number: signal.number,
    organisation: signal.organisation,
    reference: signal.reference,
    grade: grade && { source: grade.source, information: grade.information },
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

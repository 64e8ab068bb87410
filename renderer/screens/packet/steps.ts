/** The parts of a packet in the order of making, and when each is done. Which blocker belongs where decides nothing about the rules. */
import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'

export const steps = ['recipient', 'ground', 'need', 'contents', 'marking', 'seal'] as const
export type Step = (typeof steps)[number]

const stepOfRule: Readonly<Record<string, Step>> = {
  R65: 'ground',
  R66: 'ground',
  R68: 'recipient',
  R71: 'recipient',
  R51: 'marking',
  R70: 'contents',
}

/** Where a person can do something about it. */
export function stepOf({ source, rule }: Blocker): Step {
  return source === 'packet' ? (stepOfRule[rule] ?? 'seal') : 'contents'
}

export function isDone(step: Step, packet: PacketDetail, blockers: readonly Blocker[]): boolean {
  switch (step) {
    case 'recipient':
    case 'ground':
    case 'marking':
      return !blockers.some(blocker => stepOf(blocker) === step)
    case 'need':
      return ['necessity', 'proportionality'].every(kind => packet.notes.some(note => note.kind === kind))
    case 'contents':
      return packet.contents.length > 0 && !blockers.some(blocker => stepOf(blocker) === step)
    case 'seal':
      return false
  }
}

/** The id of a part's element on the screen. */
export function partId(step: Step): string {
  return `part-${step}`
}

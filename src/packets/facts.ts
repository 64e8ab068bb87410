/** What the rules of release look at: gathered first (`gather.ts`), judged in `blockers.ts`, which knows no database. */
import type { ItemKind } from './tables.ts'

/** A condition of the source, as structured (R27). */
export interface ConditionFact {
  readonly code: string
  readonly recipientKinds: readonly string[]
  readonly purposes: readonly string[]
  /** `YYYY-MM-DD`: usable until and with this day. */
  readonly date: string | null
}

/** A complete consent record; an incomplete one is none (R28). */
export interface ConsentFact {
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
}

export interface SignalFact {
  readonly id: string
  readonly number: string
  /** The source's own reference, so that a message can name it. */
  readonly reference: string | null
  readonly organisation: string | null
  /** Unfounded or expired: gone at once from every packet (R56). */
  readonly gone: boolean
  readonly handling: string
  readonly marking: string
  readonly conditions: readonly ConditionFact[]
  readonly consents: readonly ConsentFact[]
  readonly graded: boolean
  readonly helpAnswered: boolean
  readonly contradictedBy: readonly { readonly id: string; readonly number: string }[]
}

export interface ItemFact {
  readonly id: string
  readonly kind: ItemKind
  readonly position: number
  /** Signals that the item rests on: their conditions come along (R27). Empty when nothing stands behind it any more. */
  readonly sources: readonly string[]
  /** Of these, signals whose words here have a grade of their own: the signal as a whole then needs none (R24). */
  readonly gradedApart?: readonly string[]
  /** Its text after redactions still shows a reporter, or its original could (R29). */
  readonly showsReporter: boolean
  /** Its text after redactions still names, numbers, places or dates somebody exactly. */
  readonly showsPersonalData: boolean
}

export interface MemberFact {
  readonly recipient: string
  readonly kind: string
  readonly ground: string
  readonly requestReference: string | null
  /** A coordinator confirmed this ground for this packet, with a note (R65). */
  readonly groundConfirmed: boolean
  /** The reference stands in a recorded request of this recipient (R66). */
  readonly requestRecorded: boolean
  /** The person whom the packet is about consented for this kind of recipient. */
  readonly subjectConsented: boolean
  readonly key: 'verified' | 'none' | 'unverified' | 'changed' | 'expired'
}

/** Who acted, as people: `person` is one human also under another slot or certificate (R63). */
export interface ReleaseFact {
  readonly author: string
  readonly reviewers: readonly string[]
  readonly releasedBy: string
}

export interface PacketFacts {
  /** The day, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly purpose: string
  readonly marking: string
  readonly group: boolean
  readonly members: readonly MemberFact[]
  readonly items: readonly ItemFact[]
  readonly signals: ReadonlyMap<string, SignalFact>
  /** Looked at only when nothing else blocks; absent while the packet is being made. */
  readonly release?: ReleaseFact | undefined
}

/**
 * Every reason why a packet may not leave (R67). Pure: gathered facts and the code lists in, blockers out. There is no way
 * past one but lifting it. `samples/check_packets.py` states the same rules; the tests hold the two against each other.
 */
import type { Codebooks } from '../contract/codebooks.ts'
import { inWords, type BlockerText } from './blocker-words.ts'
import { lifts } from './lifts.ts'
import { whys } from './whys.ts'
import type { ConditionFact, ItemFact, MemberFact, PacketFacts, SignalFact } from './facts.ts'

export interface Blocker {
  /** Id of the signal or item that blocks, or `packet`. */
  readonly source: string
  /** Its number, for people. */
  readonly label: string
  readonly rule: string
  /** What blocks: a handling code, a condition, a ground; for R16 the number of the signal that is missing. */
  readonly code: string
  /** Kind of the member that it blocks for; absent when the packet has one recipient. */
  readonly recipient?: string
  readonly why: BlockerText
  readonly lift: BlockerText
  /** A consent record of the source would lift it (R28). */
  readonly byConsent: boolean
}

/** Empty means releasable. Order: the packet first, then by item; each reason once. */
export function blockersOf(codebooks: Codebooks, facts: PacketFacts): Blocker[] {
  const judge = new Judge(codebooks, facts)
  const found = judge.contents()
  return found.length > 0 ? found : judge.release()
}

class Judge {
  readonly #codebooks: Codebooks
  readonly #facts: PacketFacts
  readonly #found = new Map<string, Blocker>()

  constructor(codebooks: Codebooks, facts: PacketFacts) {
    this.#codebooks = codebooks
    this.#facts = facts
  }

  contents(): Blocker[] {
    const { items, members } = this.#facts
    if (items.length === 0) this.#packet('R70', 'empty')
    if (members.length === 0) this.#packet('R68', 'no_members')
    this.#marking()
    for (const member of members) {
      this.#ground(member)
      this.#key(member)
      for (const item of items) this.#item(item, member)
    }
    return [...this.#found.values()]
  }

  /** R63 and R14: persons, not accounts. */
  release(): Blocker[] {
    const { release, items, signals } = this.#facts
    if (!release) return []
    if (release.releasedBy === release.author) this.#packet('R63', 'author_releases')
    const others = new Set(release.reviewers.filter(person => person !== release.author))
    if (others.size === 0) this.#packet('R63', 'no_reviewer')
    const minor = items.some(item => item.sources.some(id => this.isMinor(signals.get(id))))
    if (minor && others.size < 2) this.#packet('R14', 'second_reviewer')
    return [...this.#found.values()]
  }

  isMinor(signal: SignalFact | undefined): boolean {
    return signal?.conditions.some(c => this.#effect(c) === 'second_reviewer_and_help_route') ?? false
  }

  #marking(): void {
    const allowed = new Set(this.#codebooks.markings.allowed.map(m => m.code))
    if (!allowed.has(this.#facts.marking)) this.#packet('R51', this.#facts.marking)
    for (const signal of this.#facts.signals.values())
      if (!allowed.has(signal.marking)) this.#add(signal, 'R51', signal.marking)
  }

  /** R65 and R66 for one recipient; the members of a group each have a ground of their own (R68). */
  #ground(member: MemberFact): void {
    const kind = this.#codebooks.packetRecipientKinds.find(k => k.code === member.kind)
    const basis = this.#codebooks.legalBases.find(b => b.code === member.ground)
    if (!kind?.allowedBases.includes(member.ground)) this.#packet('R65', member.ground, member)
    if (basis?.status !== 'confirmed' && !member.groundConfirmed) this.#packet('R65', member.ground, member)
    const needs = basis?.requires ?? []
    if (needs.includes('request_reference') && !member.requestRecorded) this.#packet('R66', 'request_reference', member)
    if (needs.includes('subject_consent') && !member.subjectConsented) this.#packet('R65', 'subject_consent', member)
  }

  #key(member: MemberFact): void {
    const codes = {
      none: 'no_key',
      unverified: 'key_unverified',
      changed: 'key_changed',
      expired: 'key_expired',
    } as const
    if (member.key !== 'verified') this.#packet('R71', codes[member.key], member)
  }

  #item(item: ItemFact, member: MemberFact): void {
    if (item.sources.length === 0) {
      this.#add({ id: item.id, number: String(item.position) }, 'R40', 'no_statement', member)
      return
    }
    if (this.#isMinimal(member) && item.kind !== 'passages')
      this.#add({ id: item.id, number: String(item.position) }, 'R17', 'minimal', member)
    if (member.ground === 'no_personal_data' && item.showsPersonalData) {
      this.#add({ id: item.id, number: String(item.position) }, 'R17', 'personal_data', member)
    }
    for (const id of item.sources) {
      const signal = this.#facts.signals.get(id)
      if (signal) this.#signal(signal, item, member)
    }
  }

  #signal(signal: SignalFact, item: ItemFact, member: MemberFact): void {
    if (signal.gone) {
      this.#add(signal, 'R56', 'unfounded', member)
      return
    }
    const { purpose } = this.#facts
    const free = this.#isConsented(signal, member)
    if (!this.#fitsIntake() && !free) this.#add(signal, 'R5', purpose, member)
    if (this.#handlingStops(signal, member) && !free) this.#add(signal, 'R26', signal.handling, member)
    for (const condition of signal.conditions) {
      const liftedByConsent = this.#isLiftedByConsent('R27', condition.code)
      if (this.#conditionHits(condition, member) && !(free && liftedByConsent))
        this.#add(signal, 'R27', condition.code, member)
      if (this.#effect(condition) === 'second_reviewer_and_help_route' && !signal.helpAnswered)
        this.#add(signal, 'R17', 'help_question', member)
    }
    if (item.showsReporter) this.#add(signal, 'R29', 'reporter_name_protected', member)
    if (!signal.graded && item.gradedApart?.includes(signal.id) !== true) this.#add(signal, 'R24', 'ungraded', member)
    for (const contra of signal.contradictedBy)
      if (!this.#isShown(contra.id)) this.#add(signal, 'R16', contra.number, member)
  }

  /** R16: a contra-indication is there when it stands in the packet itself; something derived from it does not show it. */
  #isShown(signal: string): boolean {
    const own = ['signal', 'passages', 'original']
    return this.#facts.items.some(item => own.includes(item.kind) && item.sources.includes(signal))
  }

  /** R26: under H2 the recipients that the source itself names have its consent. */
  #handlingStops(signal: SignalFact, member: MemberFact): boolean {
    const row = this.#codebooks.handlingCodes.list.find(h => h.code === signal.handling)
    if (!row) return true
    const named = signal.conditions.some(
      c => this.#effect(c) === 'allow_recipients' && c.recipientKinds.includes(member.kind),
    )
    const byName = row.namedRecipientsConsented === true && named
    return (row.blocksOnward && !byName) || row.requiresConsentFor.includes(this.#facts.purpose)
  }

  #conditionHits(condition: ConditionFact, member: MemberFact): boolean {
    switch (this.#effect(condition)) {
      case 'block':
      case 'task_before_release':
        return true
      case 'block_recipients':
        return condition.recipientKinds.includes(member.kind)
      case 'allow_recipients':
        return !condition.recipientKinds.includes(member.kind)
      case 'print_and_block_purpose':
        return condition.purposes.includes(this.#facts.purpose)
      case 'block_after':
        return condition.date !== null && this.#facts.asOf > condition.date
      case 'print':
      case 'require_redaction':
      case 'second_reviewer_and_help_route':
        return false
      // A condition that this version does not know cannot be kept: it blocks.
      default:
        return true
    }
  }

  /** R28: a consent for this recipient; for a purpose other than that of the intake it must name that purpose (R5). */
  #isConsented(signal: SignalFact, member: MemberFact): boolean {
    const forPurpose = (purposes: readonly string[]) => this.#fitsIntake() || purposes.includes(this.#facts.purpose)
    return signal.consents.some(c => c.recipients.includes(member.kind) && forPurpose(c.purposes))
  }

  /** R5 and R26 always are; of conditions the code list says which. */
  #isLiftedByConsent(rule: string, code: string): boolean {
    if (rule === 'R5' || rule === 'R26') return true
    const row = rule === 'R27' ? this.#codebooks.sourceConditions.find(c => c.code === code) : undefined
    return row?.liftedBy === 'consent_record'
  }

  #fitsIntake(): boolean {
    return this.#codebooks.packetPurposes.list.find(p => p.code === this.#facts.purpose)?.fitsIntake ?? false
  }

  #isMinimal(member: MemberFact): boolean {
    const purpose = this.#codebooks.packetPurposes.list.find(p => p.code === this.#facts.purpose)
    return (
      (purpose?.minimal ?? false) ||
      (this.#codebooks.packetRecipientKinds.find(k => k.code === member.kind)?.minimal ?? false)
    )
  }

  #effect(condition: ConditionFact): string | undefined {
    return this.#codebooks.sourceConditions.find(c => c.code === condition.code)?.effect
  }

  #packet(rule: string, code: string, member?: MemberFact): void {
    this.#add({ id: 'packet', number: '' }, rule, code, member)
  }

  #add(
    source: { id: string; number: string; reference?: string | null; organisation?: string | null },
    rule: string,
    code: string,
    member?: MemberFact,
  ): void {
    const recipient = this.#facts.group && member ? { recipient: member.kind } : {}
    const blocker: Blocker = {
      source: source.id,
      label: source.number,
      rule,
      code,
      ...recipient,
      why: inWords(this.#codebooks, whys, rule, code, source),
      lift: inWords(this.#codebooks, lifts, rule, code, source),
      byConsent: this.#isLiftedByConsent(rule, code),
    }
    this.#found.set([recipient.recipient ?? '', source.id, rule, code].join(' '), blocker)
  }
}

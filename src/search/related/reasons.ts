/** Why two signals may be related. Pure: what was gathered goes in, reasons in a closed list come out. */
import type { RelatedReason, RelatedReasonCode } from '../../contract/related.ts'
import { compareNames, type ComparedKind } from '../../entities/index.ts'
import { nameOf, type TracedMention, type Traces } from './traces.ts'

export interface FoundReason extends RelatedReason {
  /** The mentions that it rests on, on either side. */
  readonly leftMentions: readonly string[]
  readonly rightMentions: readonly string[]
}

const sameNumber: Readonly<Record<ComparedKind, RelatedReasonCode>> = {
  v_number: 'same_v_number',
  document_number: 'same_document_number',
  chain_reference: 'same_chain_reference',
  phone: 'same_phone',
  email: 'same_email',
  social_handle: 'same_social_handle',
  iban: 'same_iban',
  number_plate: 'same_number_plate',
}

/** One reason for each thing that both say, numbers first; at most so many. */
export function reasonsBetween(left: Traces, right: Traces): FoundReason[] {
  return [
    ...messageReasons(left, right),
    ...fileReasons(left, right),
    ...numberReasons(left, right),
    ...nameReasons(left, right),
  ]
}

/** Reasons to think that two go back to one origin (R21). A reference alone is what a reply or a contra-indication carries too. */
export function speaksForOneOrigin(code: RelatedReasonCode): boolean {
  return code === 'same_message' || code === 'same_file' || code === 'nearly_same_text'
}

function messageReasons(left: Traces, right: Traces): FoundReason[] {
  const isShared = [...left.messages].some(id => right.messages.has(id))
  return isShared ? [{ code: 'same_message', left: '', right: '', leftMentions: [], rightMentions: [] }] : []
}

function fileReasons(left: Traces, right: Traces): FoundReason[] {
  return [...left.files].flatMap(([dup, name]) => {
    const other = right.files.get(dup)
    return other === undefined
      ? []
      : [{ code: 'same_file' as const, left: name, right: other, leftMentions: [], rightMentions: [] }]
  })
}

function numberReasons(left: Traces, right: Traces): FoundReason[] {
  const ours = Map.groupBy(left.numbers, number => number.key)
  return [...ours].flatMap(([key, mine]) => {
    const theirs = right.numbers.filter(number => number.key === key)
    const [first, other] = [mine[0], theirs[0]]
    if (!first || !other) return []
    return [{ code: numberCode(mine, theirs), left: first.surface, right: other.surface, ...rests(mine, theirs) }]
  })
}

/** V-numbers have one key when they are equal after adding zeros; that is said apart from being equal (R33). */
function numberCode(
  mine: readonly (TracedMention & { readonly key: string })[],
  theirs: readonly TracedMention[],
): RelatedReasonCode {
  const kind = mine[0]?.kind
  if (kind === 'v_number')
    return mine.some(one => theirs.some(other => other.surface === one.surface))
      ? 'same_v_number'
      : 'v_number_after_padding'
  return sameNumber[unsafeCompared(kind)]
}

/** Numbers of traces are of compared kinds; `traces.ts` lets no other through. */
function unsafeCompared(kind: TracedMention['kind'] | undefined): ComparedKind {
  return kind as ComparedKind
}

function nameReasons(left: Traces, right: Traces): FoundReason[] {
  const found: FoundReason[] = []
  for (const mine of left.names) {
    for (const other of right.names) {
      const { kind } = compareNames(nameOf(mine), nameOf(other))
      if (kind !== 'same' && kind !== 'variant') continue
      if (found.some(reason => reason.left === nameOf(mine) || reason.right === nameOf(other))) continue
      const code = kind === 'same' ? 'same_name' : 'name_variant'
      found.push({ code, left: nameOf(mine), right: nameOf(other), ...rests([mine], [other]) })
    }
  }
  return found
}

function rests(mine: readonly TracedMention[], theirs: readonly TracedMention[]) {
  return { leftMentions: mine.map(each => each.id), rightMentions: theirs.map(each => each.id) }
}

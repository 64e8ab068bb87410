/** What two signals can have in common: numbers, names of persons concerned, files, messages. Read for several signals at once. */
import type { MentionKind } from '../../annotation/index.ts'
import { isComparedKind, keyOfNumber, keysOfName } from '../../entities/index.ts'
import type { Reader } from '../../vault/index.ts'
import { q } from '../queries.ts'

export interface TracedMention {
  readonly id: string
  readonly kind: MentionKind
  readonly surface: string
  readonly proposed: string | null
}
export interface Traces {
  readonly signal: string
  readonly numbers: readonly (TracedMention & { readonly key: string })[]
  /** One for each spelling. */
  readonly names: readonly TracedMention[]
  readonly files: ReadonlyMap<string, string>
  readonly messages: ReadonlySet<string>
}

/** Pictures below this size are logos and signatures: they would relate everything a sender ever sent. */
const smallestPicture = 32_768

export function tracesOf(reader: Reader, signals: readonly string[]): Map<string, Traces> {
  if (signals.length === 0) return new Map()
  const ids = [...signals]
  const mentions = Map.groupBy(
    reader.all(
      q
        .selectFrom('visible_mention')
        .select(['id', 'signal', 'kind', 'surface', 'proposed', 'role'])
        .where('signal', 'in', ids)
        .where('kind', 'in', [...tracedKinds]),
    ),
    row => row.signal,
  )
  const files = Map.groupBy(
    reader.all(
      q
        .selectFrom('original')
        .select(['owner', 'dup', 'name'])
        .where('owner', 'in', ids)
        .where('kept_as', '<>', 'extract_only')
        .where(eb => eb.or([eb('media_type', 'not like', 'image/%'), eb('size_bytes', '>=', smallestPicture)])),
    ),
    row => row.owner,
  )
  const messages = Map.groupBy(
    reader.all(
      q
        .selectFrom('signal_key')
        .select(['signal', 'key'])
        .where('signal', 'in', ids)
        .where('mention', '=', '')
        .where('key', 'like', 'message:%'),
    ),
    row => row.signal,
  )
  return new Map(
    ids.map(signal => {
      const own = (mentions.get(signal) ?? []).filter(row => isConcerned(row.role))
      return [
        signal,
        {
          signal,
          numbers: own.flatMap(row =>
            isComparedKind(row.kind) ? [{ ...row, key: keyOfNumber(row.kind, row.surface, row.proposed) }] : [],
          ),
          names: spellings(own.filter(row => row.kind === 'person')),
          files: new Map((files.get(signal) ?? []).map(row => [row.dup, row.name])),
          messages: new Set((messages.get(signal) ?? []).map(row => row.key)),
        },
      ]
    }),
  )
}

/** What leads from these traces to others: numbers and messages by one key, names by two. */
export function keysOf(traces: Traces): { readonly certain: string[]; readonly names: string[] } {
  const certain = [...traces.numbers.map(number => number.key), ...traces.messages]
  const names = traces.names.map(name => keysOfName(nameOf(name))).filter(keys => keys.length > 1)
  return { certain: [...new Set(certain)], names: [...new Set(names.flat())] }
}

export function nameOf(mention: TracedMention): string {
  return (mention.proposed ?? mention.surface).replaceAll(/\s+/g, ' ')
}

const tracedKinds = [
  'person',
  'v_number',
  'document_number',
  'chain_reference',
  'phone',
  'email',
  'social_handle',
  'iban',
  'number_plate',
] as const satisfies readonly MentionKind[]

/** Reporters, staff and witnesses relate nothing, and who is unnamed stays so (R15, R18). */
function isConcerned(role: string): boolean {
  return role === 'subject' || role === 'possible_victim' || role === 'unknown'
}

function spellings(names: readonly TracedMention[]): TracedMention[] {
  return [...new Map(names.map(name => [nameOf(name), name])).values()]
}

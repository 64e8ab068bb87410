/** What lies on a text: mentions, statements with words of their own, notes, numbers that must not leave. One list for each text. */
import type { MentionKind, MentionRow, NoteRow } from '../../../../src/contract/annotation.ts'
import type { AttachedMention, EntityKind, WeighedStatement } from '../../../../src/contract/entities.ts'
import type { ExtractId, MentionId, StatementId } from '../../../../src/contract/ids.ts'
import type { Mark } from './runs.ts'

export interface TextPlace {
  readonly extract: ExtractId
  readonly start: number
  readonly end: number
}
/** Kinds as they are drawn: those of entities, and dates. */
export type Drawn = EntityKind | 'date' | 'number'

export type TextMark = Mark &
  (
    | {
        readonly kind: 'mention'
        readonly mention: MentionId
        readonly drawn: Drawn
        /** Whom or what it is; null while nobody linked it. */
        readonly linkedTo: string | null
        /** Nothing to link: a date stands by itself. */
        readonly isWhole: boolean
      }
    | { readonly kind: 'claim' | 'nuance'; readonly statement: StatementId }
    | { readonly kind: 'note' | 'citizen' | 'chosen' }
  )

interface Marked {
  readonly mentions: readonly MentionRow[]
  readonly attached: readonly AttachedMention[]
  readonly statements: readonly WeighedStatement[]
  readonly notes: readonly NoteRow[]
  readonly citizenNumbers: readonly TextPlace[]
}

export function marksOf(extract: ExtractId, marked: Marked, chosen: TextPlace | null): TextMark[] {
  const linked = new Map(marked.attached.map(row => [row.mention, row.label]))
  return [
    ...marked.mentions.flatMap((row): TextMark[] =>
      isHere(row.place, extract)
        ? [
            {
              id: row.id,
              start: row.place.start,
              end: row.place.end,
              kind: 'mention',
              mention: row.id,
              drawn: drawnAs(row.kind),
              linkedTo: linked.get(row.id) ?? null,
              isWhole: row.kind === 'date',
            },
          ]
        : [],
    ),
    ...marked.statements.flatMap((row): TextMark[] =>
      row.ownWords && isHere(row.place, extract)
        ? [
            {
              id: row.id,
              start: row.place.start,
              end: row.place.end,
              kind: row.polarity === 'contradicts' ? 'nuance' : 'claim',
              statement: row.id,
            },
          ]
        : [],
    ),
    ...marked.notes.flatMap(({ id, kind, place }): TextMark[] =>
      // A translation stands in a column of its own, beside all of its words.
      kind !== 'translation' && isHere(place, extract)
        ? [{ id, start: place.start, end: place.end, kind: 'note' }]
        : [],
    ),
    ...marked.citizenNumbers
      .filter(place => place.extract === extract)
      .map(({ start, end }, at): TextMark => ({ id: `citizen-${at}`, start, end, kind: 'citizen' })),
    ...(chosen?.extract === extract
      ? [{ id: 'chosen', start: chosen.start, end: chosen.end, kind: 'chosen' } as const]
      : []),
  ]
}

export function drawnAs(kind: MentionKind): Drawn {
  switch (kind) {
    case 'person':
    case 'location':
    case 'organisation':
      return kind
    case 'phone':
    case 'email':
    case 'social_handle':
    case 'iban':
      return 'contact_point'
    case 'vehicle':
    case 'number_plate':
      return 'vehicle'
    case 'date':
      return 'date'
    case 'birth_date':
    case 'v_number':
    case 'document_number':
    case 'chain_reference':
      return 'number'
  }
}

function isHere(place: TextPlace | null, extract: ExtractId): place is TextPlace {
  return place?.extract === extract
}

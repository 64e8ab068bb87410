/** What a signal says, pointed at: mentions and notes on exact passages. */
import { idOf, oneOf, record, ref, text, textOrNull, view } from '../vault/index.ts'

export const mentionKinds = [
  'person',
  'v_number',
  'document_number',
  'chain_reference',
  'birth_date',
  'date',
  'phone',
  'email',
  'social_handle',
  'iban',
  'location',
  'organisation',
  'vehicle',
  'number_plate',
] as const
export type MentionKind = (typeof mentionKinds)[number]
export const mentionRoles = [
  'subject',
  'possible_victim',
  'reporter',
  'witness',
  'staff',
  'harmed',
  'unnamed',
  'unknown',
] as const
export type MentionRole = (typeof mentionRoles)[number]

export const mention = record(
  'mention',
  {
    passage: ref('passage'),
    signal: idOf(),
    kind: oneOf(...mentionKinds),
    surface: text(),
    script: text(),
    /** A reading that was proposed beside the surface, never instead of it: EDTF, E.164, whole name of a row, kind of place. */
    proposed: textOrNull(),
    role: oneOf(...mentionRoles),
    found: oneOf('detected', 'marked'),
  },
  { indexes: ['signal', 'passage'] },
)
/** A note, question, translation or doubt on a passage or entity; it inherits every condition of its source (R27). */
export const annotation = record(
  'annotation',
  {
    target_type: oneOf('passage', 'entity'),
    target: idOf(),
    signal: idOf(),
    kind: oneOf('note', 'question', 'translation', 'doubt'),
    text: text(),
  },
  { indexes: ['target', 'signal'] },
)

/** Mentions of visible signals that nobody rejected. */
export const visibleMention = view<{
  id: string
  passage: string
  signal: string
  kind: MentionKind
  surface: string
  script: string
  proposed: string | null
  role: MentionRole
  found: 'detected' | 'marked'
  extract: string
  start: number
  end: number
  quote: string
  prefix: string
  suffix: string
  page: number | null
  row: string | null
  transcribed: number
  hlc: string
}>()(
  'visible_mention',
  `SELECT m.id, m.passage, m.signal, m.kind, m.surface, m.script, m.proposed,
     COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'mention_role' AND d.subject = m.id ORDER BY d.hlc DESC LIMIT 1), m.role) AS role,
     m.found, p.extract, p.start, p."end", p.quote, p.prefix, p.suffix, p.page, p.row, p.transcribed, m.hlc
   FROM mention m JOIN passage p ON p.id = m.passage JOIN visible_signal s ON s.id = m.signal
   WHERE NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'mention_rejected' AND d.subject = m.id)`,
)
/** Notes on visible signals that nobody took back. */
export const visibleAnnotation = view<{
  id: string
  target_type: 'passage' | 'entity'
  target: string
  signal: string
  kind: 'note' | 'question' | 'translation' | 'doubt'
  text: string
  author: string
  hlc: string
}>()(
  'visible_annotation',
  `SELECT a.id, a.target_type, a.target, a.signal, a.kind, a.text, a.author, a.hlc FROM annotation a JOIN visible_signal s ON s.id = a.signal
   WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = a.id)`,
)

export const annotationTables = [mention, annotation, visibleMention, visibleAnnotation] as const

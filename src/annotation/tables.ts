/** What a signal says, pointed at: mentions and notes on exact passages. */
import { idOf, oneOf, record, ref, text, view } from '../vault/table.ts'

export const mentionKinds = [
  'person', 'v_number', 'document_number', 'chain_reference', 'birth_date', 'date', 'phone', 'email', 'social_handle', 'iban', 'location',
  'organisation', 'vehicle', 'number_plate',
] as const
export type MentionKind = (typeof mentionKinds)[number]
export const mentionRoles = ['subject', 'possible_victim', 'reporter', 'witness', 'staff', 'harmed', 'unnamed', 'unknown'] as const
export type MentionRole = (typeof mentionRoles)[number]

export const mention = record(
  'mention',
  { passage: ref('passage'), signal: idOf(), kind: oneOf(...mentionKinds), surface: text(), script: text(), role: oneOf(...mentionRoles), found: oneOf('detected', 'marked') },
  { indexes: ['signal', 'passage'] },
)
/** A note, question, translation or doubt on a passage or entity; it inherits every condition of its source (R27). */
export const annotation = record('annotation', { target_type: oneOf('passage', 'entity'), target: idOf(), signal: idOf(), kind: oneOf('note', 'question', 'translation', 'doubt'), text: text() }, { indexes: ['target', 'signal'] })

/** Mentions of visible signals that nobody rejected. A signal merged into an earlier origin has none of its own. */
export const visibleMention = view<{
  id: string; passage: string; signal: string; kind: MentionKind; surface: string; script: string; role: MentionRole; found: string
  extract: string; start: number; end: number; page: number | null; row: string | null; hlc: string
}>()(
  'visible_mention',
  `SELECT m.id, m.passage, m.signal, m.kind, m.surface, m.script,
     COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'mention_role' AND d.subject = m.id ORDER BY d.hlc DESC LIMIT 1), m.role) AS role,
     m.found, p.extract, p.start, p."end", p.page, p.row, m.hlc
   FROM mention m JOIN passage p ON p.id = m.passage JOIN visible_signal s ON s.id = m.signal
   WHERE NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'mention_rejected' AND d.subject = m.id)`,
)

export const annotationTables = [mention, annotation, visibleMention] as const

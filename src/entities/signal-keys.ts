/** Writes the keys of mentions, by which signals that may be related are found without reading all of them. */
import type { MentionKind } from '../annotation/index.ts'
import { breath, prepared, type Reader, type Tx } from '../vault/index.ts'
import { comparedAs } from './contact-points.ts'
import { nameKeys } from './names/compare-names.ts'
import { q } from './queries.ts'

/** Numbers and addresses that say something about being related. A place, a date or a kind of car never does (R35). */
export const comparedKinds = [
  'v_number',
  'document_number',
  'chain_reference',
  'phone',
  'email',
  'social_handle',
  'iban',
  'number_plate',
] as const satisfies readonly MentionKind[]
export type ComparedKind = (typeof comparedKinds)[number]

export function isComparedKind(kind: MentionKind): kind is ComparedKind {
  return comparedKinds.some(each => each === kind)
}

/** Equal for numbers that may be one; V-numbers also when they are equal only after adding zeros (R33). */
export function keyOfNumber(kind: ComparedKind, surface: string, proposed: string | null): string {
  const form =
    kind === 'v_number' ? surface.replaceAll(/\s/g, '').replace(/^0+/, '') : comparedAs(kind, surface, proposed)
  return `${kind}:${form ?? surface}`
}

export function keysOfName(name: string): string[] {
  return nameKeys(name).map(key => `name:${key}`)
}

/** None for what says nothing about being related. */
export function keysOfMention(kind: MentionKind, surface: string, proposed: string | null): string[] {
  if (kind === 'person') return keysOfName(proposed ?? surface)
  return isComparedKind(kind) ? [keyOfNumber(kind, surface, proposed)] : []
}

const unkeyed = prepared(() =>
  q
    .selectFrom('mention_unkeyed as u')
    .innerJoin('mention as m', 'm.id', 'u.mention')
    .select(['m.id', 'm.signal', 'm.kind', 'm.surface', 'm.proposed']),
)

/** Catches up with what was marked or detected since; costs nothing when nothing was. */
export function writeSignalKeys(tx: Tx): void {
  const due = tx.all(unkeyed())
  for (const { id, signal, kind, surface, proposed } of due) {
    for (const key of keysOfMention(kind, surface, proposed))
      tx.runSql('INSERT OR IGNORE INTO signal_key (key, signal, mention) VALUES (?, ?, ?)', [key, signal, id])
    tx.runSql('DELETE FROM mention_unkeyed WHERE mention = ?', [id])
  }
}

const mentionsAtOnce = 500

/** How many mentions lead nowhere and wait for nothing: their keys were lost behind the log. */
export async function countUnkeyed(reader: Pick<Reader, 'all'>): Promise<number> {
  let lost = 0
  const pageAfter = (after: string) =>
    reader.all(
      q
        .selectFrom('mention as m')
        .leftJoin('mention_unkeyed as u', 'u.mention', 'm.id')
        .select(['m.id', 'm.signal', 'm.kind', 'm.surface', 'm.proposed', 'u.mention as waits'])
        .where('m.id', '>', after)
        .orderBy('m.id')
        .limit(mentionsAtOnce),
    )
  for (let page = pageAfter(''); page.length > 0; page = pageAfter(page.at(-1)?.id ?? '')) {
    for (const { id, signal, kind, surface, proposed, waits } of page) {
      if (waits !== null || keysOfMention(kind, surface, proposed).length === 0) continue
      const written = q.selectFrom('signal_key').select('key').where('signal', '=', signal).where('mention', '=', id)
      if (reader.all(written.limit(1)).length === 0) lost += 1
    }
    await breath()
  }
  return lost
}

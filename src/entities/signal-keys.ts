/** Writes the keys of mentions, by which signals that may be related are found without reading all of them. */
import type { MentionKind } from '../annotation/index.ts'
import type { Tx } from '../vault/index.ts'
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

/** Catches up with what was marked or detected since; costs nothing when nothing was. */
export function writeSignalKeys(tx: Tx): void {
  const due = tx.all(
    q
      .selectFrom('mention_unkeyed as u')
      .innerJoin('mention as m', 'm.id', 'u.mention')
      .select(['m.id', 'm.signal', 'm.kind', 'm.surface', 'm.proposed']),
  )
  for (const { id, signal, kind, surface, proposed } of due) {
    const keys =
      kind === 'person'
        ? keysOfName(proposed ?? surface)
        : isComparedKind(kind)
          ? [keyOfNumber(kind, surface, proposed)]
          : []
    for (const key of keys)
      tx.runSql('INSERT OR IGNORE INTO signal_key (key, signal, mention) VALUES (?, ?, ?)', [key, signal, id])
    tx.runSql('DELETE FROM mention_unkeyed WHERE mention = ?', [id])
  }
}

/** The keys of an action as this person has set them. */
import { actionRows, type ActionId } from './table.ts'
import { isCharacterKey } from './key-names.ts'

export interface KeyTaste {
  /** Off: no single character is a key. */
  readonly letterKeys: boolean
  /** Chosen instead of the first key of an action. */
  readonly remapped: Readonly<Record<string, string>>
}

export function keysOf(id: ActionId, taste: KeyTaste): string[] {
  const [first, ...others] = actionRows[id].keys ?? []
  if (first === undefined) return []
  const keys = [taste.remapped[id] ?? first, ...others]
  return taste.letterKeys ? keys : keys.filter(key => !isCharacterKey(key))
}

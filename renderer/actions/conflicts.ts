/** Which keys would mean two things at once: in the same part of the program, or beside what works everywhere. */
import { keysOf, type KeyTaste } from './keys-of.ts'
import { actionRows, type ActionId } from './table.ts'

/** Another action that this key already does where both can stand; undefined when it is free. */
export function rivalOf(id: ActionId, key: string, taste: KeyTaste): ActionId | undefined {
  return actionIds.find(other => other !== id && canMeet(id, other) && keysOf(other, taste).some(k => clash(k, key)))
}

/** Actions that have a key at all, in the order of the table. */
export const actionIds: readonly ActionId[] = Object.keys(actionRows)
  .filter((id): id is ActionId => id in actionRows)
  .filter(id => actionRows[id].keys !== undefined)

export function partOf(id: ActionId): string {
  return id.split('.')[0] ?? ''
}

function canMeet(one: ActionId, other: ActionId): boolean {
  const parts = [partOf(one), partOf(other)]
  return parts[0] === parts[1] || parts.some(part => part === 'everywhere' || part === 'go')
}

/** The same, or one the beginning of a sequence that the other is. */
function clash(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)
}

/** Ids from 0x8000 mean in each file what its table of names says (MS-OXMSG, section 2.2.3; MS-PST, section 2.4.7: one form for both). */
import { u16, u32 } from './bytes.ts'
import { guidAt, type MapiKey, type MapiValue } from './mapi.ts'

export type PropertyNames = ReadonlyMap<number, string>

const knownSets = new Map([
  [1, '0002032800000000c000000000000046'],
  [2, '0002032900000000c000000000000046'],
])

export function namedProperties(sets: Uint8Array, rows: Uint8Array, texts: Uint8Array): PropertyNames {
  const names = new Map<number, string>()
  for (let at = 0; at + 8 <= rows.length; at += 8) {
    const kind = u16(rows, at + 4)
    const set = knownSets.get(kind >> 1) ?? guidAt(sets, 16 * ((kind >> 1) - 3))
    const name = (kind & 1) === 0 ? u32(rows, at).toString(16) : textAt(texts, u32(rows, at))
    names.set(0x8000 + u16(rows, at + 6), `${set}:${name}`)
  }
  return names
}

export function renamed(values: ReadonlyMap<MapiKey, MapiValue>, names: PropertyNames): Map<MapiKey, MapiValue> {
  const named = ([key, value]: [MapiKey, MapiValue]): [MapiKey, MapiValue] => [
    typeof key === 'number' && key >= 0x8000 ? (names.get(key) ?? key) : key,
    value,
  ]
  return new Map([...values].map(named))
}

function textAt(texts: Uint8Array, at: number): string {
  return new TextDecoder('utf-16le').decode(texts.subarray(at + 4, at + 4 + u32(texts, at)))
}

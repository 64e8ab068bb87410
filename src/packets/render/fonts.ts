/**
 * The typesetter also knows the fonts of the computer it runs on, and would take those of the same name first. Our copies are
 * therefore renamed in memory, so that a packet looks and is the same everywhere (the OFL asks for another name, too).
 */
import { Defect } from '../../contract/errors.ts'

/** Names in the font: family, full name, PostScript name, typographic family (OpenType `name` table). */
const renamed = new Set([1, 4, 6, 16])

/** A copy of a font whose family begins with "Vast" instead of its first four letters: Noto Sans → Vast Sans. */
export function ownFamily(font: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(font)
  const view = new DataView(copy.buffer)
  const table = nameTable(view)
  const count = view.getUint16(table + 2)
  const strings = table + view.getUint16(table + 4)
  for (let i = 0; i < count; i += 1) {
    const record = table + 6 + i * 12
    if (!renamed.has(view.getUint16(record + 6))) continue
    // Platform 1 has one byte a letter, 0 and 3 have UTF-16BE.
    const width = view.getUint16(record) === 1 ? 1 : 2
    const at = strings + view.getUint16(record + 10)
    const letters = Math.min(4, view.getUint16(record + 8) / width)
    for (let letter = 0; letter < letters; letter += 1) {
      copy[at + letter * width + width - 1] = 'Vast'.charCodeAt(letter)
    }
  }
  return copy
}

function nameTable(view: DataView): number {
  const tables = view.getUint16(4)
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + i * 16
    if (view.getUint32(record) === 0x6e616d65) return view.getUint32(record + 8)
  }
  throw new Defect('UNREACHABLE', { details: { kind: 'font without names' } })
}

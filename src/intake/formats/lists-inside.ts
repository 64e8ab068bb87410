/** What must stand in the place of a list of persons, in the message or archive around it (R7). */
import type { ParsedDocument } from '../../contract/parsed-document.ts'
import { ascii } from './bytes.ts'

/** The parts whose bytes may not be kept as received, with what is kept instead: a stub, or the part rebuilt without its own list. */
export function withoutLists(children: readonly ParsedDocument[]): Map<ParsedDocument, Uint8Array> {
  const instead = new Map<ParsedDocument, Uint8Array>()
  for (const child of children) {
    if (child.received !== null)
      instead.set(child, child.bytes ?? listStub(child.name, child.received, child.list?.records ?? null))
  }
  return instead
}

/** Name, hash, size and number of rows; nothing of a row. ASCII, so that it may stand in any part of a mail. */
export function listStub(
  name: string,
  received: { sha256: string; sizeBytes: number },
  rows: number | null,
): Uint8Array {
  const lines = [
    'Lijst van personen: niet bewaard (R7).',
    `Naam ${name.replace(/[^ -~]/g, '?')}`,
    `SHA-256 ${received.sha256}`,
    `Grootte ${received.sizeBytes} bytes`,
    ...(rows === null ? [] : [`Regels ${rows}`]),
  ]
  return ascii(`${lines.join('\r\n')}\r\n`)
}

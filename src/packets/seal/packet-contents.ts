/** The payload of a packet and its packet.json say the same: every file named is there, every file there is named. */
import { canonicalText } from '../../vault/index.ts'
import type { ByteSource } from './bytes.ts'
import { contentsDiffer, notReleased } from './failures.ts'
import { itemFolder, metaOf, type ItemMeta, type PacketItem, type PacketJson } from './packet-json.ts'
import { keyCardOf } from './key-card.ts'
import type { Statement } from './statement.ts'

export const packetJsonPath = 'data/packet.json'
export const packetPdfPath = 'data/packet.pdf'
/** Above this a packet.json is refused before it is read. */
export const packetJsonLimit = 32 * 1024 * 1024

export function metaPath(number: number): string {
  return `${itemFolder(number)}/meta.json`
}

/** Where a file of an item lies. The received name is a field, never a name in the packet. */
export function itemFilePath(number: number, form: 'original' | 'redacted', extension: string): string {
  return `${itemFolder(number)}/${form}/bestand-${String(number).padStart(4, '0')}.${extension}`
}

/** Every path that this packet must have, with its size where packet.json states one. */
function expectedPaths(packet: PacketJson): Map<string, number | undefined> {
  const paths = new Map<string, number | undefined>([
    [packetJsonPath, undefined],
    [packetPdfPath, undefined],
  ])
  for (const item of packet.items) {
    paths.set(metaPath(item.number), undefined)
    for (const file of [item.files.original, item.files.redacted]) if (file) paths.set(file.path, file.size)
  }
  return paths
}

/** PKT-06 when items are numbered twice, a file lies outside its item's folder, or files and packet.json do not match. */
export function checkContents(
  packet: PacketJson,
  metas: ReadonlyMap<number, ItemMeta>,
  payload: readonly { readonly path: string; readonly content: Pick<ByteSource, 'size'> }[],
): void {
  if (new Set(packet.items.map(item => item.number)).size !== packet.items.length) throw contentsDiffer('items')
  if (!packet.items.every(hasOwnFiles)) throw contentsDiffer('items')
  const expected = expectedPaths(packet)
  if (expected.size !== payload.length) throw contentsDiffer('items')
  for (const { path, content } of payload) {
    const size = expected.get(path)
    if (!expected.has(path) || (size !== undefined && size !== content.size)) throw contentsDiffer('items')
  }
  for (const item of packet.items) {
    const meta = metas.get(item.number)
    if (!meta || canonicalText(meta) !== canonicalText(metaOf(item))) throw contentsDiffer('items')
  }
  // The card is what a receipt is sealed to: it must be one we can read.
  readsAsCard(packet)
}

/** What the statement says of a packet is what its packet.json says. PKT-04 for `minor` (it decides who must sign), else PKT-06. */
export function checkAgainstStatement(packet: PacketJson, statement: Statement): void {
  if (packet.minor !== statement.minor) throw notReleased('minor_differs')
  const same =
    packet.id === statement.id &&
    packet.version === statement.version &&
    packet.kind === statement.kind &&
    packet.supersedes === statement.supersedes &&
    packet.purpose.code === statement.purpose &&
    packet.ground.code === statement.ground.code &&
    packet.ground.ref === statement.ground.ref &&
    packet.expires === statement.expires &&
    canonicalText(packet.handling) === canonicalText(statement.handling)
  if (!same) throw contentsDiffer('statement_differs')
}

function hasOwnFiles({ number, files }: PacketItem): boolean {
  const lies = (form: 'original' | 'redacted') => {
    const path = files[form]?.path
    return path === undefined || path === itemFilePath(number, form, path.split('.').at(-1) ?? '')
  }
  return lies('original') && lies('redacted')
}

function readsAsCard(packet: PacketJson): void {
  try {
    keyCardOf(packet.senderKeyCard)
  } catch (cause) {
    throw contentsDiffer('schema', cause)
  }
}

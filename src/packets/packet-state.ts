/** The life of a packet, as decisions (model §6). A group's packet and those of its members move together until they are handed over. */
import { decide, type Session } from '../access/index.ts'
import type { Tx } from '../vault/index.ts'
import { blockersOf, type Blocker } from './blockers.ts'
import { factsOf, gather } from './gather.ts'
import { composeFor, frozenLeaves, latestEnvelope, sameContent, stampOf, type FrozenLeaf } from './prepare.ts'
import { personOf, q, type PacketRow } from './queries.ts'
import type { ReleaseFact } from './facts.ts'
import { readPacketJson, type PacketJson } from './seal/packet-json.ts'
import { packetJsonPath } from './seal/packet-contents.ts'
import type { PacketState } from './tables.ts'

/** Writes the new state for the packet and, when it is a group's, for every member's packet. */
export function moveTo(
  tx: Tx,
  packet: PacketRow,
  state: PacketState,
  because?: string,
  leaves: readonly string[] = frozenLeaves(tx, packet).map(leaf => leaf.id),
): string {
  const subjects = [packet.id, ...leaves.filter(id => id !== packet.id)].map(record => ({ role: 'packet', record }))
  return decide(tx, packet.keeping, {
    kind: 'packet_state',
    value: state,
    subjects,
    ...(because === undefined ? {} : { because }),
  })
}

/** packet.json of a frozen bag. The ZIP is ours, stored and unencrypted: the file stands in it as it is. */
export function frozenJson(leaf: FrozenLeaf): PacketJson {
  return readPacketJson(storedFile(leaf.bytes, `SKP-${leaf.id}/${packetJsonPath}`))
}

/** A stored entry of our own ZIP, by its local header; read here because an act cannot wait. */
export function storedFile(zip: Uint8Array, name: string): Uint8Array {
  const whole = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  for (let at = 0; at + 30 <= whole.length && whole.readUInt32LE(at) === 0x04034b50;) {
    const [size, nameBytes] = [whole.readUInt32LE(at + 18), whole.readUInt16LE(at + 26)]
    const start = at + 30 + nameBytes + whole.readUInt16LE(at + 28)
    if (whole.subarray(at + 30, at + 30 + nameBytes).toString('latin1') === name)
      return new Uint8Array(whole.subarray(start, start + size))
    at = start + size
  }
  return new Uint8Array()
}

/** Every stored entry: name without the top folder, and bytes. */
export function storedFiles(zip: Uint8Array): { path: string; bytes: Uint8Array }[] {
  const whole = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const files: { path: string; bytes: Uint8Array }[] = []
  for (let at = 0; at + 30 <= whole.length && whole.readUInt32LE(at) === 0x04034b50;) {
    const [size, nameBytes] = [whole.readUInt32LE(at + 18), whole.readUInt16LE(at + 26)]
    const start = at + 30 + nameBytes + whole.readUInt16LE(at + 28)
    const name = whole.subarray(at + 30, at + 30 + nameBytes).toString('latin1')
    files.push({ path: name.slice(name.indexOf('/') + 1), bytes: new Uint8Array(whole.subarray(start, start + size)) })
    at = start + size
  }
  return files
}

/** Why the packet no longer is what people saw; undefined while it is. A missing or expired key is no change of content. */
export function changeSince(tx: Tx, session: Session, packet: PacketRow): string | undefined {
  const leaves = new Map(
    frozenLeaves(tx, packet).map(leaf => [leaf.recipient, { id: leaf.id, json: frozenJson(leaf) }]),
  )
  const gathered = gather(tx, session, packet, tx.at)
  const found = blockersOf(session.codebooks, factsOf(gathered, tx.at)).filter(b => b.rule !== 'R71')
  if (found.length > 0)
    return found
      .map(b => [b.label, b.rule, b.code].filter(part => part !== '').join(' '))
      .join('; ')
      .slice(0, 4_000)
  const changed = 'een bron of onderdeel is veranderd na het indienen'
  if (gathered.addressees.length !== leaves.size) return changed
  for (const addressee of gathered.addressees) {
    const frozen = leaves.get(addressee.recipient)
    if (!frozen || !sameContent(frozen.json, composeFor(tx, session, gathered, addressee, stampOf(frozen.json))))
      return changed
  }
  return undefined
}

/** Back to draft; the hash is void and so is every signature over it (R63). */
export function voidIfChanged(tx: Tx, session: Session, packet: PacketRow): string | undefined {
  const reason = changeSince(tx, session, packet)
  if (reason !== undefined) {
    moveTo(tx, packet, 'draft', reason)
    tx.detail(reason)
  }
  return reason
}

/** People who reviewed exactly these bags. */
export function reviewersOf(tx: Pick<Tx, 'all' | 'get'>, leaves: readonly FrozenLeaf[]): string[] {
  const persons = leaves.map(
    leaf =>
      new Set(
        tx
          .all(
            q
              .selectFrom('decision_in_force')
              .select('author')
              .where('kind', '=', 'packet_reviewed')
              .where('subject', '=', leaf.id)
              .where('value', '=', leaf.tagmanifest),
          )
          .map(r => personOf(tx, r.author)),
      ),
  )
  const [first] = persons
  return first ? [...first].filter(person => persons.every(set => set.has(person))) : []
}

/** Everything that stands in the way now; with who acted, once nothing else does. */
export function blockersNow(tx: Tx, session: Session, packet: PacketRow, release?: ReleaseFact): Blocker[] {
  return blockersOf(session.codebooks, factsOf(gather(tx, session, packet, tx.at), tx.at, release))
}

/** The first author counts, also for a packet made from another one (C1). */
export function authorOf(tx: Tx, packet: PacketRow): string {
  const former =
    packet.supersedes === null
      ? undefined
      : tx.get(q.selectFrom('packet').select('author').where('id', '=', packet.supersedes))
  return personOf(tx, former?.author ?? packet.author)
}

export function statementOf(tx: Pick<Tx, 'get'>, leaf: FrozenLeaf): Uint8Array | undefined {
  return latestEnvelope(tx, leaf.id, 'statement', leaf.tagmanifest)?.bytes
}

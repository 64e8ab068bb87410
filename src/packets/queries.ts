/** Typed queries of this area, and the lookups that its commands share. */
import { maySeeStream, type accessTables, type Session } from '../access/index.ts'
import type { annotationTables } from '../annotation/index.ts'
import type { caseTables } from '../cases/index.ts'
import { Refused } from '../contract/errors.ts'
import type { entityTables } from '../entities/index.ts'
import type { linkTables } from '../links/index.ts'
import type { signalTables } from '../signals/index.ts'
import { queriesOver, streamKeeping, type Keeping, type Reader, type Tables, type vaultTables } from '../vault/index.ts'
import type { packetTables, PacketState } from './tables.ts'

export const q = queriesOver<
  Tables<typeof packetTables> &
    Tables<typeof signalTables> &
    Tables<typeof accessTables> &
    Tables<typeof vaultTables> &
    Tables<typeof annotationTables> &
    Tables<typeof entityTables> &
    Tables<typeof linkTables> &
    Tables<typeof caseTables>
>()

export interface PacketRow {
  readonly id: string
  readonly number: string
  readonly case_id: string | null
  readonly recipient: string
  readonly purpose: string
  readonly about_entity: string | null
  readonly marking: string
  readonly author: string
  readonly supersedes: string | null
  readonly group_packet: string | null
  readonly state: PacketState
  readonly keeping: Keeping
}

/** The packet, if this user may see it; else NOT_FOUND. */
export function getPacket(reader: Reader, session: Session, id: string): PacketRow {
  const row = reader.get(
    q
      .selectFrom('packet as p')
      .innerJoin('packet_state as s', 's.packet', 'p.id')
      .select([
        'p.id',
        'p.number',
        'p.case_id',
        'p.recipient',
        'p.purpose',
        'p.about_entity',
        'p.marking',
        'p.author',
        'p.supersedes',
        'p.group_packet',
        'p.stream',
        'p.owner',
        'p.key_id',
        's.state',
      ])
      .where('p.id', '=', id),
  )
  if (!row || !maySeeStream(reader, session.user, row.stream)) throw new Refused('NOT_FOUND', { subject: id })
  return { ...row, keeping: streamKeeping(row) }
}

export function mustBeIn(packet: PacketRow, ...states: readonly PacketState[]): void {
  if (!states.includes(packet.state))
    throw new Refused('PACKET_STATE', {
      subject: packet.id,
      details: { state: packet.state, needs: states.join(', ') },
    })
}

/** The human behind a user, also under another slot (R63). */
export function personOf(reader: Reader, user: string): string {
  const row = reader.get(q.selectFrom('user').select('person').where('id', '=', user))
  if (!row) throw new Refused('NOT_FOUND', { subject: user })
  return row.person
}

/** Codes as the register keeps them: a JSON array. */
export function parseCodes(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter(code => typeof code === 'string') : []
}

/** Checkpoints of the log that left in packets: what stands before them can no longer change unnoticed (security design §8). */
import { parseEnvelope, type Envelope, type Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import { readStatement } from './seal/statement.ts'

/** Of every packet that was released; its statement carries one. */
export function leftWithPackets(reader: Reader): Envelope[] {
  return reader
    .all(
      q
        .selectFrom('packet_envelope as e')
        .innerJoin('provision as p', 'p.packet', 'e.packet')
        .select('e.bytes')
        .where('e.type', '=', 'statement'),
    )
    .map(({ bytes }) => readStatement(parseEnvelope(bytes)).checkpoint)
}

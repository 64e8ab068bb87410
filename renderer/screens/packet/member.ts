import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'

/** An addressee with the ground on which it gets the packet. */
export type Member = PacketDetail['members'][number]

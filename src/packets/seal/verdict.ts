/** What a recipient brings along, and what is said of a packet. */
import type { Envelope } from '../../vault/index.ts'
import type { RecipientKind } from './age-keys.ts'
import type { PacketFailure } from './failures.ts'
import type { Released } from './four-eyes.ts'
import type { Organisation } from './organisation-key.ts'
import type { PacketJson } from './packet-json.ts'
import type { Seen } from './seen.ts'
import type { Remark, Stamp } from './standing.ts'
import type { StatusFile } from './status-file.ts'

/** What the reader brings along. */
export interface Reader {
  /** age identities; see `parseIdentities`. */
  readonly identities: readonly string[]
  /** The organisations whose keys this reader has compared and pinned. */
  readonly organisations: readonly Organisation[]
  /** Revocation files taken in; the one in the packet counts too, highest seq first. */
  readonly revocations?: readonly Envelope[]
  /** Status files that came after the packet. */
  readonly statuses?: readonly Envelope[]
  readonly seen: Seen
  readonly now: number
}

export interface VerifiedPacket {
  readonly packet: PacketJson
  readonly released: Released
  readonly organisation: Organisation
  /** SHA-512 of the tag manifest, base64url: which content this is. */
  readonly tagmanifest: string
  readonly recipients: RecipientKind
  /** Status files that were found good, for remembering their seq. */
  readonly statuses: readonly StatusFile[]
}

export interface ShownPacket {
  readonly verified: VerifiedPacket
  readonly remarks: readonly Remark[]
}

export type PacketVerdict =
  | ({ readonly kind: 'valid' } & ShownPacket)
  /** PKT-05; may be shown only under this stamp. */
  | ({ readonly kind: 'stamped'; readonly code: 'PKT-05'; readonly stamp: Stamp } & ShownPacket)
  | RefusedPacket

export interface RefusedPacket extends PacketFailure {
  readonly kind: 'refused'
  /** PKT-03: what the packet says of its organisation, to be compared over another channel before it is pinned. */
  readonly compare?: { readonly name: string; readonly groups: string }
  /** PKT-02, two packets under one id: hashes of the one seen first and of this one, for the sender. */
  readonly hashes?: { readonly first: string; readonly now: string }
}

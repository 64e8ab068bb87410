/**
 * Packets: composing, four eyes, sealing, receipts; the address book. The second half needs no vault: it is what an offline
 * machine and a recipient use.
 */
export { certificationProcedures, type CertificationDeps } from './certification.ts'
export { leavingProcedures, openDuties } from './leaving.ts'
export { packetProcedures, providedProcedures, recipientProcedures, type PacketDeps } from './procedures.ts'
export type { Composer, Typesetter } from './freeze.ts'
export type { PacketRenderer } from './render/index.ts'
export { packetTables } from './tables.ts'
export { takeCertificate, trustFile, type Trusted } from './trust.ts'

export {
  certify,
  claimedCertificate,
  revoke,
  type CertificateRequest,
  type Permission,
  type RevocationRequest,
} from './seal/certificates.ts'
export {
  makeOrganisation,
  parseOrganisation,
  type NewOrganisation,
  type Organisation,
} from './seal/organisation-key.ts'
export {
  makeKeyCard,
  makeRecipient,
  parseSigningFile,
  readKeyCard,
  type KeyCard,
  type NewRecipient,
} from './seal/key-card.ts'
export { parseIdentities } from './seal/age-keys.ts'
export { openPacket, type OpenedPacket, type OpenRequest } from './seal/open-packet.ts'
export { verifyPacket, type PacketVerdict, type VerifiedPacket } from './seal/verify-packet.ts'
export { receiptCode, sealReceipt, signReceipt, type ReceiptVerdict } from './seal/receipt.ts'
export { nothingSeen, seenFile, type SeenStore } from './seal/seen.ts'
export { readRevocation } from './seal/certificates.ts'
export {
  openReceived,
  receiptFor,
  verifyReceived,
  type MadeReceipt,
  type Place,
  type ReceiptOutcome,
  type Receiving,
  type Signing,
} from './at-recipient.ts'
export { leftWithPackets } from './left-checkpoints.ts'

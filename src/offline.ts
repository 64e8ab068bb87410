/**
 * What needs no open vault: a second composition root, for the command line. Recovery and restoring, reading one file, judging
 * what left the log; the organisation's key and key cards on an offline machine; packets at their recipient.
 */
import { recoverVault as recoverFolder, restoreVault as restoreFolder, type RestoreOutcome } from './access/index.ts'
import { Refused, type Language } from './contract/errors.ts'
import { IMP } from './contract/error-codes/intake.ts'
import type { ParserReply } from './contract/parsed-document.ts'
import { describeDocument, readInParts, type Described, type ParserPort } from './intake/index.ts'
import {
  certify,
  claimedCertificate,
  makeOrganisation,
  makeRecipient,
  openReceived as openAt,
  parseOrganisation,
  readKeyCard,
  readRevocation,
  receiptFor as receiptAt,
  revoke,
  verifyReceived as verifyAt,
  type CertificateRequest,
  type NewOrganisation,
  type NewRecipient,
  type OpenedPacket,
  type PacketVerdict,
  type Place,
  type ReceiptOutcome,
  type Receiving,
  type Signing,
} from './packets/index.ts'
import { systemDeps } from './schakel.ts'
import {
  envelopeBytes,
  parseEnvelope,
  stateFolderOf,
  surroundings,
  type Deps,
  type FilesDeps,
  type NewPassphrase,
} from './vault/index.ts'

export type { PacketVerdict, Receiving } from './packets/index.ts'
export { isSealedFile, judgeCheckpointFile, judgeExtract } from './offline-log.ts'

export interface OfflineDeps {
  readonly deps?: Deps
  /** Null: the place of this platform, or SCHAKEL_STATE_DIR. */
  readonly stateFolder: string | null
  /** Cost of a new passphrase; calibrated when left out. */
  readonly kdf?: NewPassphrase['kdf']
}

export interface Recovery {
  readonly folder: string
  /** As typed from paper. */
  readonly shares: readonly string[]
  readonly passphrase: string
}

/** Two of three shares make a new passphrase slot. Refused with the first fault of the shares. */
export async function recoverVault(
  { folder, shares, passphrase }: Recovery,
  offline: OfflineDeps,
): Promise<{ slot: number; label: string }> {
  const outcome = await recoverFolder(
    folder,
    { shares, passphrase, ...(offline.kdf ? { kdf: offline.kdf } : {}) },
    filesDepsOf(offline),
  )
  if (outcome.kind === 'recovered') return { slot: outcome.slot.id, label: outcome.slot.label }
  const [fault] = outcome.faults
  throw new Refused(fault?.code ?? 'SHARES_DO_NOT_OPEN', fault && 'details' in fault ? { details: fault.details } : {})
}

export interface Restoring {
  readonly from: string
  readonly to: string
  readonly passphrase: string
  readonly because: string
}

export async function restoreVault(wanted: Restoring, offline: OfflineDeps): Promise<RestoreOutcome> {
  return await restoreFolder(wanted, offline.deps ?? systemDeps(), filesDepsOf(offline))
}

function filesDepsOf({ deps, stateFolder }: OfflineDeps): FilesDeps {
  return { clock: (deps ?? systemDeps()).clock, stateFolder: stateFolder ?? stateFolderOf(surroundings()) }
}

/** What intake makes of one file (R48): the caller owns the parser. */
export async function describeFile(
  parser: ParserPort,
  path: string,
  bytes: Uint8Array,
  language: Language,
): Promise<Described> {
  const name = path.split(/[\\/]/).at(-1) ?? path
  let whole: ParserReply = { kind: 'refusal', code: IMP.readerFailed, red: true }
  for await (const { reply } of readInParts(parser, bytes, { name })) {
    if (whole.kind !== 'document') whole = reply
    else if (reply.kind === 'document') whole.document.children.push(...reply.document.children)
    else whole.document.warnings.push({ code: reply.code })
  }
  return describeDocument(whole, path, bytes, language)
}

/** `org.skorg` and three shares; the seed is kept nowhere. */
export async function foundOrganisation(name: string, { deps }: OfflineDeps): Promise<NewOrganisation> {
  return await makeOrganisation(deps ?? systemDeps(), name)
}

export interface Certifying extends Omit<CertificateRequest, 'card' | 'person'> {
  readonly organisation: Uint8Array
  readonly shares: readonly string[]
  readonly card: Uint8Array
  /** The same in all certificates of one human; absent = a human who has none yet. */
  readonly person?: string
}

export interface MadeCertificate {
  readonly file: Uint8Array
  readonly serial: string
  readonly person: string
  /** RFC 3339. */
  readonly notAfter: string
}

/** With two of the organisation's three shares, in memory only. */
export async function certifyCard(
  { organisation, shares, card, person, ...request }: Certifying,
  offline: OfflineDeps,
): Promise<MadeCertificate> {
  const deps = offline.deps ?? systemDeps()
  const human = person ?? deps.ids.uuid4()
  const org = parseOrganisation(organisation)
  const envelope = await certify(deps, org, shares, { ...request, card: readKeyCard(card), person: human })
  const { serial, notAfter } = claimedCertificate(envelope)
  return { file: envelopeBytes(envelope), serial, person: human, notAfter }
}

export interface Revoking {
  readonly organisation: Uint8Array
  readonly shares: readonly string[]
  /** The list so far; absent = there was none. */
  readonly former?: Uint8Array
  readonly serial: string
  readonly why: 'left' | 'compromised'
  readonly since?: number
}

export async function revokeCertificate(
  { organisation, shares, former, serial, why, since }: Revoking,
  { deps }: OfflineDeps,
): Promise<{ file: Uint8Array; seq: number; revoked: number }> {
  const org = parseOrganisation(organisation)
  const list = former && readRevocation(parseEnvelope(former), org)
  const envelope = await revoke(deps ?? systemDeps(), org, shares, list, {
    serial,
    why,
    ...(since === undefined ? {} : { since }),
  })
  const made = readRevocation(envelope, org)
  return { file: envelopeBytes(envelope), seq: made.seq, revoked: made.list.length }
}

/** Keys and a card for a recipient without a vault. */
export async function makeKeys(name: string, classical: boolean, { deps }: OfflineDeps): Promise<NewRecipient> {
  return await makeRecipient(deps ?? systemDeps(), { name, classical })
}

export interface ShownFile {
  readonly kind: 'card' | 'organisation'
  readonly name: string
  readonly created: string
  readonly expires: string | null
  readonly classical: boolean | null
  /** Twelve groups of each key to seal to; of the organisation's key. */
  readonly groups: readonly string[]
  readonly signingGroups: string | null
}

/** A key card, or `org.skorg`: what two people read to each other. CARD_UNREADABLE for anything else. */
export function showKeyFile(file: Uint8Array): ShownFile {
  try {
    const { name, created, groups } = parseOrganisation(file)
    return {
      kind: 'organisation',
      name,
      created,
      expires: null,
      classical: null,
      groups: [groups],
      signingGroups: null,
    }
  } catch {
    const { name, created, expires, kind, groups } = readKeyCard(file)
    return {
      kind: 'card',
      name,
      created,
      expires,
      classical: kind === 'classical',
      groups: groups.enc,
      signingGroups: groups.sig,
    }
  }
}

/** Judges a packet file with what this computer has seen and pinned. */
export async function verifyReceived(
  received: Receiving,
  offline: OfflineDeps,
  signal?: AbortSignal,
): Promise<PacketVerdict> {
  return await verifyAt(received, placeOf(offline), signal)
}

/** Writes the bag as it was sealed; pins the organisation that was given with it. */
export async function openReceived(
  received: Receiving,
  folder: string,
  underStamp: boolean,
  offline: OfflineDeps,
  signal?: AbortSignal,
): Promise<OpenedPacket> {
  return await openAt(received, folder, underStamp, placeOf(offline), signal)
}

export async function receiptFor(
  received: Receiving,
  signing: Signing | undefined,
  offline: OfflineDeps,
): Promise<ReceiptOutcome> {
  return await receiptAt(received, signing, placeOf(offline))
}

function placeOf(offline: OfflineDeps): Place {
  const { clock, stateFolder } = filesDepsOf(offline)
  return { stateFolder, now: clock.now() }
}

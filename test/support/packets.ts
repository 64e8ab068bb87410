/** An organisation with people who may sign, and packets made by them. Invented people only; fixed keys, so tests can repeat. */
import { createHash } from 'node:crypto'
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { sealFile } from '../../src/packets/seal/age-file.ts'
import { claimedCertificate, type Permission } from '../../src/packets/seal/certificates.ts'
import { crc32 } from '../../src/packets/seal/crc32.ts'
import { zipOf } from '../../src/packets/seal/zip-store.ts'
import { keyfpOf } from '../../src/packets/seal/age-keys.ts'
import { allOf, memorySource } from '../../src/packets/seal/bytes.ts'
import type { FrozenBag } from '../../src/packets/seal/bag.ts'
import { keyCardOf, makeKeyCard } from '../../src/packets/seal/key-card.ts'
import { makeOrganisation, type NewOrganisation } from '../../src/packets/seal/organisation-key.ts'
import type { PacketJson } from '../../src/packets/seal/packet-json.ts'
import { signRelease } from '../../src/packets/seal/release.ts'
import { freezePacket, tagmanifestOf, type PacketSignatures } from '../../src/packets/seal/seal-packet.ts'
import { addReview, signStatement, type Statement } from '../../src/packets/seal/statement.ts'
import {
  envelopeBytes,
  parseEnvelope,
  signEnvelope,
  signerFromSeed,
  toBase64url,
  type Envelope,
  type Signer,
} from '../../src/vault/index.ts'
import { testDeps } from './deps.ts'
import { originalText, packetK20 } from './packet-k20.ts'

export const submittedAt = Date.parse('2016-10-24T10:00:00Z')
export const releasedAt = Date.parse('2016-10-24T11:30:00Z')
export const openedAt = Date.parse('2016-10-25T08:00:00Z')

/** The same 32 bytes for the same words. */
export function seedOf(words: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(words).digest())
}

export interface TestOrganisation extends NewOrganisation {
  readonly signer: Signer
}

export async function anOrganisation(name = 'Proefdienst'): Promise<TestOrganisation> {
  const deps = testDeps()
  const made = await makeOrganisation({ ...deps, ids: { ...deps.ids, random: () => seedOf(name) } }, name)
  return { ...made, signer: signerFromSeed(seedOf(name)) }
}

export interface TestPerson {
  readonly signer: Signer
  readonly person: string
  readonly serial: string
  readonly certificate: Envelope
}

export interface PersonTraits {
  readonly may?: readonly Permission[]
  /** Another key or certificate of the same human. */
  readonly sameHumanAs?: TestPerson
  readonly notBefore?: string
  readonly notAfter?: string
  readonly org?: { readonly name: string; readonly keyid: string }
}

/** A certified person. Words make the key, the person and the serial, so two names are two humans. */
export function aPerson(organisation: TestOrganisation, name: string, traits: PersonTraits = {}): TestPerson {
  const signer = signerFromSeed(seedOf(`key ${name}`))
  const person = traits.sameHumanAs?.person ?? uuidOf(`person ${name}`)
  const serial = uuidOf(`serial ${name} ${organisation.organisation.keyid}`)
  const { keyid } = organisation.organisation
  const body = {
    v: 1,
    serial,
    org: traits.org ?? { name: organisation.organisation.name, keyid },
    person,
    name,
    roles: ['liaison'],
    may: [...(traits.may ?? ['author', 'review', 'release', 'status'])],
    sig: toBase64url(signer.publicKey),
    enc: `age1${'q'.repeat(58)}`,
    notBefore: traits.notBefore ?? '2016-01-01T00:00:00Z',
    notAfter: traits.notAfter ?? '2016-12-31T00:00:00Z',
  }
  return { signer, person, serial, certificate: signEnvelope('role', body, [{ signer: organisation.signer }]) }
}

export function uuidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export interface TestRecipient {
  readonly identity: string
  readonly recipient: string
}

export async function aRecipient(kind: 'post-quantum' | 'classical' = 'post-quantum'): Promise<TestRecipient> {
  const identity = await (kind === 'classical' ? generateX25519Identity() : generateHybridIdentity())
  return { identity, recipient: await identityToRecipient(identity) }
}

export function aCheckpoint(signer: Signer): Envelope {
  const body = {
    count: 417,
    head: toBase64url(seedOf('head')),
    keyid: signer.keyid,
    t: submittedAt,
    v: 1,
    vault: 'AAECAwQFBgcICQoLDA0ODw',
  }
  return signEnvelope('checkpoint', body, [{ signer }])
}

/** Author, reviewer and releaser of one organisation. */
export interface Team {
  readonly organisation: TestOrganisation
  readonly author: TestPerson
  readonly reviewer: TestPerson
  readonly releaser: TestPerson
}

export async function aTeam(): Promise<Team> {
  const organisation = await anOrganisation()
  return {
    organisation,
    author: aPerson(organisation, 'liaison', { may: ['author'] }),
    reviewer: aPerson(organisation, 'beoordelaar', { may: ['review', 'status'] }),
    releaser: aPerson(organisation, 'coördinator', { may: ['review', 'release'] }),
  }
}

/** The content of K20, for whatever changes a test makes to it. */
export async function aPacketJson(author: TestPerson, changes: Partial<PacketJson> = {}): Promise<PacketJson> {
  const sender = await aRecipient()
  const card = makeKeyCard(testDeps(), {
    name: 'Liaisons vreemdelingenketen',
    enc: [sender.recipient],
    signer: author.signer,
    cert: author.certificate,
  })
  return {
    ...packetK20,
    senderKeyCard: keyCardOf(parseEnvelope(card)).envelope,
    receiptSecret: toBase64url(seedOf('receipt')),
    checkpoint: aCheckpoint(author.signer),
    ...changes,
  }
}

export async function aFrozenBag(packet: PacketJson): Promise<FrozenBag> {
  return await freezePacket({
    packet,
    pdf: new TextEncoder().encode('%PDF-1.7 (stand-in for tests that do not read it)\n'),
    files: packet.items.flatMap(({ number, files }) =>
      files.original
        ? [{ number, form: 'original' as const, extension: 'eml', content: memorySource(originalText) }]
        : [],
    ),
    software: '0.1.0',
  })
}

export interface StatementTraits {
  readonly recipients: readonly TestRecipient[]
  readonly author: TestPerson
  readonly changes?: Partial<Statement>
}

export function aStatement(
  bag: FrozenBag,
  packet: PacketJson,
  { recipients, author, changes }: StatementTraits,
): Statement {
  return {
    v: 1,
    kind: packet.kind,
    id: packet.id,
    version: packet.version,
    supersedes: packet.supersedes,
    tagmanifest: tagmanifestOf(bag),
    recipients: recipients.map(({ recipient }) => ({ name: packet.recipient.name, keyfp: keyfpOf(recipient) })),
    purpose: packet.purpose.code,
    ground: { code: packet.ground.code, ref: packet.ground.ref },
    handling: packet.handling,
    minor: packet.minor,
    author: { person: author.person, keyid: author.signer.keyid, cert: author.serial },
    submitted: '2016-10-24T10:00:00Z',
    expires: packet.expires,
    checkpoint: packet.checkpoint,
    ...changes,
  }
}

export interface SignedTraits extends Partial<StatementTraits> {
  readonly reviewers?: readonly TestPerson[]
  readonly releaser?: TestPerson
  readonly releasedAt?: number
}

/** Statement and release as a well-behaved program makes them. */
export function signaturesOf(
  team: Team,
  bag: FrozenBag,
  packet: PacketJson,
  recipients: readonly TestRecipient[],
  traits: SignedTraits = {},
): PacketSignatures {
  const author = traits.author ?? team.author
  const reviewers = traits.reviewers ?? [team.reviewer]
  const releaser = traits.releaser ?? team.releaser
  const body = aStatement(bag, packet, { recipients, author, ...(traits.changes ? { changes: traits.changes } : {}) })
  let statement = signStatement(body, author.signer)
  for (const reviewer of reviewers) statement = addReview(statement, reviewer.signer)
  const release = signRelease(
    statement,
    { signer: releaser.signer, person: releaser.person, cert: releaser.serial },
    traits.releasedAt ?? releasedAt,
  )
  const certificates = [...new Set([author, ...reviewers, releaser].map(person => person.certificate))]
  return { statement, release, certificates }
}

/** All files of a packet by path inside the bag, for making odd ones. */
export async function filesOf(bag: FrozenBag, signatures: PacketSignatures): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const { path, content } of bag.files) files.set(path, await allOf(content, 2 ** 24))
  files.set('signatures/statement.dsse.json', envelopeBytes(signatures.statement))
  files.set('signatures/release.dsse.json', envelopeBytes(signatures.release))
  for (const envelope of signatures.certificates) {
    files.set(`signatures/certs/${claimedCertificate(envelope).serial}.dsse.json`, envelopeBytes(envelope))
  }
  if (signatures.revoked) files.set('signatures/revoked.dsse.json', envelopeBytes(signatures.revoked))
  if (signatures.status) files.set('signatures/status.dsse.json', envelopeBytes(signatures.status))
  return files
}

/** Seals any files at all, as somebody would who writes his own program. */
export async function sealAnything(
  path: string,
  top: string,
  files: ReadonlyMap<string, Uint8Array>,
  recipients: readonly TestRecipient[],
): Promise<string> {
  const entries = [...files].map(([name, bytes]) => ({
    name: `${top}/${name}`,
    content: memorySource(bytes),
    crc32: crc32(bytes),
  }))
  await sealFile(
    zipOf(entries),
    path,
    recipients.map(({ recipient }) => recipient),
  )
  return path
}

/**
 * Key cards (`.skcard`): how somebody can be reached, sealed. An envelope of type keycard, signed by its own `sig` when it has
 * one. Without a certificate, comparing the twelve groups over another channel is all the trust there is (security design §12).
 */
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { z } from 'zod'
import { Refused } from '../../contract/errors.ts'
import {
  Envelope,
  envelopeBytes,
  fromBase64url,
  keyidOf,
  parseEnvelope,
  signEnvelope,
  signerFromSeed,
  toBase64url,
  type Deps,
  type Signer,
} from '../../vault/index.ts'
import { keyfpOf, kindOfAll, type RecipientKind } from './age-keys.ts'
import { groupsOf } from './organisation-key.ts'
import { Bytes32, dayMs, InstantText, instantOf, instantText, Name } from './shapes.ts'
import { holdsSignature, readBody } from './signed-body.ts'

const KeyCardBody = z.strictObject({
  v: z.literal(1),
  name: Name,
  enc: z.array(z.string().max(2000)).min(1).max(20),
  sig: Bytes32.nullable(),
  cert: Envelope.nullable(),
  reply: z.strictObject({ kind: z.enum(['mail', 'post', 'folder']), to: z.string().min(1).max(500) }).nullable(),
  created: InstantText,
  expires: InstantText,
})
export type KeyCardBody = z.infer<typeof KeyCardBody>

export interface KeyCard extends KeyCardBody {
  readonly envelope: Envelope
  readonly kind: RecipientKind
  /** `keyfp` of each recipient in `enc`. */
  readonly keyfps: readonly string[]
  /** What two people read to each other: twelve groups a recipient, and of the signing key if there is one. */
  readonly groups: { readonly enc: readonly string[]; readonly sig: string | null }
}

/** Reads a card. CARD_UNREADABLE: another form, recipients of more than one kind, a bad signature of its own. */
export function readKeyCard(file: Uint8Array): KeyCard {
  try {
    return keyCardOf(parseEnvelope(file))
  } catch (cause) {
    throw new Refused('CARD_UNREADABLE', { cause })
  }
}

/** The same, for a card inside another file. */
export function keyCardOf(envelope: Envelope): KeyCard {
  const body = readBody(envelope, 'keycard', KeyCardBody, unreadable)
  const kind = kindOfAll(body.enc)
  const publicKey = body.sig === null ? undefined : fromBase64url(body.sig)
  const signed = publicKey ? holdsSignature(envelope, publicKey) : envelope.signatures.length === 0
  if (!signed || instantOf(body.expires) <= instantOf(body.created)) throw unreadable(undefined)
  const keyfps = body.enc.map(keyfpOf)
  const groups = { enc: keyfps.map(groupsOf), sig: publicKey ? groupsOf(keyidOf(publicKey)) : null }
  return { ...body, envelope, kind, keyfps, groups }
}

export interface CardRequest {
  readonly name: string
  readonly enc: readonly string[]
  readonly signer?: Signer | undefined
  readonly cert?: Envelope | undefined
  readonly reply?: KeyCardBody['reply']
  readonly days?: number
}

/** Makes a card file. A card with a certificate must carry the certified key: CARD_UNREADABLE otherwise. */
export function makeKeyCard({ clock }: Pick<Deps, 'clock'>, request: CardRequest): Uint8Array {
  const now = clock.now()
  const body: KeyCardBody = {
    v: 1,
    name: request.name,
    enc: [...request.enc],
    sig: request.signer ? toBase64url(request.signer.publicKey) : null,
    cert: request.cert ?? null,
    reply: request.reply ?? null,
    created: instantText(now),
    expires: instantText(now + (request.days ?? 730) * dayMs),
  }
  const envelope = signEnvelope('keycard', body, request.signer ? [{ signer: request.signer }] : [])
  return envelopeBytes(keyCardOf(envelope).envelope)
}

export interface NewRecipient {
  /** `.skcard`, to give away. */
  readonly card: Uint8Array
  /** An age identity file, to keep; Debian's age reads it too when it is classical. */
  readonly identityFile: string
  /** The signing key of the card, to keep. */
  readonly signingFile: string
}

/** Keys and card for a recipient without a vault. Post-quantum unless `classical`, which packets will mark. */
export async function makeRecipient(
  deps: Deps,
  request: { name: string; classical?: boolean; reply?: KeyCardBody['reply'] },
): Promise<NewRecipient> {
  const identity = await (request.classical ? generateX25519Identity() : generateHybridIdentity())
  const recipient = await identityToRecipient(identity)
  const seed = deps.ids.random(32)
  try {
    const reply = request.reply ?? null
    const card = makeKeyCard(deps, { name: request.name, enc: [recipient], signer: signerFromSeed(seed), reply })
    const created = instantText(deps.clock.now())
    return {
      card,
      identityFile: `# created: ${created}\n# public key: ${recipient}\n${identity}\n`,
      signingFile: `# created: ${created}\n${signingPrefix}${toBase64url(seed)}\n`,
    }
  } finally {
    seed.fill(0)
  }
}

const signingPrefix = 'SCHAKEL-SIGNING-KEY-1:'

/** The signer in a signing file. IDENTITY_UNREADABLE for anything else. */
export function parseSigningFile(text: string): Signer {
  const lines = text.split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#'))
  const [line] = lines
  const key = line?.startsWith(signingPrefix) ? line.slice(signingPrefix.length).trim() : ''
  if (lines.length !== 1 || !Bytes32.safeParse(key).success) throw new Refused('IDENTITY_UNREADABLE')
  const seed = fromBase64url(key)
  try {
    return signerFromSeed(seed)
  } finally {
    seed.fill(0)
  }
}

function unreadable(cause: unknown): Refused {
  return new Refused('CARD_UNREADABLE', { cause })
}

/**
 * Recipients and identities of packets. One kind a packet: all post-quantum (`age1pq1…`, the default) or all classical
 * (`age1…`); a mixture would give the weaker protection to everybody (c2sp.org/age, security design §12).
 */
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { Refused } from '../../contract/errors.ts'
import { keyFingerprint } from '../../vault/index.ts'
import { sealNotAllowed } from './failures.ts'

export type RecipientKind = 'post-quantum' | 'classical'

/** The header may be 16 KiB: ten hybrid stanzas of 1,557 bytes, or twenty classical ones (the cap on stanzas). */
export const maxRecipients = { 'post-quantum': 10, classical: 20 } as const satisfies Record<RecipientKind, number>

const bech32 = '[02-9ac-hj-np-z]'
const hybrid = new RegExp(`^age1pq1${bech32}{1952}$`)
const x25519 = new RegExp(`^age1${bech32}{58}$`)

/** The kind of one recipient. PKT-07 for all others: passphrases, SSH keys, plugins, tags. */
export function kindOf(recipient: string): RecipientKind {
  const kind = hybrid.test(recipient) ? 'post-quantum' : x25519.test(recipient) ? 'classical' : undefined
  if (!kind || !isRecipient(recipient)) throw sealNotAllowed('recipient_kind')
  return kind
}

/** The one kind of all of them. PKT-07 when they are mixed, none, too many or the same one twice. */
export function kindOfAll(recipients: readonly string[]): RecipientKind {
  const kinds = new Set(recipients.map(kindOf))
  const [kind] = kinds
  if (!kind) throw sealNotAllowed('recipient_none')
  if (kinds.size > 1) throw sealNotAllowed('mixed')
  if (new Set(recipients).size !== recipients.length) throw sealNotAllowed('recipient_twice')
  if (recipients.length > maxRecipients[kind]) throw sealNotAllowed('too_many')
  return kind
}

export { keyFingerprint as keyfpOf }

/**
 * The identities in an age identity file: one a line, `#` starts a remark. IDENTITY_UNREADABLE for anything else, also
 * for an empty file.
 */
export function parseIdentities(text: string): string[] {
  const lines = text.split(/\r?\n/).map(line => line.trim())
  const identities = lines.filter(line => line !== '' && !line.startsWith('#'))
  if (identities.length === 0 || !identities.every(isIdentity)) throw new Refused('IDENTITY_UNREADABLE')
  return identities
}

/** The fingerprints of what these identities can open. */
export async function keyfpsOf(identities: readonly string[]): Promise<string[]> {
  return await Promise.all(identities.map(async identity => keyFingerprint(await identityToRecipient(identity))))
}

function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

function isIdentity(text: string): boolean {
  if (!/^AGE-SECRET-KEY-(PQ-)?1[0-9A-Z]+$/.test(text)) return false
  try {
    new Decrypter().addIdentity(text)
    return true
  } catch {
    return false
  }
}

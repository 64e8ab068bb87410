/**
 * The text header of an age v1 file (c2sp.org/age), read twice: first by a scanner that runs no cryptography and holds the
 * caps of PKT-07, then by age-encryption's public API, which gives the file key.
 */
import { Decrypter, Encrypter, type Recipient } from 'age-encryption'
import { Defect } from '../../contract/errors.ts'
import { kindOfAll, type RecipientKind } from './age-keys.ts'
import { damaged, notForYou, sealNotAllowed } from './failures.ts'

export const maxHeaderBytes = 16 * 1024
const maxStanzas = 20
const kindOfStanza: Readonly<Record<string, RecipientKind>> = { X25519: 'classical', mlkem768x25519: 'post-quantum' }

export interface ScannedHeader {
  /** The whole header, its MAC line included. */
  readonly bytes: Uint8Array
  readonly kind: RecipientKind
  readonly stanzas: number
}

/**
 * Reads the header at the start of a file without any cryptography. `start` holds the first 16 KiB, or all of a shorter file.
 * PKT-07: longer than 16 KiB, more than 20 stanzas, more than one kind, another kind. PKT-02: no age header, or cut in it.
 */
export function scanHeader(start: Uint8Array): ScannedHeader {
  const lines = linesOf(start.subarray(0, maxHeaderBytes))
  if (lines.next().value?.text !== 'age-encryption.org/v1') throw damaged('not_age')
  const kinds = new Set<RecipientKind>()
  let stanzas = 0
  for (;;) {
    const { text, end } = take(lines, start)
    if (/^--- [A-Za-z0-9+/]{43}$/.test(text)) {
      const [kind] = kinds
      if (!kind) throw damaged('header')
      return { bytes: start.slice(0, end), kind, stanzas }
    }
    const name = /^-> ([!-~]+)( [!-~]+)*$/.exec(text)?.[1]
    if (name === undefined) throw damaged('header')
    const kind = Object.hasOwn(kindOfStanza, name) ? kindOfStanza[name] : undefined
    if (!kind) throw sealNotAllowed('recipient_kind')
    kinds.add(kind)
    if (kinds.size > 1) throw sealNotAllowed('mixed')
    stanzas += 1
    if (stanzas > maxStanzas) throw sealNotAllowed('too_many')
    skipBody(lines, start)
  }
}

/** Lines of 64 base64 characters; the first shorter one, possibly empty, ends the body. */
function skipBody(lines: Lines, start: Uint8Array): void {
  for (;;) {
    const { text } = take(lines, start)
    if (!/^[A-Za-z0-9+/]{0,64}$/.test(text)) throw damaged('header')
    if (text.length < 64) return
  }
}

type Lines = Generator<{ text: string; end: number }, undefined>

function* linesOf(bytes: Uint8Array): Lines {
  for (let from = 0; ;) {
    const newline = bytes.indexOf(10, from)
    if (newline < 0) return undefined
    yield {
      text: Buffer.from(bytes.buffer, bytes.byteOffset + from, newline - from).toString('latin1'),
      end: newline + 1,
    }
    from = newline + 1
  }
}

/** No further line: the cap was reached, or the file ends here. */
function take(lines: Lines, start: Uint8Array): { text: string; end: number } {
  const line = lines.next().value
  if (line) return line
  throw start.length >= maxHeaderBytes ? sealNotAllowed('header_too_long') : damaged('cut')
}

/**
 * A fresh header for these recipients, and the file key inside it. The key is caught by one more recipient, which adds no
 * stanza: the library has no other public way to hand it out.
 */
export async function newHeader(recipients: readonly string[]): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  kindOfAll(recipients)
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const caught: Uint8Array[] = []
  const catcher: Recipient = {
    wrapFileKey(key) {
      caught.push(Uint8Array.from(key))
      return []
    },
  }
  encrypter.addRecipient(catcher)
  const empty = await encrypter.encrypt(new Uint8Array())
  // What follows the header of an empty file is its nonce (16) and the tag of one empty chunk (16).
  const header = empty.slice(0, -32)
  const [fileKey] = caught
  if (!fileKey || header.length > maxHeaderBytes) throw new Defect('UNREACHABLE', { details: { kind: 'age header' } })
  return { header, fileKey }
}

/** The file key. PKT-01 when no identity fits, PKT-02 when one fits but the header was altered. */
export async function openHeader(header: Uint8Array, identities: readonly string[]): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const asked = { last: false }
  // Identities are asked in order until one answers: this last one is reached only when none did.
  decrypter.addIdentity({
    unwrapFileKey() {
      asked.last = true
      return null
    },
  })
  try {
    return await decrypter.decryptHeader(header)
  } catch (cause) {
    throw asked.last ? notForYou('no_key') : damaged('header', cause)
  }
}

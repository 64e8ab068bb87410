/** OpenPGP (RFC 9580) as it stands in texts and files: told by its look, never opened. */
import type { Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { u8 } from './bytes.ts'

/** With its own header and lines of base64; what follows one that is not closed are words again. */
const armour =
  /^-----BEGIN PGP (MESSAGE|SIGNATURE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)[^\n]*-----[ \t]*\n(?:[A-Za-z-]+: [^\n]*\n)*(?:[ \t]*\n)?(?:[A-Za-z0-9+/=]{1,100}[ \t]*(?:\n|(?![\s\S])))*(?:-----END PGP [^\n]*-----[ \t]*$)?/gm
const clearSigned = /^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:Hash: [^\n]*\n)*\n?/gm

export interface WithoutArmour {
  readonly text: string
  readonly warnings: Warning[]
}

/** The words of a text; each armoured block is its first line. IMP-30 where one is encrypted or a key, IMP-51 where words were signed. */
export function withoutArmour(text: string): WithoutArmour {
  if (!text.includes('-----BEGIN PGP ')) return { text, warnings: [] }
  let unopened = 0
  let signed = 0
  const kept = text
    .replace(clearSigned, () => {
      signed++
      return ''
    })
    .replace(armour, (block, kind: string) => {
      if (kind === 'SIGNATURE') signed = Math.max(signed, 1)
      else unopened++
      return `[PGP ${kind}]${block.endsWith('\n') ? '\n' : ''}`
    })
    // A line of the signed words that begins with a dash got another in front (section 7.2).
    .replace(signed > 0 ? /^- (?=-)/gm : /(?!)/g, '')
  const warnings: Warning[] = []
  if (unopened > 0) warnings.push({ code: IMP.ownFormat, count: unopened })
  if (signed > 0) warnings.push({ code: IMP.signed })
  return { text: kept, warnings }
}

/** An encrypted message without armour: a session key for a key or a passphrase stands first (sections 5.1 and 5.3). */
export function isPgpMessage(bytes: Uint8Array): boolean {
  const tag = u8(bytes, 0)
  const isOld = (tag & 0xc0) === 0x80
  const kind = isOld ? (tag >> 2) & 0x0f : tag & 0x3f
  if (tag < 0x80 || (kind !== 1 && kind !== 3)) return false
  const lengths = isOld ? [1, 2, 4, 0][tag & 3] : u8(bytes, 1) < 192 ? 1 : u8(bytes, 1) < 224 ? 2 : 5
  if (lengths === undefined || lengths === 0) return false
  const at = 1 + lengths
  const version = u8(bytes, at)
  if (kind === 1) return version === 3 && [1, 2, 16, 18, 25].includes(u8(bytes, at + 9))
  return version === 4 && u8(bytes, at + 1) <= 13 && [0, 1, 3, 4].includes(u8(bytes, at + 2))
}

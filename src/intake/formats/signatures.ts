/** What bytes are, by how they begin. Looked at before any name or declared type is believed. */
import type { Claim } from './document.ts'
import { ascii, indexOf, startsWith } from './bytes.ts'
import { readCms } from './cms.ts'
import { isPgpMessage } from './pgp.ts'

export interface Signature {
  /** Short name, also the extension that it usually has. */
  readonly kind: string
  readonly mediaType: string
  readonly what:
    | 'program'
    | 'archive'
    | 'image'
    | 'office'
    | 'sealed'
    | 'media'
    | 'pdf'
    | 'zip'
    | 'gzip'
    | 'rtf'
    | 'tnef'
    | 'pst'
    | 'smime'
}

type Row = readonly [
  kind: string,
  mediaType: string,
  what: Signature['what'],
  bytes: readonly number[] | string,
  at?: number,
]

const rows: readonly Row[] = [
  ['pdf', 'application/pdf', 'pdf', '%PDF-'],
  ['zip', 'application/zip', 'zip', 'PK\u0003\u0004'],
  ['zip', 'application/zip', 'zip', 'PK\u0005\u0006'],
  ['gz', 'application/gzip', 'gzip', [0x1f, 0x8b]],
  ['rtf', 'application/rtf', 'rtf', '{\\rtf'],
  ['exe', 'application/x-msdownload', 'program', 'MZ'],
  ['elf', 'application/x-executable', 'program', [0x7f, 0x45, 0x4c, 0x46]],
  ['macho', 'application/x-mach-binary', 'program', [0xfe, 0xed, 0xfa, 0xce]],
  ['macho', 'application/x-mach-binary', 'program', [0xfe, 0xed, 0xfa, 0xcf]],
  ['macho', 'application/x-mach-binary', 'program', [0xce, 0xfa, 0xed, 0xfe]],
  ['macho', 'application/x-mach-binary', 'program', [0xcf, 0xfa, 0xed, 0xfe]],
  ['class', 'application/java-vm', 'program', [0xca, 0xfe, 0xba, 0xbe]],
  ['wasm', 'application/wasm', 'program', [0x00, 0x61, 0x73, 0x6d]],
  ['lnk', 'application/x-ms-shortcut', 'program', [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0]],
  ['chm', 'application/vnd.ms-htmlhelp', 'program', 'ITSF'],
  ['sh', 'text/x-script', 'program', '#!'],
  ['vhd', 'application/x-virtualbox-vhd', 'program', 'conectix'],
  ['vhdx', 'application/x-virtualbox-vhdx', 'program', 'vhdxfile'],
  ['vmdk', 'application/x-vmdk', 'program', 'KDMV'],
  ['qcow', 'application/x-qemu-disk', 'program', [0x51, 0x46, 0x49, 0xfb]],
  ['7z', 'application/x-7z-compressed', 'archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', 'application/vnd.rar', 'archive', 'Rar!\u001a\u0007'],
  ['cab', 'application/vnd.ms-cab-compressed', 'archive', 'MSCF'],
  ['bz2', 'application/x-bzip2', 'archive', 'BZh'],
  ['xz', 'application/x-xz', 'archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zst', 'application/zstd', 'archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['ar', 'application/x-archive', 'archive', '!<arch>\n'],
  ['tar', 'application/x-tar', 'archive', 'ustar', 257],
  ['iso', 'application/x-iso9660-image', 'archive', 'CD001', 0x8001],
  ['pst', 'application/vnd.ms-outlook-pst', 'pst', '!BDN'],
  ['doc', 'application/x-ole-storage', 'office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['tnef', 'application/vnd.ms-tnef', 'tnef', [0x78, 0x9f, 0x3e, 0x22]],
  ['pgp', 'application/pgp-encrypted', 'sealed', '-----BEGIN PGP MESSAGE-----'],
  ['asc', 'application/pgp-signature', 'sealed', '-----BEGIN PGP SIGNATURE-----'],
  ['asc', 'application/pgp-keys', 'sealed', '-----BEGIN PGP PUBLIC KEY BLOCK-----'],
  ['asc', 'application/pgp-keys', 'sealed', '-----BEGIN PGP PRIVATE KEY BLOCK-----'],
  ['p7m', 'application/pkcs7-mime', 'smime', '-----BEGIN PKCS7-----'],
  ['p7m', 'application/pkcs7-mime', 'smime', '-----BEGIN CMS-----'],
  ['age', 'application/x-age', 'sealed', 'age-encryption.org/'],
  ['png', 'image/png', 'image', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', 'image/jpeg', 'image', [0xff, 0xd8, 0xff]],
  ['gif', 'image/gif', 'image', 'GIF8'],
  ['bmp', 'image/bmp', 'image', 'BM\u0000\u0000', -1],
  ['tif', 'image/tiff', 'image', [0x49, 0x49, 0x2a, 0x00]],
  ['tif', 'image/tiff', 'image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['webp', 'image/webp', 'image', 'WEBP', 8],
  ['ico', 'image/x-icon', 'image', [0, 0, 1, 0]],
  ['heic', 'image/heic', 'image', 'ftyphei', 4],
  ['heic', 'image/heic', 'image', 'ftypmif1', 4],
  ['avif', 'image/avif', 'image', 'ftypavif', 4],
  ['jp2', 'image/jp2', 'image', [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20]],
  ['mp4', 'video/mp4', 'media', 'ftyp', 4],
  ['mp3', 'audio/mpeg', 'media', 'ID3'],
  ['ogg', 'application/ogg', 'media', 'OggS'],
  ['wav', 'audio/wav', 'media', 'WAVE', 8],
  ['avi', 'video/x-msvideo', 'media', 'AVI ', 8],
  ['mkv', 'video/x-matroska', 'media', [0x1a, 0x45, 0xdf, 0xa3]],
]

const table = rows.map(([kind, mediaType, what, bytes, at = 0]) => ({
  signature: { kind, mediaType, what },
  pattern:
    typeof bytes === 'string' ? Uint8Array.from(bytes, character => character.charCodeAt(0)) : Uint8Array.from(bytes),
  at,
}))

/** The first signature that fits; undefined for text and for what nobody knows. */
export function signatureOf(bytes: Uint8Array): Signature | undefined {
  const found = table.find(row => row.at >= 0 && startsWith(bytes, row.pattern, row.at))
  if (found !== undefined) return found.signature
  if (readCms(bytes.subarray(0, 64)) !== null)
    return { kind: 'p7m', mediaType: 'application/pkcs7-mime', what: 'smime' }
  if (isPgpMessage(bytes)) return { kind: 'pgp', mediaType: 'application/pgp-encrypted', what: 'sealed' }
  if (isBitmap(bytes)) return { kind: 'bmp', mediaType: 'image/bmp', what: 'image' }
  if (endsAsDiskImage(bytes)) return { kind: 'dmg', mediaType: 'application/x-apple-diskimage', what: 'program' }
  // Readers of PDF accept the mark anywhere in the first kilobyte (ISO 32000, annex H).
  if (indexOf(bytes, ascii('%PDF-'), 0, Math.min(bytes.length, 1_029)) >= 0) {
    return { kind: 'pdf', mediaType: 'application/pdf', what: 'pdf' }
  }
  return undefined
}

function isBitmap(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x42, 0x4d]) && startsWith(bytes, [0, 0, 0, 0], 6)
}

/** Its trailer is the last 512 bytes. */
export function endsAsDiskImage(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && startsWith(bytes, [0x6b, 0x6f, 0x6c, 0x79], bytes.length - 512)
}

/** An OLE container that holds an encrypted Office document (MS-OFFCRYPTO): its stream name stands in the directory as UTF-16. */
export function holdsEncryptedOffice(bytes: Uint8Array): boolean {
  const name = Uint8Array.from(Array.from('EncryptedPackage', character => [character.charCodeAt(0), 0]).flat())
  return indexOf(bytes, name) >= 0
}

/** Sealed mail parts by declared type or name, rather than by bytes: their DER form begins like any other. Null for all else. */
export function sealedTypeOf(claim: Claim): string | null {
  const declared = claim.declaredType ?? ''
  if (/^application\/(x-)?(pkcs7-(mime|signature)|pgp-(encrypted|signature|keys))$/.test(declared)) return declared
  if (/\.(pgp|gpg)$/i.test(claim.name)) return 'application/pgp-encrypted'
  if (/\.p7s$/i.test(claim.name)) return 'application/pkcs7-signature'
  return /\.p7[mc]$/i.test(claim.name) ? 'application/pkcs7-mime' : null
}

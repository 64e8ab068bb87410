/**
 * Which reader gets the bytes. The content decides; name and declared type are claims, and a claim that differs is a flag (IMP-08).
 * Programs and scripts are refused, and what is not read here is kept unopened: never handed to something that might run it.
 */
import type { DocumentFormat } from '../../contract/parsed-document.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { byteText } from './bytes.ts'
import { entryNamed, outlookProperties, readCfb } from './cfb.ts'
import { decodeText } from './charset.ts'
import type { Claim } from './document.ts'
import { claimedKind, extensionOf, isScriptName } from './extensions.ts'
import { isMailbox } from './mailbox-lines.ts'
import { findListHeadings } from './person-list.ts'
import { holdsEncryptedOffice, sealedTypeOf, signatureOf, type Signature } from './signatures.ts'
import { entryNames } from './zip-reader.ts'

export type ReadFormat =
  | 'eml'
  | 'mbox'
  | 'pst'
  | 'msg'
  | 'tnef'
  | 'smime'
  | 'ics'
  | 'vcf'
  | 'txt'
  | 'html'
  | 'rtf'
  | 'pdf'
  | 'docx'
  | 'csv'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'ods'
  | 'json'
  | 'image'
  | 'zip'
  | 'gzip'

export type Choice =
  | { readonly kind: 'read'; readonly format: ReadFormat; readonly mediaType: string; readonly mismatch: string | null }
  | {
      readonly kind: 'keep'
      readonly format: DocumentFormat
      readonly mediaType: string
      readonly code: ErrorCode | null
      readonly mismatch: string | null
    }
  | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly red: boolean; readonly at?: string }

/** How much of a text is looked at. */
const sampleBytes = 64 * 1024

export function chooseFormat(bytes: Uint8Array, claim: Claim): Choice {
  if (bytes.length === 0) return { kind: 'refuse', code: IMP.emptyFile, red: false }
  const signature = signatureOf(bytes)
  const choice = signature === undefined ? chooseText(bytes, claim) : chooseBinary(bytes, signature, claim)
  return choice
}

function chooseBinary(bytes: Uint8Array, signature: Signature, claim: Claim): Choice {
  const mismatch = mismatchOf(claim, signature.kind)
  switch (signature.what) {
    case 'program':
      return { kind: 'refuse', code: IMP.program, red: true, at: mismatch ?? signature.kind }
    case 'pdf':
      return { kind: 'read', format: 'pdf', mediaType: signature.mediaType, mismatch }
    case 'gzip':
      return { kind: 'read', format: 'gzip', mediaType: signature.mediaType, mismatch }
    case 'zip':
      return chooseZip(bytes, claim)
    case 'image':
      return { kind: 'read', format: 'image', mediaType: signature.mediaType, mismatch }
    case 'sealed':
      return { kind: 'keep', format: 'unknown', mediaType: signature.mediaType, code: sealedCode(signature), mismatch }
    case 'smime':
      return { kind: 'read', format: 'smime', mediaType: signature.mediaType, mismatch }
    case 'office':
      if (holdsEncryptedOffice(bytes)) return { kind: 'refuse', code: IMP.passwordNeeded, red: false }
      if (isOutlookItem(bytes)) return outlookItem(mismatchOf(claim, 'msg'))
      // An installer is such a container, too; nothing but its name tells.
      if (extensionOf(claim.name) === 'msi') return { kind: 'refuse', code: IMP.program, red: true, at: 'msi' }
      return keep(signature, mismatch)
    case 'rtf':
    case 'pst':
    case 'tnef':
      return { kind: 'read', format: signature.what, mediaType: signature.mediaType, mismatch }
    case 'archive':
    case 'media':
      return keep(signature, mismatch)
  }
}

/** A signature beside what it signs hides nothing; all else is closed. */
function sealedCode({ mediaType }: Pick<Signature, 'mediaType'>): ErrorCode {
  return /-signature$/.test(mediaType) ? IMP.signed : IMP.ownFormat
}

function keep(signature: Pick<Signature, 'mediaType'>, mismatch: string | null): Choice {
  return { kind: 'keep', format: 'unknown', mediaType: signature.mediaType, code: IMP.kindNotOpened, mismatch }
}

function isOutlookItem(bytes: Uint8Array): boolean {
  const root = readCfb(bytes)
  return root !== null && entryNamed(root, outlookProperties) !== undefined
}

function outlookItem(mismatch: string | null): Choice {
  return { kind: 'read', format: 'msg', mediaType: 'application/vnd.ms-outlook', mismatch }
}

/** Office documents and programs for the Java machine are ZIP archives by what lies in them. */
function chooseZip(bytes: Uint8Array, claim: Claim): Choice {
  const names = entryNames(bytes)
  const has = (start: string): boolean => names.some(name => name.startsWith(start))
  if (has('[Content_Types].xml')) {
    if (has('word/')) {
      const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      return { kind: 'read', format: 'docx', mediaType, mismatch: mismatchOf(claim, 'docx') }
    }
    const kind = has('xl/') ? 'xlsx' : has('ppt/') ? 'pptx' : null
    if (kind !== null) {
      const mediaType = `application/vnd.openxmlformats-officedocument.${kind}`
      return { kind: 'read', format: kind, mediaType, mismatch: mismatchOf(claim, kind) }
    }
  }
  if (names[0] === 'mimetype' && (has('META-INF/') || has('content.xml'))) {
    const format = byteText(bytes, 0, 160).includes('opendocument.spreadsheet') ? 'ods' : 'odt'
    const mediaType = 'application/vnd.oasis.opendocument'
    return { kind: 'read', format, mediaType, mismatch: mismatchOf(claim, format) }
  }
  const isProgram = has('META-INF/MANIFEST.MF') && names.some(name => /\.(class|dex)$/.test(name))
  if (isProgram) return { kind: 'refuse', code: IMP.program, red: true, at: 'jar' }
  return { kind: 'read', format: 'zip', mediaType: 'application/zip', mismatch: mismatchOf(claim, 'zip') }
}

function chooseText(bytes: Uint8Array, claim: Claim): Choice {
  const sealed = sealedTypeOf(claim)
  if (sealed !== null)
    return {
      kind: 'keep',
      format: 'unknown',
      mediaType: sealed,
      code: sealedCode({ mediaType: sealed }),
      mismatch: null,
    }
  const claimed = claimedKind(claim)
  const isMail = looksLikeMail(byteText(bytes, 0, sampleBytes), claimed === 'eml')
  const isScript = isScriptName(claim.name)
  if (!isScript && isMailbox(bytes, claimed === 'mbox')) {
    return { kind: 'read', format: 'mbox', mediaType: 'application/mbox', mismatch: mismatchOf(claim, 'mbox') }
  }
  if (isMail && !isScript) {
    return { kind: 'read', format: 'eml', mediaType: 'message/rfc822', mismatch: mismatchOf(claim, 'eml') }
  }
  const sample = decodeText(bytes.subarray(0, sampleBytes), claim.declaredCharset).text
  if (isBinary(sample) && claimed !== 'txt' && claimed !== 'csv' && claimed !== 'eml') {
    return keep({ mediaType: 'application/octet-stream' }, mismatchOf(claim, '?'))
  }
  // A script is text: only its name makes a computer run it.
  if (isScript) return { kind: 'refuse', code: IMP.program, red: true, at: extensionOf(claim.name) }
  const format = textFormat(sample, claimed)
  const mediaTypes = {
    ...{ html: 'text/html', csv: 'text/csv', txt: 'text/plain' },
    ...{ json: 'application/json', ics: 'text/calendar', vcf: 'text/vcard' },
  } as const
  return { kind: 'read', format, mediaType: mediaTypes[format], mismatch: mismatchOf(claim, format) }
}

function textFormat(sample: string, claimed: string | null): 'html' | 'csv' | 'ics' | 'vcf' | 'json' | 'txt' {
  const start = sample.replace(/^[\ufeff\s]+/, '')
  if (/^(<!--[\s\S]*?-->\s*)*(<!doctype\s+(html|svg)|<(html|head|body|svg)\b)/i.test(start)) return 'html'
  if (/^<\?xml[^>]*\?>\s*(<!--[\s\S]*?-->\s*)*(<!doctype[^>]*>\s*)?<(svg|html)\b/i.test(start)) return 'html'
  if (claimed === 'html' && /<\/?[a-z][^<>]*>/i.test(sample)) return 'html'
  const block = /^BEGIN:(VCALENDAR|VCARD)\s/i.exec(start)?.[1]?.toUpperCase()
  if (block !== undefined) return block === 'VCARD' ? 'vcf' : 'ics'
  if (claimed === 'json' && /^[[{]/.test(start)) return 'json'
  if (claimed === 'csv' || findListHeadings(sample.replace(/\r\n?/g, '\n')) !== null) return 'csv'
  return 'txt'
}

const mailFields =
  /^(from|to|cc|subject|date|message-id|received|mime-version|content-type|content-transfer-encoding|return-path|delivered-to|reply-to|sender|x-[\w-]+|dkim-signature|authentication-results|in-reply-to|references)[ \t]*:/i

/** Two fields of mail in a row of header lines; one is enough when the name or the mail around it says message. */
function looksLikeMail(text: string, claimed: boolean): boolean {
  const lines = text.replace(/^(\u00ef\u00bb\u00bf)?(\s*\n)*(>?From [^\n]*\n)?/, '').split(/\r?\n/, 400)
  let found = 0
  for (const line of lines) {
    if (line === '') break
    if (mailFields.test(line)) found++
    else if (!/^[ \t]|^[!-9;-~]+[ \t]*:/.test(line) && !claimed) return false
  }
  return found >= (claimed ? 1 : 2) || (claimed && /^\s*\S+[ \t]*:/.test(text))
}

/** Controls that no text has. One stray NUL is a damaged text, many are something else. */
function isBinary(sample: string): boolean {
  const odd = sample.match(/(?![\t\n\f\r])\p{Cc}|\ufffd/gu)?.length ?? 0
  return odd * 20 > sample.length
}

/** `claimed → found` when the name or declared type says something else; null when it fits or says nothing. */
function mismatchOf(claim: Claim, found: string): string | null {
  const claimed = claimedKind(claim)
  if (claimed === null || claimed === found || fitting.has(`${claimed}→${found}`)) return null
  return `${claimed} → ${found}`
}

/** Claims that are loose rather than untrue. */
const fitting = new Set([
  'json→txt',
  'zip→xlsx',
  'zip→pptx',
  'zip→odt',
  'zip→ods',
  'txt→csv',
  'txt→ics',
  'txt→vcf',
  'ics→txt',
  'vcf→txt',
  'csv→txt',
  'xml→txt',
  'xml→html',
  'mbox→eml',
  'txt→mbox',
  'eml→mbox',
  'zip→docx',
  'zip→jar',
  'heic→avif',
])

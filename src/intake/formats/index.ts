/**
 * The door of the parsers: bytes in, one checked-able reply out. Pure functions over bytes that reach nothing of Node, so that the same
 * code runs in the sandboxed page and in the child of the CLI. Each reader is loaded when the first bytes ask for it.
 */
import type { TextCharset } from '../../contract/charsets.ts'
import type { ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { chooseFormat, type Choice, type ReadFormat } from './choose-format.ts'
import {
  emptyDocument,
  openBudget,
  refuse,
  type Budget,
  type Claim,
  type Inside,
  type MailboxPart,
  type Part,
  type Reader,
} from './document.ts'
import { keepUnread } from './keep.ts'
import { labelOf } from './labels.ts'
import { receivedOf } from './sha256.ts'
import { rangeBytes, type Ranges } from '../ranges.ts'
import { endsAsDiskImage } from './signatures.ts'
import { noSupplies, type Supplies } from '../supplies.ts'

export { limits }
export { rangeBytes, type Ranges } from '../ranges.ts'
export { isSupplied, type Supplies } from '../supplies.ts'
export { recognise, type Recognition } from './recognise.ts'
export type { MailboxPart }

const readers: Readonly<Record<ReadFormat, () => Promise<Reader>>> = {
  eml: async () => (await import('./eml.ts')).readEml,
  pst: async () => (await import('./pst.ts')).readPst,
  mbox: async () => (await import('./mbox.ts')).readMbox,
  msg: async () => (await import('./msg.ts')).readMsg,
  tnef: async () => (await import('./tnef.ts')).readTnef,
  smime: async () => (await import('./smime.ts')).readSmime,
  ics: async () => (await import('./calendar.ts')).readIcs,
  vcf: async () => (await import('./calendar.ts')).readVcf,
  txt: async () => (await import('./text.ts')).readText,
  html: async () => (await import('./html.ts')).readHtml,
  rtf: async () => (await import('./rtf.ts')).readRtf,
  csv: async () => (await import('./csv.ts')).readCsv,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  xlsx: async () => (await import('./xlsx.ts')).readXlsx,
  pptx: async () => (await import('./pptx.ts')).readPptx,
  odt: async () => (await import('./odf.ts')).readOdt,
  ods: async () => (await import('./odf.ts')).readOds,
  image: async () => (await import('./image.ts')).readImage,
  json: async () => (await import('./json.ts')).readJson,
  zip: async () => (await import('./zip.ts')).readZip,
  gzip: async () => (await import('./zip.ts')).readGzip,
}

/** A module is looked up once, not for each of ten thousand mails. */
const loaded = new Map<ReadFormat, Promise<Reader>>()

function readerOf(format: ReadFormat): Promise<Reader> {
  const known = loaded.get(format) ?? readers[format]()
  loaded.set(format, known)
  return known
}

/**
 * What the bytes are; with `ranges` they are only the beginning of a file that is read in pieces. Never throws and never rejects: what goes wrong inside is a refusal (IMP-45), which quarantine keeps. Time and
 * memory are not bounded here but by the process around it.
 */
export async function parseDocument(
  bytes: Uint8Array,
  hint: {
    name: string
    part?: MailboxPart | undefined
    password?: string | undefined
    asText?: TextCharset | undefined
  },
  supplies: Supplies = noSupplies,
  ranges?: Ranges,
): Promise<ParserReply> {
  if (bytes.length > limits.fileBytes) return refuse(IMP.tooLarge)
  const claim = { name: hint.name, declaredType: null, declaredCharset: null }
  if (hint.asText !== undefined) return readLetters(bytes, claim, hint.asText)
  if (ranges !== undefined && !(await isToldByHead(bytes, claim, ranges))) return parseWhole(ranges, hint, supplies)
  const key = hint.password === undefined ? {} : { password: hint.password }
  const around = { archives: 0, mails: 0, budget: openBudget(), supplies, ...key, ...(ranges && { ranges }) }
  if (hint.part === undefined) return readClaimed(bytes, claim, around)
  // The first part may turn out to be something else; the others were told apart by it.
  if (hint.part.first === 0 || ranges !== undefined) return readClaimed(bytes, claim, { ...around, part: hint.part })
  return readChosen(bytes, claim, aMailbox, { ...around, part: hint.part })
}

async function readLetters(bytes: Uint8Array, claim: Claim, charset: TextCharset): Promise<ParserReply> {
  const label = labelOf(claim.name)
  try {
    const { readAsText } = await import('./as-text.ts')
    const reply = readAsText(bytes, { ...claim, name: label.text }, charset)
    if (reply.kind === 'refusal') return reply
    reply.document.warnings.unshift(...label.warnings)
    return bounded(reply, openBudget())
  } catch {
    return refuse(IMP.readerFailed, true)
  }
}

/** A store is read in pieces, and what is not opened need not come at all: a program, an archive of another kind, what nobody knows. */
async function isToldByHead(head: Uint8Array, claim: Claim, ranges: Ranges): Promise<boolean> {
  const choice = choiceOf(head, claim)
  if (choice === null) return false
  if (choice.kind === 'read') return choice.format === 'pst'
  // What an OLE container holds stands anywhere in it; a disk image says so at its end.
  if (choice.kind === 'keep' && choice.mediaType === 'application/x-ole-storage') return false
  const end = await ranges.read(Math.max(0, ranges.sizeBytes - 512), 512).catch(() => null)
  return end !== null && choice.kind === 'keep' && !endsAsDiskImage(end)
}

/** Null where looking fails: then the whole file is looked at, and a failure is told as one. */
function choiceOf(head: Uint8Array, claim: Claim): Choice | null {
  try {
    return chooseFormat(head, claim)
  } catch {
    return null
  }
}

/** Into one place, so that it stands in memory once. */
async function parseWhole(
  ranges: Ranges,
  hint: Parameters<typeof parseDocument>[1],
  supplies: Supplies,
): Promise<ParserReply> {
  if (ranges.sizeBytes > limits.fileBytes) return refuse(IMP.tooLarge)
  const whole = new Uint8Array(ranges.sizeBytes)
  try {
    for (let at = 0; at < whole.length;) {
      const piece = await ranges.read(at, rangeBytes)
      if (piece.length === 0) return refuse(IMP.unreadable)
      whole.set(piece, at)
      at += piece.length
    }
  } catch {
    return refuse(IMP.unreadable)
  }
  return parseDocument(whole, hint, supplies)
}

interface Around {
  readonly archives: number
  readonly mails: number
  readonly budget: Budget
  readonly supplies: Supplies
  readonly part?: MailboxPart
  readonly ranges?: Ranges
  readonly password?: string
}

/** What follows the first part of a mailbox is one, however it begins. */
const aMailbox: Choice = { kind: 'read', format: 'mbox', mediaType: 'application/mbox', mismatch: null }

async function readClaimed(bytes: Uint8Array, claim: Claim, around: Around): Promise<ParserReply> {
  try {
    return await readChosen(bytes, claim, chooseFormat(bytes, claim), around)
  } catch {
    return refuse(IMP.readerFailed, true)
  }
}

async function readChosen(bytes: Uint8Array, claim: Claim, choice: Choice, around: Around): Promise<ParserReply> {
  const label = labelOf(claim.name)
  try {
    if (choice.kind === 'refuse' && choice.code === IMP.passwordNeeded && around.password !== undefined)
      return await readOpened(bytes, claim, around.password, around)
    if (choice.kind === 'refuse')
      return refuse(choice.code, choice.red, choice.at === undefined ? {} : { at: choice.at })
    const named = { ...claim, name: label.text }
    const tooDeep = choice.kind === 'read' ? depthRefusal(choice.format, around) : null
    if (tooDeep !== null) return tooDeep
    const reply =
      choice.kind === 'keep'
        ? keepUnread(choice, named)
        : await (
            await readerOf(choice.format)
          )(bytes, named, insideOf(choice.format, around))
    if (reply.kind === 'refusal') return reply
    const mismatch = choice.mismatch === null ? [] : [{ code: IMP.nameDiffers, at: choice.mismatch }]
    reply.document.warnings.unshift(...label.warnings, ...mismatch)
    return bounded(reply, around.budget)
  } catch {
    return refuse(IMP.readerFailed, true)
  }
}

/** An Office document behind a password: read as what it is in the clear. Kept is what was received. */
async function readOpened(
  bytes: Uint8Array,
  claim: Claim,
  password: string,
  { password: _, ...around }: Around,
): Promise<ParserReply> {
  const { decryptOffice } = await import('./office-decrypt.ts')
  const opened = decryptOffice(bytes, password)
  if (opened === 'wrong_password') return refuse(IMP.passwordWrong)
  return opened === 'unknown' ? refuse(IMP.passwordNeeded) : readClaimed(opened, claim, around)
}

function depthRefusal(format: ReadFormat, around: Around): ParserReply | null {
  if ((format === 'zip' || format === 'gzip') && around.archives >= limits.archive.depth)
    return refuse(IMP.archiveTooDeep)
  return isMessage(format) && around.mails > limits.mail.nestedMails ? refuse(IMP.mailTooDeep) : null
}

function isMessage(format: ReadFormat): boolean {
  return format === 'eml' || format === 'msg' || format === 'tnef'
}

function insideOf(format: ReadFormat, around: Around): Inside {
  const { part, ranges, password, ...outside } = around
  const deeper = {
    ...outside,
    archives: around.archives + (format === 'zip' || format === 'gzip' ? 1 : 0),
    mails: around.mails + (isMessage(format) ? 1 : 0),
  }
  return {
    ...deeper,
    ...(part === undefined ? {} : { part }),
    ...(ranges === undefined ? {} : { ranges }),
    ...(password === undefined ? {} : { password }),
    child: (child: Part) => readChild(child, deeper),
  }
}

/** UTF-8 of a UTF-16 unit, at most. */
const bytesPerUnit = 3

/** Text counts against the answer as bytes do. What no longer fits is cut, and said to be. */
function bounded(reply: Extract<ParserReply, { kind: 'document' }>, budget: Budget): ParserReply {
  const { document } = reply
  if (document.warnings.length > 1_000) document.warnings.length = 1_000
  if (budget.takeContent(bytesPerUnit * document.text.length)) return reply
  document.text = document.text.slice(0, Math.floor(budget.contentLeft / bytesPerUnit)).toWellFormed()
  document.pageStarts = document.pageStarts.filter(start => start <= document.text.length)
  budget.takeContent(bytesPerUnit * document.text.length)
  document.warnings.push({ code: IMP.binaryText, count: 1 })
  return reply
}

/** A part as a document. It always comes back: refused, unread or without bytes, but named (R48). */
async function readChild(part: Part, around: Around): Promise<ParsedDocument> {
  const unread = emptyDocument('unknown', 'application/octet-stream', { ...part, name: labelOf(part.name).text })
  const refused = (code: (typeof IMP)[keyof typeof IMP], red: boolean): ParsedDocument => ({
    ...unread,
    role: part.role,
    refusal: { code, red },
  })
  if (!around.budget.takeDocument()) return refused(IMP.archiveTooMany, false)
  if (part.trap === true) return withBytes(refused(IMP.entryPath, true), part.bytes, around.budget)
  const reply = await readClaimed(part.bytes, part, around)
  if (reply.kind === 'refusal') {
    const { kind: _kind, ...refusal } = reply
    // A list that cannot be taken out of its document is kept nowhere (IMP-49).
    if (reply.code === IMP.listInDocument)
      return { ...unread, role: part.role, refusal, received: await receivedOf(part.bytes) }
    return withBytes({ ...unread, role: part.role, refusal }, part.bytes, around.budget)
  }
  const document = { ...reply.document, role: part.role }
  // A mailbox in an archive cannot be asked for its rest: it is set aside whole, to be delivered by itself.
  if (document.rest !== null) return withBytes(refused(IMP.archiveTooMany, false), part.bytes, around.budget)
  if (document.list !== null) return { ...document, received: await receivedOf(part.bytes) }
  if (document.rebuilt === null) return withBytes(document, part.bytes, around.budget)
  const received = await receivedOf(part.bytes)
  return { ...withBytes(document, document.rebuilt, around.budget), rebuilt: null, received }
}

function withBytes(document: ParsedDocument, bytes: Uint8Array, budget: Budget): ParsedDocument {
  if (budget.takeContent(bytes.length)) return { ...document, bytes: bytes.slice() }
  return { ...document, refusal: document.refusal ?? { code: IMP.tooLarge, red: false } }
}

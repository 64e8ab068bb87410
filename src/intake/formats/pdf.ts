/**
 * PDF by pdf.js, text only: no scripts, no XFA, no fonts or addresses from outside, no worker (the process is the wall; a worker adds
 * nothing). Since version 6 the library compiles no code at run time, and the cells forbid it as well.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { ascii, indexOf } from './bytes.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { withoutLists } from './lists-inside.ts'
import { openPdf } from './pdf-open.ts'
import { pageWords } from './pdf-page.ts'
import { hasWords, tidy } from './text.ts'

const mediaType = 'application/pdf'

export async function readPdf(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  if (bytes.length > limits.pdf.bytes) return refuse(IMP.tooLarge)
  if (occurrences(bytes, ' obj', limits.pdf.objects + 1) > limits.pdf.objects) return refuse(IMP.unusual)
  const opened = await openPdf(bytes, inside.supplies, { password: inside.password, pictures: false })
  if (opened === 'password') return refuse(inside.password === undefined ? IMP.passwordNeeded : IMP.passwordWrong)
  if (opened === 'broken') return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  try {
    const document = emptyDocument('pdf', mediaType, claim)
    const active = await fillPages(document, opened)
    if (active || (await hasActions(opened)) || namesActions(bytes)) document.warnings.push({ code: IMP.pdfActive })
    await addEmbedded(document, opened, inside)
    // A PDF cannot be written again without one of its files, and with it would keep the list (R7).
    if (withoutLists(document.children).size > 0) return refuse(IMP.listInDocument)
    return read(document)
  } finally {
    await opened.loadingTask.destroy()
  }
}

/** Text by page with the offset of each; answers whether a page carries actions. */
async function fillPages(document: ParsedDocument, pdf: PDFDocumentProxy): Promise<boolean> {
  const shown = Math.min(pdf.numPages, limits.pdf.pages)
  const pieces: string[] = []
  let length = 0
  let unreadable = 0
  let cuts = 0
  let active = false
  let unseen = 0
  let covered = 0
  const coveredPages: number[] = []
  for (let number = 1; number <= shown; number++) {
    const words = await pageWords(pdf, number)
    if (words === null) unreadable++
    active ||= words?.active ?? false
    unseen += words?.unseen ?? 0
    covered += words?.covered ?? 0
    if (words !== null && words.covered > 0) coveredPages.push(number)
    const { text, cuts: cutHere } = tidy(words?.text ?? '')
    const room = limits.text.characters - length
    const kept = text.length > room ? text.slice(0, Math.max(0, room)).toWellFormed() : text
    cuts += cutHere + (kept === text ? 0 : 1)
    document.pageStarts.push(length)
    pieces.push(kept)
    length += kept.length + 1
  }
  document.text = pieces.join('\n')
  document.hasText = hasWords(document.text)
  document.pages = pdf.numPages
  if (pdf.numPages > limits.pdf.pages)
    document.warnings.push({ code: IMP.pdfPages, count: limits.pdf.pages, of: pdf.numPages })
  if (unreadable > 0) document.warnings.push({ code: IMP.incomplete, count: shown - unreadable, of: shown })
  if (cuts > 0) document.warnings.push({ code: IMP.binaryText, count: cuts })
  if (unseen > 0) document.warnings.push({ code: IMP.hiddenText, count: unseen })
  if (covered > 0)
    document.warnings.push({ code: IMP.coveredText, count: covered, at: coveredPages.slice(0, 50).join(', ') })
  return active
}

async function hasActions(pdf: PDFDocumentProxy): Promise<boolean> {
  const scripts = await orNull(pdf.hasJSActions())
  const atOpening = await orNull(pdf.getOpenAction())
  const facts = await orNull(pdf.getMetadata())
  const xfa = facts !== null && 'IsXFAPresent' in facts.info && facts.info.IsXFAPresent === true
  return scripts === true || atOpening?.has('action') === true || xfa
}

/** Actions that the library does not name, where they stand uncompressed in the file. */
function namesActions(bytes: Uint8Array): boolean {
  return ['/JavaScript', '/Launch', '/RichMedia', '/XFA'].some(name => indexOf(bytes, ascii(name)) >= 0)
}

async function addEmbedded(document: ParsedDocument, pdf: PDFDocumentProxy, inside: Inside): Promise<void> {
  const files = await orNull(pdf.getAttachments())
  for (const [id, file] of files ?? []) {
    const content = await orNull(pdf.getAttachmentContent(id))
    const name = file.filename
    if (!(content instanceof Uint8Array) || !inside.budget.takeUnpacked(content.length)) {
      document.warnings.push({ code: IMP.incomplete, count: 0, of: 1 })
      continue
    }
    const part = { bytes: content.slice(), name, declaredType: null, declaredCharset: null, role: 'embedded' } as const
    document.children.push(await inside.child(part))
  }
  if (document.children.length > 0) document.warnings.push({ code: IMP.pdfEmbedded, count: document.children.length })
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise
  } catch {
    return null
  }
}

function occurrences(bytes: Uint8Array, word: string, atMost: number): number {
  const pattern = ascii(word)
  let found = 0
  for (let at = indexOf(bytes, pattern); at >= 0 && found < atMost; at = indexOf(bytes, pattern, at + pattern.length))
    found++
  return found
}

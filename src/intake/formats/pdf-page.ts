/** The words of one page in reading order, with what people typed into forms and notes on it. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { glyphsOf } from './pdf-ink.ts'
import { seenText } from './pdf-unseen.ts'
import { inReadingOrder, type PlacedLine } from './reading-order.ts'

export interface PageWords {
  readonly text: string
  readonly active: boolean
  /** Letters that something opaque covers, and letters that are there but not to be seen. */
  readonly covered: number
  readonly unseen: number
}

/** Annotation flags (ISO 32000, table 165): invisible, hidden, no view. */
const unseen = 1 | 2 | 32

/** Null when the page cannot be read; the others still can. */
export async function pageWords(pdf: PDFDocumentProxy, number: number): Promise<PageWords | null> {
  try {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent()
    const notes: unknown[] = await page.getAnnotations()
    const seen = await seenOn(page, content.items, new Set(notes.filter(isMarker).map(note => String(note['id']))))
    const text = inReadingOrder(linesOf(seen.items)).join('\n')
    const words = notes.flatMap(note => (isRecord(note) ? noteText(note) : []))
    const active = notes.some(note => isRecord(note) && acts(note))
    page.cleanup()
    const { covered, unseen } = seen
    return { text: [text.trim(), ...words].filter(piece => piece !== '').join('\n'), active, covered, unseen }
  } catch {
    return null
  }
}

type Item = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'][number]

/** Where a page cannot be looked at as it is painted, its text stands as it is. */
async function seenOn(
  page: PDFPageProxy,
  items: readonly Item[],
  markers: ReadonlySet<string>,
): Promise<{ items: Item[]; covered: number; unseen: number }> {
  const pieces = items.map(item => ('str' in item ? item.str : ''))
  if (pieces.every(piece => piece.trim() === '')) return { items: [...items], covered: 0, unseen: 0 }
  const seen = seenText(pieces, await glyphsOf(page, markers).catch(() => []))
  const kept = items.map((item, i) => ('str' in item ? { ...item, str: seen.pieces[i] ?? item.str } : item))
  return { ...seen, items: kept }
}

function linesOf(items: readonly Item[]): PlacedLine[] {
  const lines: PlacedLine[] = []
  let text = ''
  let height: number | null = null
  for (const item of items) {
    if (!('str' in item)) continue
    const place: unknown[] = item.transform
    const [slope, above] = [place[1], place[5]]
    if (text === '' && item.str !== '') height = slope === 0 && typeof above === 'number' ? above : null
    text += item.str
    if (!item.hasEOL || text === '') continue
    lines.push({ text, height })
    text = ''
    height = null
  }
  return text === '' ? lines : [...lines, { text, height }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isMarker(note: unknown): note is Record<string, unknown> {
  return isRecord(note) && /^(Highlight|Underline|StrikeOut|Squiggly)$/.test(String(note['subtype']))
}

/** Form values, free text and notes: seen on the page, absent from its text. */
function noteText(note: Record<string, unknown>): string[] {
  const flags = typeof note['annotationFlags'] === 'number' ? note['annotationFlags'] : 0
  if ((flags & unseen) !== 0 || note['password'] === true) return []
  const value = note['subtype'] === 'Widget' && note['fieldType'] !== 'Btn' ? note['fieldValue'] : noteContents(note)
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(text => typeof text === 'string').map(text => text.trim())
}

function noteContents(note: Record<string, unknown>): unknown {
  const contents = note['contentsObj']
  return isRecord(contents) &&
    /^(FreeText|Text|Highlight|Underline|StrikeOut|Squiggly|Stamp|Caret)$/.test(String(note['subtype']))
    ? contents['str']
    : undefined
}

/** A script or a program to start. A link with an address waits for a click and is text only. */
function acts(note: Record<string, unknown>): boolean {
  return isRecord(note['actions']) || note['subtype'] === 'RichMedia' || note['subtype'] === 'Screen'
}

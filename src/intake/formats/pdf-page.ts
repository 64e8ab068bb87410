/** The words of one page in the order they are written, with what people typed into forms and notes on it. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PageWords {
  readonly text: string
  readonly active: boolean
}

/** Annotation flags (ISO 32000, table 165): invisible, hidden, no view. */
const unseen = 1 | 2 | 32

/** Null when the page cannot be read; the others still can. */
export async function pageWords(pdf: PDFDocumentProxy, number: number): Promise<PageWords | null> {
  try {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent()
    let text = ''
    for (const item of content.items) {
      if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
    }
    const notes: unknown[] = await page.getAnnotations()
    const words = notes.flatMap(note => (isRecord(note) ? noteText(note) : []))
    const active = notes.some(note => isRecord(note) && acts(note))
    page.cleanup()
    return { text: [text.trim(), ...words].filter(piece => piece !== '').join('\n'), active }
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
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

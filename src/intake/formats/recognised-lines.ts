/** Tesseract's table of words as text with lines, each with its place on the page and how sure the engine is. */
import type { RecognisedLine } from '../../contract/recognition.ts'

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Line extends Box {
  /** Paragraphs are set apart by an empty line. */
  readonly paragraph: string
  readonly words: { readonly text: string; readonly confidence: number }[]
}

/** Kinds of rows in the table (tesseract's `level`). */
const pageLevel = 1
const lineLevel = 4
const wordLevel = 5

/** Direction marks that the engine sets around right-to-left words: the words are shown isolated anyway, and the text stays searchable. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

export function linesOf(table: string): { text: string; confidence: number; lines: RecognisedLine[] } {
  let page: Box = { left: 0, top: 0, width: 1, height: 1 }
  const lines: Line[] = []
  for (const row of table.split('\n')) {
    const [level, , block, paragraph, , , left, top, width, height, sure, ...words] = row.split('\t')
    const box = { left: Number(left), top: Number(top), width: Number(width), height: Number(height) }
    if (Number(level) === pageLevel) page = box
    else if (Number(level) === lineLevel) lines.push({ ...box, paragraph: `${block} ${paragraph}`, words: [] })
    else if (Number(level) === wordLevel) {
      const text = words.join('\t').replaceAll(directionMarks, '').normalize('NFC').trim()
      if (text !== '') lines.at(-1)?.words.push({ text, confidence: Number(sure) })
    }
  }
  return together(
    lines.filter(line => line.words.length > 0),
    page,
  )
}

function together(lines: readonly Line[], page: Box): ReturnType<typeof linesOf> {
  let text = ''
  const placed = lines.map((line, at): RecognisedLine => {
    const before = lines[at - 1]
    if (before !== undefined) text += before.paragraph === line.paragraph ? '\n' : '\n\n'
    const start = text.length
    text += line.words.map(word => word.text).join(' ')
    return { start, end: text.length, confidence: meanOf(line.words), region: regionOf(line, page) }
  })
  return { text, confidence: meanOf(lines.flatMap(line => line.words)), lines: placed }
}

function meanOf(words: Line['words']): number {
  if (words.length === 0) return 0
  const sum = words.reduce((total, word) => total + word.confidence, 0)
  return Math.max(0, Math.min(100, Math.round(sum / words.length)))
}

function regionOf(box: Box, page: Box): string {
  const part = (value: number, whole: number): number =>
    Math.max(0, Math.min(1_000, Math.round((1_000 * value) / Math.max(1, whole))))
  return [
    part(box.left, page.width),
    part(box.top, page.height),
    part(box.width, page.width),
    part(box.height, page.height),
  ].join(',')
}

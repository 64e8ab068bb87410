import type { OriginalId } from '../../../src/contract/ids.ts'
import type { ReadingText } from '../../../src/contract/reading.ts'
import { paragraphsOf, type Paragraph } from './text/paragraphs.ts'
import { useSignal } from './use-signal.ts'

/** One paragraph with the text that it is of: what all columns speak about. */
export interface ReadParagraph {
  readonly text: ReadingText
  readonly paragraph: Paragraph
  /** Its place within its own text. */
  readonly index: number
}

/** The words of one original as they count now, typed over or read; of a signal without originals, what was typed in. */
export function useReadTexts(original: OriginalId | null): {
  readonly texts: readonly ReadingText[]
  readonly paragraphs: readonly ReadParagraph[]
} {
  // What a program read and nobody confirmed is looked at apart, and neither marked nor translated.
  const all = useSignal().texts.filter(
    text => !text.superseded && text.original === original && text.reading !== 'machine_read',
  )
  const texts = all.some(text => text.hasText) ? all.filter(text => text.hasText) : all
  return {
    texts,
    paragraphs: texts.flatMap(text => paragraphsOf(text.text).map((paragraph, index) => ({ text, paragraph, index }))),
  }
}

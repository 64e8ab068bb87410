/** Texts, and what the program proposes that they mention. */
import { z } from 'zod'
import { detectMentions } from '../../src/annotation/index.ts'

const Line = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() })

export interface MentionsOfText {
  readonly id: string | number
  /** `start` and `end` in UTF-16 code units of the text, `end` excluded; `value` null where nothing is normalised. */
  readonly mentions: readonly {
    readonly start: number
    readonly end: number
    readonly exact: string
    readonly kind: string
    readonly value: string | null
  }[]
}

/** One line of JSON in, one object out. Throws on a line without `id` and `text`. */
export function mentionsOfLine(line: string): MentionsOfText {
  const { id, text } = Line.parse(JSON.parse(line))
  const mentions = detectMentions(text).map(({ start, end, exact, kind, value }) => ({
    start,
    end,
    exact,
    kind,
    value: value ?? null,
  }))
  return { id, mentions }
}

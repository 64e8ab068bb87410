/** How far one document was read, by what its reader noted at the time and by what people have added since (R48, R52). */
import { IMP } from '../contract/error-codes/intake.ts'
import { codes, isErrorCode } from '../contract/errors.ts'
import type { MessageNode } from '../contract/parsed-document.ts'

/** As `register-signal.ts` writes it; a field that an older version did not write is absent. */
export interface Structure {
  readonly format: string
  readonly role: string | null
  readonly pages?: number | null
  readonly pageStarts?: readonly number[]
  readonly rows?: number | null
  readonly refusal?: string | null
  readonly parts?: number
  readonly heldBack?: number
  readonly node?: number | null
  readonly nodes?: readonly MessageNode[]
  readonly warnings?: readonly { readonly code: string; readonly count?: number }[]
}

export type Depth = 'fully' | 'partly' | 'not'

/** Of these nothing but the bytes is known when there is no text. */
const wordless = new Set(['image', 'pdf', 'unknown'])
/** Flags that say: something of it is not in the text. Whatever would set a file aside says so too, when it is said of a part. */
const losses = new Set<string>([IMP.mailTooDeep, IMP.charsetUncertain, IMP.pdfPages, IMP.csvRagged, IMP.binaryText])

/** `isTyped`: somebody typed over what it says, or confirmed what a program read. */
export function depthOf(structure: Structure, hasText: boolean, isTyped: boolean, blankPages: number): Depth {
  if (typeof structure.refusal === 'string') return 'not'
  if (!hasText && !isTyped && wordless.has(structure.format)) return 'not'
  if (blankPages > 0 && !isTyped) return 'partly'
  return (structure.warnings ?? []).some(({ code }) => isLoss(code)) ? 'partly' : 'fully'
}

function isLoss(code: string): boolean {
  return losses.has(code) || (isErrorCode(code) && codes[code].class === 'quarantine')
}

/** Pages without a single letter or digit: scans between text. */
export function blankPagesOf({ pages, pageStarts = [] }: Structure, text: string): number {
  if (typeof pages !== 'number' || pages === 0) return 0
  const blank = pageStarts.filter((start, at) => !/[\p{L}\p{N}]/u.test(text.slice(start, pageStarts[at + 1])))
  // Pages beyond those that were shown were not read at all.
  return blank.length + Math.max(0, pages - pageStarts.length)
}

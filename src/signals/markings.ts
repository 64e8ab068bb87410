/** Classification and marking, by the patterns of the code lists. Above Dep.V. nothing comes in, nothing is kept (R51). */
import type { Codebooks } from '../contract/codebooks.ts'
import { IMP } from '../contract/error-codes/intake.ts'
import { Refused } from '../contract/errors.ts'

/** Code of the refused marking that stands in the text, or null. Whole phrases only; white space may vary. */
export function refusedMarkingIn(codebooks: Codebooks, text: string): string | null {
  return codebooks.markings.refused.find(m => m.pattern.some(p => phrase(p).test(text)))?.code ?? null
}

/** The highest allowed marking that the text carries; `unmarked` without one. */
export function markingIn(codebooks: Codebooks, text: string): string {
  const found = codebooks.markings.allowed.filter(m => m.pattern.some(p => phrase(p).test(text)))
  return found.sort((a, b) => b.order - a.order)[0]?.code ?? 'unmarked'
}

/** For everything that is typed in: refuses text that carries a marking above Dep.V. */
export function refuseMarkedText(codebooks: Codebooks, ...texts: readonly string[]): void {
  if (texts.some(text => refusedMarkingIn(codebooks, text) !== null)) throw new Refused(IMP.markingTooHigh)
}

const compiled = new Map<string, RegExp>()
function phrase(pattern: string): RegExp {
  const known = compiled.get(pattern)
  if (known) return known
  const body = pattern
    .split(/\s+/)
    .map(word => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`[\s\u00a0]+`)
  const made = new RegExp(String.raw`(?<![\p{L}\p{N}])${body}(?![\p{L}\p{N}])`, 'iu')
  compiled.set(pattern, made)
  return made
}

import { z } from 'zod'
import { codes, isErrorCode, nextStepOf, textOf, type CodeClass, type ErrorCode } from '../../src/contract/errors.ts'
import { useTexts } from '../i18n/language-context.tsx'

/** An error as the vault process sends it (main/processes/wire-errors.ts). */
const WireError = z.object({
  code: z.string().refine(isErrorCode),
  data: z.object({ details: z.record(z.string(), z.union([z.string(), z.number()])) }),
})

export interface Problem {
  readonly code: ErrorCode
  readonly class: CodeClass
  /** What happened, in the person's language. */
  readonly text: string
  /** What can be done now. */
  readonly next: string
}

/** What the vault answered, for people; anything that it did not say is a mistake of ours and says so. */
export function useProblem(): (error: unknown) => Problem {
  const { language } = useTexts()
  return error => {
    const wire = WireError.safeParse(error)
    const code = wire.success ? wire.data.code : 'DEFECT'
    const details = wire.success ? wire.data.data.details : {}
    return {
      code,
      class: codes[code].class,
      text: textOf(code, language, details),
      next: nextStepOf(code, language, details),
    }
  }
}

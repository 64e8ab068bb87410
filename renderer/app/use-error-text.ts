import { z } from 'zod'
import { isErrorCode, textOf } from '../../src/contract/errors.ts'
import { useTexts } from '../i18n/language-context.tsx'

/** An error as the vault process sends it (main/processes/wire-errors.ts). */
const WireError = z.object({
  code: z.string().refine(isErrorCode),
  data: z.object({ details: z.record(z.string(), z.union([z.string(), z.number()])) }),
})

/** The text of a code that the vault answered, in the person's language; anything else is a mistake of ours and says so. */
export function useErrorText(): (error: unknown) => string {
  const { language } = useTexts()
  return error => {
    const wire = WireError.safeParse(error)
    return wire.success ? textOf(wire.data.code, language, wire.data.data.details) : textOf('DEFECT', language)
  }
}

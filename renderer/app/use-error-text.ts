import { useProblem } from './use-problem.ts'

/** The text of a code that the vault answered, in the person's language. */
export function useErrorText(): (error: unknown) => string {
  const problemOf = useProblem()
  return error => problemOf(error).text
}

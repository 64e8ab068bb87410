/** The code of what was thrown; `none` when nothing was, so that a test says which of the two it got. */
export async function failureCode(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    return codeOf(error)
  }
}

/** The code of an error, or its words when it has none. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return String(error)
}

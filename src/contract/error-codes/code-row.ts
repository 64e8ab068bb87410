/** What every code has: one row, every column. */

/** How callers react. `flag` is no error: the item came in, with a remark. */
export type CodeClass = 'refused' | 'quarantine' | 'flag' | 'locked' | 'integrity' | 'defect' | 'usage'
/** Exit codes of the CLI: 0 done, 1 rule, 2 usage, 3 some quarantined, 4 locked, 5 integrity, 70 defect. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 70

/** One row a code. `{name}` in a text is filled from `details`; `next` says what the user can do now. */
export interface CodeRow {
  readonly class: CodeClass
  readonly exit: ExitCode
  readonly audit: boolean
  readonly retry: boolean
  readonly details: readonly string[]
  readonly rule?: string
  readonly nl: string
  readonly en: string
  readonly nextNl: string
  readonly nextEn: string
}

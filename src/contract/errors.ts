/**
 * Every code that a person, a log or a script may meet, in one table: the numbered codes of what comes from outside
 * (IMP, PKT, KLU) and the words of what a caller may not or cannot do. Texts are Dutch first, English complete.
 */
import { channelCodes } from './error-codes/channels.ts'
import type { CodeRow } from './error-codes/code-row.ts'
import { intakeCodes } from './error-codes/intake.ts'
import { packetRefusals } from './error-codes/packet-refusals.ts'
import { packetCodes } from './error-codes/packets.ts'
import { refusalCodes } from './error-codes/refusals.ts'
import { vaultCodes } from './error-codes/vault.ts'

export type { CodeClass, CodeRow, ExitCode } from './error-codes/code-row.ts'

export const codes = {
  ...intakeCodes,
  ...channelCodes,
  ...packetCodes,
  ...packetRefusals,
  ...vaultCodes,
  ...refusalCodes,
} as const satisfies Record<string, CodeRow>

export type ErrorCode = Extract<keyof typeof codes, string>
export type Language = 'nl' | 'en'
export type ErrorDetails = Readonly<Record<string, string | number>>

export interface ErrorOptions {
  /** Id of what it is about: never a name, never text from a signal. */
  readonly subject?: string
  readonly details?: ErrorDetails
  readonly cause?: unknown
}

/** Broken expectations are exceptions with a code; expected outcomes are values. */
export class SchakelError extends Error {
  readonly code: ErrorCode
  readonly subject: string | undefined
  readonly details: ErrorDetails

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.subject = options.subject
    this.details = options.details ?? {}
  }
}

/** A rule or a permission says no. */
export class Refused extends SchakelError {}
/** There is no open vault, or the passphrase is wrong. */
export class Locked extends SchakelError {}
/** Bytes are not what they must be. */
export class IntegrityFailure extends SchakelError {}
/** A mistake of ours. */
export class Defect extends SchakelError {}

/** The text of a code for people, with its details filled in; a missing detail shows as its name in braces. */
export function textOf(code: ErrorCode, language: Language, details: ErrorDetails = {}): string {
  const row: CodeRow = codes[code]
  return fill(language === 'nl' ? row.nl : row.en, details)
}

/** What the user can do next. */
export function nextStepOf(code: ErrorCode, language: Language, details: ErrorDetails = {}): string {
  const row: CodeRow = codes[code]
  return fill(language === 'nl' ? row.nextNl : row.nextEn, details)
}

export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(codes, value)
}

function fill(text: string, details: ErrorDetails): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole))
}

/** For the end of a switch over a closed union. */
export function unreachable(value: never): never {
  throw new Defect('UNREACHABLE', { details: { kind: typeof value } })
}

/** From whatever was thrown to what is shown and the exit code: codes and texts are the contract's. */
import { CommanderError } from 'commander'
import {
  codes,
  nextStepOf,
  Refused,
  SchakelError,
  textOf,
  type CodeRow,
  type ErrorCode,
  type ExitCode,
  type Language,
} from '../../src/contract/errors.ts'

export interface Failure {
  readonly code: ErrorCode
  readonly rule: string | undefined
  readonly message: string
  readonly next: string
  /** An id or a name of a file that was typed; null where it is about nothing. */
  readonly subject: string | null
  readonly exit: ExitCode
  /** Only of a defect: what a developer needs, without what a signal says. */
  readonly frames: string | undefined
}

export function failureOf(error: unknown, language: Language): Failure {
  const known = knownOf(error, language)
  const { code, details } = known
  const row: CodeRow = codes[code]
  return {
    code,
    rule: row.rule,
    message: textOf(code, language, details),
    next: nextStepOf(code, language, details),
    subject: known.subject ?? null,
    exit: row.exit,
    frames: row.class === 'defect' ? framesOf(error) : undefined,
  }
}

/** The input is not right: an option, an argument or a file that was named. */
export function badInput(field: string): Refused {
  return new Refused('BAD_INPUT', { details: { field } })
}

function knownOf(error: unknown, language: Language): Pick<SchakelError, 'code' | 'details' | 'subject'> {
  if (error instanceof SchakelError) return error
  if (error instanceof CommanderError) return badInput(usageOf(error, language))
  return new SchakelError('DEFECT')
}

const usage: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'commander.unknownOption': { nl: 'onbekende optie', en: 'unknown option' },
  'commander.unknownCommand': { nl: 'onbekende opdracht', en: 'unknown command' },
  'commander.missingArgument': { nl: 'ontbreekt', en: 'is missing' },
  'commander.missingMandatoryOptionValue': { nl: 'is verplicht', en: 'is required' },
  'commander.optionMissingArgument': { nl: 'waarde ontbreekt', en: 'needs a value' },
  'commander.excessArguments': { nl: 'te veel argumenten', en: 'too many arguments' },
  'commander.conflictingOption': { nl: 'niet samen te gebruiken', en: 'cannot be used together' },
  'commander.invalidArgument': { nl: 'waarde past niet', en: 'value does not fit' },
}

/** The commander names what is wrong between quotes; its own sentences are English. */
function usageOf(error: CommanderError, language: Language): string {
  const name = /'([^']*)'/.exec(error.message)?.[1]
  const what = usage[error.code]?.[language] ?? (language === 'nl' ? 'opdracht' : 'command')
  return name === undefined ? what : `${name} (${what})`
}

/** Where it happened, without the message: that may quote what a signal says. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = [error.name, ...(error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))]
  return error.cause === undefined ? frames.join('\n') : `${frames.join('\n')}\n${framesOf(error.cause)}`
}

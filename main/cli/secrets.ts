/**
 * Passphrases and shares: asked on the terminal, or read from a file that was named. Never from an argument or a plain variable:
 * those stand in the history of the shell and in the list of processes.
 */
import { badInput } from './failures.ts'
import { textOfFile } from './files.ts'
import type { Io } from './io.ts'
import type { Output } from './output.ts'

/** What of a run is needed to ask somebody something. */
export interface Asking {
  readonly io: Io
  readonly out: Output
  readonly globals: { readonly passphraseFile?: string }
  readonly t: (nl: string, en: string) => string
}

/** The passphrase that opens the vault. */
export async function passphraseOf(run: Asking): Promise<string> {
  const file = run.globals.passphraseFile ?? run.io.environment['SCHAKEL_PASSPHRASE_FILE']
  if (file !== undefined && file !== '') return await firstLineOf(file)
  if (!run.io.terminal) throw badInput('--passphrase-file')
  return await run.io.terminal.hidden(`${run.t('Wachtzin', 'Passphrase')}: `)
}

/** One that is made or changed: typed twice. `orOwn`: where there is no other passphrase, its file counts too. */
export async function newPassphraseOf(run: Asking, file: string | undefined, orOwn = false): Promise<string> {
  const own = orOwn ? (run.globals.passphraseFile ?? run.io.environment['SCHAKEL_PASSPHRASE_FILE']) : undefined
  const named = file ?? own
  if (named !== undefined && named !== '') return await firstLineOf(named)
  const { terminal } = run.io
  if (!terminal) throw badInput('--new-passphrase-file')
  for (;;) {
    const first = await terminal.hidden(
      `${run.t('Nieuwe wachtzin (ten minste 15 tekens)', 'New passphrase (15 characters or more)')}: `,
    )
    const second = await terminal.hidden(`${run.t('Nog een keer', 'Once more')}: `)
    if (first === second) return first
    run.out.hint(run.t('De twee zijn niet gelijk.', 'The two are not the same.'))
  }
}

/** Shares of a key as they stand on paper, one a line. */
export async function sharesOf(run: Asking, file: string | undefined): Promise<string[]> {
  if (file !== undefined) {
    const lines = (await textOfFile(file, '--shares')).split(/\r?\n/).map(line => line.trim())
    return lines.filter(line => line !== '' && !line.startsWith('#'))
  }
  const { terminal } = run.io
  if (!terminal) throw badInput('--shares')
  const ask = async (nl: string, en: string): Promise<string> => await terminal.hidden(`${run.t(nl, en)}: `)
  return [await ask('Eerste deel', 'First share'), await ask('Tweede deel', 'Second share')]
}

/** What a mail server is told: from a file that was named, or typed. */
export async function secretOf(run: Asking, file: string | undefined): Promise<string> {
  if (file !== undefined) return await firstLineOf(file)
  const { terminal } = run.io
  if (!terminal) throw badInput('--secret-file')
  return await terminal.hidden(`${run.t('Wachtwoord of token van de postbus', 'Password or token of the mail box')}: `)
}

/** Of a file that a partner sent: asked once, used once. */
export async function filePasswordOf(run: Asking, file: string | undefined): Promise<string> {
  if (file !== undefined) return await firstLineOf(file)
  if (!run.io.terminal) throw badInput('--password-file')
  return await run.io.terminal.hidden(`${run.t('Wachtwoord van het bestand', 'Password of the file')}: `)
}

async function firstLineOf(file: string): Promise<string> {
  return (await textOfFile(file, file)).split(/\r?\n/, 1)[0] ?? ''
}

/** One command being run: where the vault is, who asks, what is shown; and opening the vault for as long as the work takes. */
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { Locked, SchakelError, type ExitCode, type Language } from '../../src/contract/errors.ts'
import type { ParserPort } from '../../src/intake/parser-port.ts'
import type { OfflineDeps } from '../../src/offline.ts'
import { createSchakel, type Schakel, type SchakelOptions } from '../../src/schakel.ts'
import type { Contract } from '../../src/contract/contract.ts'
import { badInput } from './failures.ts'
import { orInterrupted, type Io } from './io.ts'
import type { Output } from './output.ts'
import { passphraseOf } from './secrets.ts'

/** What a test or the demonstration brings instead of the real thing. */
export interface Parts {
  /** Reads foreign bytes. The real one is a child process, started when the first file is read. */
  readonly openParser: () => ParserPort
  /** Connects to mail servers. The real one is a child process for each connection. */
  readonly openMail?: SchakelOptions['openMail']
  readonly channels?: SchakelOptions['channels']
  readonly stateFolder?: string
  readonly deps?: SchakelOptions['deps']
  readonly kdf?: SchakelOptions['kdf']
}

export interface Globals {
  readonly vault?: string
  readonly user?: string
  readonly passphraseFile?: string
}

export interface Run {
  readonly io: Io
  readonly parts: Parts
  readonly globals: Globals
  readonly language: Language
  readonly out: Output
  readonly t: (nl: string, en: string) => string
  /** The exit code when nothing is thrown; 0 unless said. */
  readonly exit: (code: ExitCode) => void
}

export type Client = ContractRouterClient<Contract>

export interface OpenVault {
  readonly client: Client
  /** Paths that were typed, as a grant: no path passes through the contract. */
  readonly give: (paths: readonly string[]) => string
  readonly signal: AbortSignal
  /** Resolves when everything that is owed was done, as far as it can be. */
  readonly workDone: () => Promise<void>
}

export function clientOf(schakel: Schakel): Client {
  return unsafeClient(createRouterClient(schakel.router, { context: schakel.context }))
}

/** The router is implemented row by row against the same contract; its own type holds the implementations, not the rows. */
function unsafeClient(client: unknown): Client {
  return client as Client
}

/** `--vault DIR`, or SCHAKEL_VAULT. */
export function vaultFolderOf({ globals, io }: Run): string {
  const folder = globals.vault ?? io.environment['SCHAKEL_VAULT']
  if (folder === undefined || folder === '') throw badInput('--vault')
  return folder
}

export function schakelOf(run: Run): Schakel {
  const { openParser, openMail, channels, stateFolder, deps, kdf } = run.parts
  return createSchakel({
    folder: vaultFolderOf(run),
    stateFolder: stateFolder ?? null,
    openParser,
    ...(openMail ? { openMail } : {}),
    ...(channels ? { channels } : {}),
    ...(deps ? { deps } : {}),
    ...(kdf ? { kdf } : {}),
  })
}

/** What work without an open vault takes along. */
export function filesOf({ parts: { stateFolder, deps, kdf } }: Run): OfflineDeps {
  return { stateFolder: stateFolder ?? null, ...(deps ? { deps } : {}), ...(kdf ? { kdf } : {}) }
}

/** Opens the vault, does the work, and locks on every way out: done, refused, interrupted. `known`: a passphrase that was asked already. */
export async function withVault<T>(run: Run, work: (vault: OpenVault) => Promise<T>, known?: string): Promise<T> {
  return await withDoubtful(
    run,
    async (vault, doubt) => {
      if (doubt !== null) throw doubt
      return await work(vault)
    },
    known,
  )
}

/** Codes of a vault that the passphrase opens and that is not in its newest state. */
const doubtCodes: ReadonlySet<string> = new Set(['VAULT_BEHIND', 'VAULT_FORKED', 'VAULT_OLD_HEADER', 'VAULT_NO_ANCHOR'])

/** The same for work that can be done on a vault in doubt: it is told what the doubt is, or null. */
export async function withDoubtful<T>(
  run: Run,
  work: (vault: OpenVault, doubt: SchakelError | null) => Promise<T>,
  known?: string,
): Promise<T> {
  const schakel = schakelOf(run)
  const client = clientOf(schakel)
  const passphrase = known ?? (await passphraseOf(run))
  try {
    const doubt = await unlock(run, client, passphrase)
    // What an earlier run left undone: an answer without it would be less than is there.
    if (doubt === null) await schakel.workDone()
    return await orInterrupted(
      run.io.signal,
      work({ client, give: schakel.give, signal: run.io.signal, workDone: schakel.workDone }, doubt),
    )
  } finally {
    await schakel.lock('quit')
  }
}

async function unlock(run: Run, client: Client, passphrase: string): Promise<SchakelError | null> {
  try {
    const status = await client.vault.unlock({ passphrase })
    const wanted = run.globals.user ?? run.io.environment['SCHAKEL_USER']
    if (wanted !== undefined && wanted !== '' && wanted !== status.user?.name) throw new Locked('WRONG_PASSPHRASE')
    tellNotices(run, status.notices)
    return null
  } catch (error) {
    if (error instanceof SchakelError && doubtCodes.has(error.code)) return error
    throw error
  }
}

/** What unlocking found about the state of the vault; none of it is an error. */
function tellNotices(run: Run, notices: readonly string[]): void {
  const words: Readonly<Record<string, string>> = {
    'far-ahead': run.t(
      'In deze kluis is elders gewerkt sinds de vorige keer op deze computer.',
      'This vault was worked in elsewhere since the last time on this computer.',
    ),
    'none-in-profile': run.t(
      'Op deze computer is deze kluis niet eerder geopend; er is niets om mee te vergelijken.',
      'This vault was not opened on this computer before; there is nothing to compare with.',
    ),
    'none-in-vault': run.t(
      'Het ankerbestand van de kluis ontbrak en is opnieuw gemaakt.',
      'The anchor file of the vault was missing and has been made anew.',
    ),
    'record-bad': run.t(
      'Een anker van de kluis was beschadigd en is opnieuw gemaakt.',
      'An anchor of the vault was damaged and has been made anew.',
    ),
  }
  for (const notice of notices) if (words[notice] !== undefined) run.out.hint(words[notice])
}

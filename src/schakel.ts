/**
 * Composition root: builds the real dependencies, opens a vault, wires the areas and the work they owe one another.
 * The only file that knows them all.
 */
import { randomUUID } from 'node:crypto'
import { v7 as uuid7 } from 'uuid'
import {
  PaperRenewal,
  careProcedures,
  configProcedures,
  copyProcedures,
  draftProcedures,
  Founding,
  foundingProcedures,
  foundVault,
  lastVerdict,
  logProcedures,
  oversightProcedures,
  userProcedures,
  VaultDoor,
  vaultProcedures,
  type CallContext,
  type FirstUser,
  type LockCause,
  type OpenedVault,
  type Session,
} from './access/index.ts'
import { accessTables } from './access/index.ts'
import { annotationProcedures, annotationTables, detectInSignal, readingProcedures } from './annotation/index.ts'
import { caseProcedures, caseTables } from './cases/index.ts'
import { entityProcedures, entityTables, statementProcedures, writeSignalKeys } from './entities/index.ts'
import { Grants, type OpenMail, type ParserPort } from './intake/index.ts'
import { linkProcedures, linkTables } from './links/index.ts'
import {
  certificationProcedures,
  leavingProcedures,
  openDuties,
  packetProcedures,
  packetTables,
  providedProcedures,
  readKeyCard,
  recipientProcedures,
  type Composer,
  type PacketRenderer,
  type Typesetter,
  leftWithPackets,
} from './packets/index.ts'
import type { Door } from './contract/doors.ts'
import { Refused } from './contract/errors.ts'
import { verifyDerived } from './verify-derived.ts'
import { OwedWork } from './owed-work.ts'
import { indexSignal, relatedProcedures, searchProcedures } from './search/index.ts'
import {
  decisionProcedures,
  dropFolderProcedures,
  HeldLists,
  importProcedures,
  inboxProcedures,
  mailProcedures,
  mailWaits,
  originProcedures,
  quarantineProcedures,
  RunningImports,
  signalProcedures,
  signalTables,
} from './signals/index.ts'
import {
  confirmPassphrase,
  prepareVault,
  resealFile,
  Pace,
  pooledRandom,
  stateFolderOf,
  surroundings,
  sweepOriginals,
  vaultTables,
  type Deps,
  type FilesDeps,
  type Job,
  type NewPassphrase,
  type Tx,
} from './vault/index.ts'

export type { CallContext } from './access/index.ts'
export { besideWindow, floorSettings, Pace } from './vault/index.ts'
export type { Composer, Typesetter } from './packets/index.ts'

export interface SchakelOptions {
  readonly folder: string
  /** Null: the place of this platform, or SCHAKEL_STATE_DIR. */
  readonly stateFolder: string | null
  /** A parser for one delivery, in whatever process keeps foreign bytes away from here. */
  readonly openParser: () => ParserPort
  /** A mail process for one connection. Left out: there is no mail here. */
  readonly openMail?: OpenMail
  /** Times of the channels, where they are not the usual ones: tests do not wait. */
  readonly channels?: { readonly mailWaits?: readonly number[]; readonly lookEveryMs?: number }
  /** Makes a packet's document. Left out: in this process, loaded at first use. */
  readonly composer?: Composer
  readonly deps?: Deps
  /** Cost of new passphrases; left out it is calibrated. The demonstration and tests pass the floor. */
  readonly kdf?: NewPassphrase['kdf']
}

export function systemDeps(pace = new Pace()): Deps {
  return {
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    ids: { uuid7: () => uuid7(), uuid4: () => randomUUID(), random: pooledRandom() },
    pace,
  }
}

const allTables = [
  ...vaultTables,
  ...accessTables,
  ...signalTables,
  ...annotationTables,
  ...entityTables,
  ...linkTables,
  ...caseTables,
  ...packetTables,
]
export const recordTables: readonly string[] = allTables
  .filter(t => 'kind' in t && t.kind === 'record')
  .map(t => t.name)

export function createSchakel(options: SchakelOptions) {
  const deps = options.deps ?? systemDeps()
  const grants = new Grants(deps)
  const filesDeps: FilesDeps = { clock: deps.clock, stateFolder: options.stateFolder ?? stateFolderOf(surroundings()) }
  const running = new RunningImports(on => {
    try {
      door.opened?.files.database.setBulk(on)
    } catch {
      // What was acknowledged is in the log of the database: emptying it can wait for the next time.
    }
  })
  const held = new HeldLists(deps.ids)
  const papers = new PaperRenewal()
  const door: VaultDoor = new VaultDoor(options.folder, deps, filesDeps, {
    onOpen(opened) {
      sweepOriginals(opened.files.database, opened.files.paths, deps.clock.now())
      owed.wake()
    },
    onLock() {
      running.endAll()
      held.forgetAll()
      papers.forget()
    },
  })
  const opened = () => door.opened
  const session = () => door.opened?.session ?? null
  const owed = new OwedWork(session, (tx, now, job) => serve(tx, now, job, door.opened))
  const signalDeps = { grants, startParser: options.openParser, owed, running, held }
  const kdf = options.kdf
  const founding = new Founding({ door, deps, filesDeps, kdf })
  const certification = {
    keyOwners: () => keyOwners(door.opened),
    ownRecipient: () => door.opened?.files.recipient ?? '',
  }
  const confirm = async (passphrase: string) => {
    if (door.opened) await confirmPassphrase(door.opened.files, passphrase)
  }
  const takePath = (grant: string): string => grants.take(grant)[0] ?? ''
  const router = {
    vault: { ...vaultProcedures(door, takePath), ...foundingProcedures(founding, door) },
    users: {
      ...userProcedures({ opened, kdf, openDuties }),
      ...certificationProcedures(certification),
      ...leavingProcedures,
    },
    care: careProcedures({
      opened,
      recordTables,
      leftWithPackets,
      takePath,
      kdf,
      verifyDerived,
      papers,
      rotate: because => door.rotate(because),
    }),
    config: configProcedures,
    audit: logProcedures({ opened, recordTables, leftWithPackets, takePath, readCard: readAuditorCard }),
    oversight: oversightProcedures(),
    signals: signalProcedures(signalDeps),
    imports: importProcedures(signalDeps),
    mail: mailProcedures(signalDeps, {
      openMail: options.openMail ?? noMail,
      waits: options.channels?.mailWaits ?? mailWaits,
    }),
    dropFolders: dropFolderProcedures(signalDeps, {
      lookEveryMs: options.channels?.lookEveryMs ?? 2_000,
      vaultFolder: options.folder,
    }),
    inbox: { ...inboxProcedures, ...providedProcedures },
    related: relatedProcedures,
    origins: originProcedures,
    decisions: decisionProcedures,
    quarantine: quarantineProcedures(signalDeps),
    search: searchProcedures,
    reading: readingProcedures,
    annotations: annotationProcedures,
    entities: entityProcedures,
    statements: statementProcedures,
    links: linkProcedures,
    cases: caseProcedures,
    packets: packetProcedures({
      grants,
      composer: options.composer ?? inProcessComposer(),
      confirmPassphrase: confirm,
    }),
    recipients: recipientProcedures,
    drafts: draftProcedures(recordTables),
    copies: copyProcedures,
  }
  const context: CallContext = { session }
  return {
    router,
    context,
    /** Takes note of paths that a person chose, under an id that main gave out, or a new one. */
    grant: (id: string, paths: readonly string[]) => grants.put(id, paths),
    give: (paths: readonly string[]) => grants.give(paths),
    /** Makes a new vault in the folder and opens it for its first user; returns the three recovery shares, once. */
    async found(first: FirstUser & { readonly passphrase: string }): Promise<readonly [string, string, string]> {
      const { write, shares } = await prepareVault(
        { passphrase: first.passphrase, ownWords: [first.name], ...(kdf ? { kdf } : {}) },
        filesDeps,
      )
      door.adopt(await write(options.folder, files => foundVault(files, first, deps)))
      return shares
    },
    /** Something tried a door of the program that is shut; while locked there is no log to say so in. */
    doorRefused(tried: Door, times: number): void {
      const open = session()
      if (open && times > 0)
        open.db.act(open.acting, { act: 'DOOR_REFUSED', object: { type: 'door', id: tried }, result: 'refused' }, tx =>
          tx.count(times),
        )
    },
    /** Resolves when the work that is owed (detection, index) was done, as far as it can be. */
    workDone: () => owed.idle(),
    lock: async (cause: LockCause): Promise<void> => {
      await Promise.resolve()
      founding.forget()
      door.lock(cause)
    },
    opened,
    /** What the locked screen may say of the log; null as well while nothing is open. */
    lastVerdict: () => {
      const open = session()
      return open && lastVerdict(open)
    },
    /** Recovery papers were drawn and not used yet. */
    papersWait: () => papers.wait,
    /** Open, or unlocked and in doubt. */
    holdsKeys: () => door.holdsKeys,
  }
}
export type Schakel = ReturnType<typeof createSchakel>

const noMail: OpenMail = () => Promise.reject(new Refused('MAIL_UNREACHABLE'))

/** The typesetter is loaded when the first document is made: unlocking does not wait for fonts. */
function inProcessComposer(): Composer {
  let loaded: Promise<PacketRenderer> | undefined
  const load = async () => {
    const { loadRenderResources, packetRenderer } = await import('./packets/render/index.ts')
    return packetRenderer(loadRenderResources())
  }
  const render: Typesetter['render'] = async document => (await (loaded ??= load())).render(document)
  return { open: () => ({ render, close: () => undefined }) }
}

function readAuditorCard(bytes: Uint8Array) {
  const { name, kind, keyfps, groups } = readKeyCard(bytes)
  return { name, kind, keyfps, groups: groups.enc }
}

/** Whose signing key is whose, by slot. */
function keyOwners(opened: OpenedVault | undefined): { user: string; keyid: string }[] {
  if (!opened) return []
  const users = opened.files.database.prepare('SELECT id, slot FROM active_user').all()
  const slots = new Map(opened.files.slots().map(slot => [slot.id, slot.keyid]))
  return users.flatMap(row => {
    const keyid = slots.get(Number(row['slot']))
    return keyid === undefined ? [] : [{ user: String(row['id']), keyid }]
  })
}

function serve(tx: Tx, session: Session, job: Job, opened: OpenedVault | undefined): void {
  switch (job.kind) {
    case 'detect-mentions':
      detectInSignal(tx, session, job.subject)
      writeSignalKeys(tx)
      return
    case 'index-text':
      indexSignal(tx, session, job.subject)
      return
    case 'reseal-original':
      if (opened) resealFile(opened.files.paths, tx, job.subject)
      return
    default:
      return
  }
}

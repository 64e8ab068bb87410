/** Looking after the vault: is every page, original and log entry whole; a backup that was read back; another passphrase. */
import { implement } from '@orpc/server'
import { Refused } from '../contract/errors.ts'
import { care } from '../contract/vault.ts'
import {
  changePassphrase,
  confirmPassphrase,
  countJobsOf,
  drillShares,
  dropCopy,
  isSound,
  makeBackup,
  markMoment,
  parseEnvelope,
  schemaVersion,
  verifyContents,
  type Finding,
  type NewPassphrase,
} from '../vault/index.ts'
import { enforced, type CallContext } from './enforce.ts'
import { verifyVaultLog, type LogJudges } from './log-procedures.ts'
import { momentsOf } from './moments.ts'
import { takeCheckpoint, type OpenedVault } from './open-session.ts'
import type { PaperRenewal } from './renew-papers.ts'
import { refusalOfShares } from './recover.ts'

const os = implement(care).$context<CallContext>().use(enforced)

export interface CareDeps extends LogJudges {
  readonly opened: () => OpenedVault | undefined
  /** The one path behind a grant. */
  readonly takePath: (grant: string) => string
  readonly kdf: NewPassphrase['kdf']
  readonly papers: PaperRenewal
  /** What follows from other rows and has no digest: counters, waiting work, the index of words. */
  readonly verifyDerived: (opened: OpenedVault) => Promise<Finding[]>
  /** How many originals are then still to be sealed anew. */
  readonly rotate: (because: string) => Promise<number>
}

export function careProcedures(deps: CareDeps) {
  const vault = () => {
    const opened = deps.opened()
    if (!opened) throw new Refused('NOT_FOUND')
    return opened
  }
  return {
    info: os.info.handler(({ context: { call } }) => {
      const { files } = vault()
      const originals = Number(files.database.prepare('SELECT COUNT(*) AS n FROM original_key').get()?.['n'] ?? 0)
      const header = files.header()
      return call.act(() => ({
        vault: Buffer.from(files.vaultId).toString('hex'),
        schema: schemaVersion,
        generation: header.db.gen,
        epoch: header.epoch,
        entries: call.session.db.head.count,
        originals,
        owed: countJobsOf(call.session.reader, 'reseal-original'),
        slots: files.slots().map(({ id, kind, label }) => ({ id, kind, label })),
      }))
    }),
    moments: os.moments.handler(() => momentsOf(vault())),
    drill: os.drill.handler(async ({ input, context: { call } }) => {
      const outcome = await drillShares(vault().files, input.shares)
      if (outcome.kind === 'wrong-shares') throw refusalOfShares(outcome.faults[0])
      call.act(tx => {
        markMoment(tx, 'drill')
        tx.count(outcome.set)
      })
      return { set: outcome.set, drillDueAt: momentsOf(vault()).drillDueAt }
    }),
    drawPapers: os.drawPapers.handler(({ input, context: { call } }) =>
      deps.papers.draw(call, vault(), input.passphrase),
    ),
    usePapers: os.usePapers.handler(async ({ input, context: { call } }) => {
      await deps.papers.use(call, vault(), input.share, input.because)
      return { done: true as const }
    }),
    recoverySeen: os.recoverySeen.handler(({ input, context: { call } }) => {
      if (momentsOf(vault()).recoveryUsedAt === null) throw new Refused('NOT_FOUND')
      return call.act(tx => {
        markMoment(tx, 'recovery_seen')
        tx.detail(input.because)
        return { done: true as const }
      })
    }),
    verify: os.verify.handler(async ({ context: { call } }) => {
      const opened = vault()
      const log = verifyVaultLog(opened, deps)
      const contents = await verifyContents(opened.files.database, opened.files.paths)
      const derived = await deps.verifyDerived(opened)
      const isWhole = isSound(contents) && derived.length === 0 && log.verdict.kind === 'OK'
      if (isWhole) dropCopy(opened.files)
      const findings = [...contents.findings, ...derived].map(({ kind, ...what }) => ({
        kind,
        what: JSON.stringify(what),
      }))
      return call.act(tx => {
        tx.count(findings.length)
        if (isWhole) markMoment(tx, 'verify')
        return {
          sound: isWhole,
          originals: contents.originals,
          findings,
          log: log.verdict.kind,
          entries: log.count,
        }
      })
    }),
    backup: os.backup.handler(async ({ input, context: { call } }) => {
      const opened = vault()
      const checkpoint = parseEnvelope(takeCheckpoint(call.session, 'CHECKPOINT_LEFT').bytes)
      const made = await makeBackup(opened.files, deps.takePath(input.grant), { checkpoint })
      return call.act(tx => {
        tx.count(made.verification.originals)
        markMoment(tx, 'backup')
        return { originals: made.verification.originals, sound: isSound(made.verification) }
      })
    }),
    rotate: os.rotate.handler(async ({ input }) => {
      await confirmPassphrase(vault().files, input.passphrase)
      const owed = await deps.rotate(input.because)
      const header = vault().files.header()
      return { epoch: header.epoch, accesses: header.slots.filter(slot => slot.kind === 'passphrase').length, owed }
    }),
    changePassphrase: os.changePassphrase.handler(async ({ input, context: { call } }) => {
      await changePassphrase(vault().files, input.current, {
        passphrase: input.next,
        ...(deps.kdf ? { kdf: deps.kdf } : {}),
      })
      call.act(tx => tx.about('user', call.session.user.id))
      return { done: true as const }
    }),
  }
}

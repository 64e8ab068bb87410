/** The log as a person reads it. Details only for the privacy officer, with a reason, and that is itself an entry (R62, R80). */
import { implement } from '@orpc/server'
import {
  flagsOf,
  leftCheckpoints,
  parseEntry,
  verifyLog,
  verifyLogTables,
  verifyRows,
  type Entry,
  type LogReport,
} from '../audit/index.ts'
import * as contract from '../contract/audit.ts'
import {
  fromBase64url,
  parseEnvelope,
  queriesOver,
  twelveGroups,
  type Envelope,
  type Reader,
  type Tables,
} from '../vault/index.ts'
import type { auditTables } from '../audit/index.ts'
import { addAuditor, confirmAuditor, listAuditors, removeAuditor, type AuditorDeps } from './auditors.ts'
import { enforced, type CallContext } from './enforce.ts'
import { openDetailOf } from './log-details.ts'
import { makeExtract } from './make-extract.ts'
import { signingKeys } from './open-log.ts'
import type { OpenedVault } from './open-session.ts'
import { takeCheckpoint } from './open-session.ts'
import type { Session } from './session.ts'
import { Defect } from '../contract/errors.ts'
import { logFilters, logLine, logPage, logState } from './log-pages.ts'

const q = queriesOver<Tables<typeof auditTables>>()
const os = implement(contract.audit).$context<CallContext>().use(enforced)

/** What verifying the log needs to know from other areas. */
export interface LogJudges {
  /** Every record table, for the comparison of rows with their digests. */
  readonly recordTables: readonly string[]
  /** Checkpoints that left in packets. */
  readonly leftWithPackets: (reader: Reader) => Envelope[]
}

export interface LogDeps extends AuditorDeps, LogJudges {
  /** The one path behind a grant. */
  readonly takePath: (grant: string) => string
  readonly opened: () => OpenedVault | undefined
}

export function logProcedures(deps: LogDeps) {
  const vault = () => {
    const opened = deps.opened()
    if (!opened) throw new Defect('UNREACHABLE', { details: { kind: 'log without a vault' } })
    return opened
  }
  return {
    list: os.list.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const entries = readEntries(call.session, input.from, input.limit).filter(
          e => input.about === undefined || e.object?.id === input.about,
        )
        tx.count(entries.length)
        return entries.map(e => lineOf(e, null))
      }),
    ),
    page: os.page.handler(({ input, context: { call } }) =>
      call.act(tx => {
        if (input.person !== undefined) tx.about('entity', input.person)
        const page = logPage(tx, call.session, input)
        tx.count(page.entries.length)
        return page
      }),
    ),
    filters: os.filters.handler(({ context: { call } }) => call.act(tx => logFilters(tx))),
    line: os.line.handler(({ input, context: { call } }) => call.act(tx => logLine(tx, input.n))),
    state: os.state.handler(({ context: { call } }) => {
      const { verified, ...state } = logState(call.session)
      return { ...state, verified: verified && { ...verified, verdict: verdictCode(verified.verdict) } }
    }),
    details: os.details.handler(async ({ input, context: { call } }) => {
      const entries = readEntries(call.session, input.from, input.limit)
      const lines = await Promise.all(entries.map(async e => lineOf(e, await detailOf(vault(), e))))
      return call.act(tx => {
        tx.detail(input.because)
        tx.count(lines.length)
        return lines
      })
    }),
    verify: os.verify.handler(({ input, context: { call } }) => {
      const { clock } = call.session.deps
      const begun = clock.monotonic()
      const report = verifyVaultLog(vault(), deps, input.checkpoint)
      const seconds = Math.max(0, clock.monotonic() - begun) / 1_000
      const { kind } = report.verdict
      return call.act(
        tx => {
          tx.count(report.count)
          return { ...verdictOf(report), seconds }
        },
        { result: kind === 'OK' ? 'ok' : kind },
      )
    }),
    auditors: os.auditors.handler(({ context: { call } }) => call.act(tx => listAuditors(tx, call.session, deps))),
    auditorAdd: os.auditorAdd.handler(({ input, context: { call } }) =>
      call.act(tx => addAuditor(tx, deps, input.card)),
    ),
    auditorConfirm: os.auditorConfirm.handler(({ input, context: { call } }) =>
      call.act(tx => {
        confirmAuditor(tx, call.session, input.auditor, input.how)
        return { done: true as const }
      }),
    ),
    auditorRemove: os.auditorRemove.handler(({ input, context: { call } }) =>
      call.act(tx => {
        removeAuditor(tx, input.auditor, input.because)
        return { done: true as const }
      }),
    ),
    extract: os.extract.handler(async ({ input, context: { call } }) => {
      return await makeExtract(call, vault(), deps.takePath(input.grant), input)
    }),
    checkpoint: os.checkpoint.handler(({ context: { call } }) => {
      const { bytes, groups } = takeCheckpoint(call.session, 'log.checkpoint_made')
      return { checkpoint: new TextDecoder().decode(bytes), groups }
    }),
  }
}

/** Chain, stored checkpoints, one from outside, and every row. */
export function verifyVaultLog(
  { session, files }: OpenedVault,
  { recordTables, leftWithPackets }: LogJudges,
  given?: string,
): LogReport {
  const { reader } = session
  const keys = [...files.header().slots.map(slot => fromBase64url(slot.pub.sig)), ...signingKeys(reader)]
  const kept = reader
    .all(q.selectFrom('checkpoint').select(['count', 'bytes']).orderBy('count'))
    .map(row => ({ count: row.count, envelope: parseEnvelope(row.bytes) }))
  const left = leftCheckpoints(reader)
  const checkpoints = {
    kept: kept.filter(({ count }) => !left.has(count)).map(({ envelope }) => envelope),
    outside: [
      ...kept.filter(({ count }) => left.has(count)).map(({ envelope }) => envelope),
      ...leftWithPackets(reader),
      ...(given === undefined ? [] : [parseEnvelope(new TextEncoder().encode(given))]),
    ],
  }
  const entries = reader.all(q.selectFrom('audit_entry').selectAll().orderBy('n'))
  const report = verifyLog(entries, checkpoints, keys)
  if (report.verdict.kind !== 'OK') return report
  const rows = verifyLogTables(files.database) ?? verifyRows(files.database, recordTables)
  return rows ? { ...report, verdict: rows } : report
}

/** The log says `ok` where a verdict says OK. */
/** How the log stood when it was last looked through, and when that was; null when it never was. */
export function lastVerdict(session: Session): { readonly sound: boolean; readonly at: number } | null {
  const { verified } = logState(session)
  return verified && { sound: verdictCode(verified.verdict) === 'OK', at: verified.at }
}

function verdictCode(result: string): contract.LogVerdict['verdict'] {
  return contract.LogVerdict.shape.verdict.safeParse(result === 'ok' ? 'OK' : result).data ?? 'BROKEN'
}

export function verdictOf(report: LogReport): Omit<contract.LogVerdict, 'seconds'> {
  const { verdict, count, head, clockSteps, unanchored } = report
  return {
    verdict: verdict.kind,
    at: 'n' in verdict ? verdict.n : null,
    count,
    headGroups: twelveGroups(head),
    clockSteps: [...clockSteps],
    unanchored,
    flags: flagsOf(report),
  }
}

function readEntries(session: Session, from: number, limit: number): Entry[] {
  return session.reader
    .all(q.selectFrom('audit_entry').select('bytes').where('n', '>=', from).orderBy('n').limit(limit))
    .map(row => parseEntry(row.bytes))
}

async function detailOf(opened: OpenedVault, entry: Entry): Promise<string | null> {
  if (entry.detail === undefined) return null
  const found = await openDetailOf(opened, entry.n)
  return found ? new TextDecoder().decode(found.detail) : null
}

function lineOf(e: Entry, detail: string | null) {
  return {
    n: e.n,
    at: e.t,
    actor: e.actor,
    role: e.role,
    act: e.act,
    object: e.object ? `${e.object.type} ${e.object.id}` : null,
    purpose: e.purpose ? [e.purpose.code, e.purpose.ref].filter(Boolean).join(' ') : null,
    result: e.result,
    count: e.count ?? null,
    query: e.query ?? null,
    detail,
  }
}

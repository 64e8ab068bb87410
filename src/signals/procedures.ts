/** Binds the contract's rows to this area's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import { DecisionId, ExtractId, OriginId, RecordId, SignalId, TaskId } from '../contract/ids.ts'
import { decisions, origins } from '../contract/origins.ts'
import { quarantine } from '../contract/quarantine.ts'
import { signals } from '../contract/signals.ts'
import type { Grants, ParserPort } from '../intake/index.ts'
import { addCondition, addConsent, setHandling } from './conditions.ts'
import { listDecisions, recordContradiction, undoDecision } from './decisions.ts'
import { gradeSignal, gradeStatement } from './grade-signal.ts'
import { importFiles, readAgain } from './import-files.ts'
import { readLists } from './read-lists.ts'
import { offerOf, takeRows } from './list-delivery.ts'
import { showOriginal } from './show-original.ts'
import { describeOrigin, joinOrigins, originProposals, setStatementOrigin } from './origins.ts'
import { openEntries, openEntry, refuseEntry, releaseEntry } from './quarantine.ts'
import { revealReporter, setReporter } from './reporter.ts'
import { showSignal } from './signal-detail.ts'
import { countSignals, listSignals } from './signal-list.ts'
import { addTask, finishTask, keepingOfTask, listTasks } from './tasks.ts'
import { closeSignal, triageSignal } from './triage-signal.ts'
import { transcribe, typeInSignal } from './type-in-signal.ts'

export interface SignalDeps {
  readonly grants: Grants
  /** A parser for one delivery; the caller closes it. */
  readonly startParser: () => ParserPort
  /** Work owed by what was just written. */
  readonly runJobs: () => void
}

const os = implement(signals).$context<CallContext>().use(enforced)
const originRows = implement(origins).$context<CallContext>().use(enforced)
const decisionRows = implement(decisions).$context<CallContext>().use(enforced)
const quarantineRows = implement(quarantine).$context<CallContext>().use(enforced)
const done = { done: true } as const

export function signalProcedures(deps: SignalDeps) {
  return {
    import: os.import.handler(async function* ({ input, context: { call }, signal }) {
      const parser = deps.startParser()
      try {
        yield* importFiles(call.session, call, parser, {
          paths: deps.grants.take(input.grant),
          channel: input.channel,
          signal,
        })
      } finally {
        await parser.close()
        deps.runJobs()
      }
    }),
    listShow: os.listShow.handler(async ({ input, context: { call } }) => {
      const lists = await readLists(deps, deps.grants.take(input.grant))
      return call.act(tx => {
        tx.count(lists.length)
        return lists.map((list, index) => offerOf(tx, call.session, list.document, list.sha256, index))
      })
    }),
    listTake: os.listTake.handler(async ({ input, context: { call } }) => {
      const list = (await readLists(deps, deps.grants.take(input.grant))).at(input.index)
      const signals = call.act(tx =>
        list ? takeRows(tx, call.session, list.document, list.sha256, 'file_drop', input.rows) : [],
      )
      deps.runJobs()
      return { signals }
    }),
    add: os.add.handler(({ input, context: { call } }) => {
      const made = call.act(tx => typeInSignal(tx, call.session, input))
      deps.runJobs()
      return { signal: SignalId.parse(made.signal), number: made.number }
    }),
    list: os.list.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const page = listSignals(tx, input)
        tx.count(page.rows.length)
        return page
      }),
    ),
    count: os.count.handler(({ context: { call } }) => call.act(tx => countSignals(tx))),
    show: os.show.handler(({ input, context: { call } }) =>
      call.act(tx => {
        tx.about('signal', input.signal)
        return showSignal(tx, call.session, input.signal)
      }),
    ),
    grade: os.grade.handler(({ input, context: { call } }) =>
      call.act(tx => ({ grade: RecordId.parse(gradeSignal(tx, call.session, input.signal, input)) })),
    ),
    gradeStatement: os.gradeStatement.handler(({ input, context: { call } }) =>
      call.act(tx => ({
        grade: RecordId.parse(gradeStatement(tx, call.session, input.statement, { ...input, givenBy: 'own' })),
      })),
    ),
    setHandling: os.setHandling.handler(({ input, context: { call } }) =>
      call.act(tx => ({ handling: RecordId.parse(setHandling(tx, call.session, input)) })),
    ),
    addCondition: os.addCondition.handler(({ input, context: { call } }) =>
      call.act(tx => ({ condition: RecordId.parse(addCondition(tx, call.session, input)) })),
    ),
    addConsent: os.addConsent.handler(({ input, context: { call } }) =>
      call.act(tx => ({ consent: RecordId.parse(addConsent(tx, call.session, input)) })),
    ),
    setReporter: os.setReporter.handler(({ input, context: { call } }) =>
      call.act(tx => ({ alias: setReporter(tx, call.session, input.signal, input.name) })),
    ),
    revealReporter: os.revealReporter.handler(({ input, context: { call } }) =>
      call.act(tx => ({ names: revealReporter(tx, input.signal, input.because) })),
    ),
    triage: os.triage.handler(({ input, context: { call } }) =>
      call.act(tx => ({ state: triageSignal(tx, call.session, input) })),
    ),
    close: os.close.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const closed = closeSignal(tx, call.session, input.signal, input.reason, input.because)
        return { decision: DecisionId.parse(closed.decision), state: closed.state }
      }),
    ),
    contradicts: os.contradicts.handler(({ input, context: { call } }) =>
      call.act(tx => ({
        decision: DecisionId.parse(
          recordContradiction(tx, call.session, input.signal, input.contradicts, input.because),
        ),
      })),
    ),
    addTask: os.addTask.handler(({ input, context: { call } }) =>
      call.act(tx => {
        tx.about(input.aboutType, input.about)
        const keeping = keepingOfTask(tx, call.session, input.aboutType, input.about)
        return { task: TaskId.parse(addTask(tx, keeping, input)) }
      }),
    ),
    tasks: os.tasks.handler(({ context: { call } }) =>
      call.act(tx =>
        listTasks(tx, call.session).map(t => ({
          id: TaskId.parse(t.id),
          about: RecordId.parse(t.about),
          aboutType: t.about_type,
          kind: t.kind,
          what: t.what,
          dueOn: t.due_on,
        })),
      ),
    ),
    taskDone: os.taskDone.handler(({ input, context: { call } }) =>
      call.act(tx => ({ decision: DecisionId.parse(finishTask(tx, call.session, input.task, input.because)) })),
    ),
    transcribe: os.transcribe.handler(({ input, context: { call } }) => {
      const extract = call.act(tx => ExtractId.parse(transcribe(tx, call.session, input)))
      deps.runJobs()
      return { extract }
    }),
    original: os.original.handler(({ input, context: { call } }) =>
      call.act(tx => showOriginal(tx, call.session, input.original)),
    ),
  }
}

export const originProcedures = {
  proposals: originRows.proposals.handler(({ input, context: { call } }) =>
    call.act(tx =>
      originProposals(tx, input.signal).map(p => ({
        ...p,
        left: SignalId.parse(p.left),
        right: SignalId.parse(p.right),
      })),
    ),
  ),
  same: originRows.same.handler(({ input, context: { call } }) =>
    call.act(tx => ({
      decision: DecisionId.parse(joinOrigins(tx, call.session, input.left, input.right, input.because)),
    })),
  ),
  set: originRows.set.handler(({ input, context: { call } }) =>
    call.act(tx => ({
      decision: DecisionId.parse(setStatementOrigin(tx, call.session, input.statement, input.origin, input.because)),
    })),
  ),
  describe: originRows.describe.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const made = describeOrigin(tx, call.session, input)
      return { origin: OriginId.parse(made.origin), decision: DecisionId.parse(made.decision) }
    }),
  ),
}

export const decisionProcedures = {
  list: decisionRows.list.handler(({ input, context: { call } }) =>
    call.act(tx => listDecisions(tx, input.about, input.limit)),
  ),
  undo: decisionRows.undo.handler(({ input, context: { call } }) =>
    call.act(tx => ({ decision: DecisionId.parse(undoDecision(tx, call.session, input.decision, input.because)) })),
  ),
}

export function quarantineProcedures(deps: SignalDeps) {
  return {
    list: quarantineRows.list.handler(({ context: { call } }) =>
      call.act(tx =>
        openEntries(tx).map(e => ({
          id: e.id,
          label: e.label,
          code: e.code,
          red: e.isRed,
          sizeBytes: e.size_bytes,
          sha256: e.sha256,
          at: Math.floor(e.at),
          attempts: 0,
        })),
      ),
    ),
    show: quarantineRows.show.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const e = openEntry(tx, input.entry)
        tx.about('quarantine_entry', e.id)
        const excerptHex = Buffer.from(call.session.originals.read(e.original).subarray(0, 4_096)).toString('hex')
        return {
          id: e.id,
          label: e.label,
          code: e.code,
          red: e.isRed,
          sizeBytes: e.size_bytes,
          sha256: e.sha256,
          excerptHex,
        }
      }),
    ),
    again: quarantineRows.again.handler(async ({ input, context: { call } }) => {
      const outcomes = await readAgain(call.session, call, deps.startParser(), input.entry)
      deps.runJobs()
      return outcomes
    }),
    release: quarantineRows.release.handler(({ input, context: { call } }) => {
      const released = call.act(tx => releaseEntry(tx, call.session, input.entry, input.because))
      deps.runJobs()
      return released
    }),
    refuse: quarantineRows.refuse.handler(({ input, context: { call } }) => {
      call.act(tx => refuseEntry(tx, call.session, input.entry, input.because))
      return done
    }),
  }
}

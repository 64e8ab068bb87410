/** Binds the contract's rows to this area's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type CallContext, type Session } from '../access/index.ts'
import { DecisionId, ExtractId, OriginId, RecordId, SignalId, TaskId } from '../contract/ids.ts'
import { decisions, origins } from '../contract/origins.ts'
import { signals } from '../contract/signals.ts'
import type { Grants, ParserPort } from '../intake/index.ts'
import type { Tx } from '../vault/index.ts'
import { closeSignal } from './close-signal.ts'
import { addCondition, addConsent, setHandling } from './conditions.ts'
import { listDecisions, recordContradiction, undoDecision } from './decisions.ts'
import { gradeSignal, gradeStatement } from './grade-signal.ts'
import { importFrom, tellAfterwork } from './import-files.ts'
import { grantedSource } from './import-source.ts'
import type { HeldLists } from './held-lists.ts'
import { readLists } from './read-lists.ts'
import type { RunningImports } from './running-imports.ts'
import { offerOf, takeRows } from './list-delivery.ts'
import { confirmReading, recogniseOriginal } from './recognise-original.ts'
import { showOriginal } from './show-original.ts'
import { describeOrigin, joinOrigins, originProposals, setStatementOrigin } from './origins.ts'
import { revealReporter, setReporter } from './reporter.ts'
import { markSeen, showSignal } from './signal-detail.ts'
import { countSignals, listSignals } from './signal-list.ts'
import { addTask, finishTask, keepingOfTask, listTasks } from './tasks.ts'
import { triageSignal } from './triage-signal.ts'
import { transcribe, typeInSignal } from './type-in-signal.ts'

export interface SignalDeps {
  readonly grants: Grants
  /** A parser for one delivery; the caller closes it. */
  readonly startParser: () => ParserPort
  readonly running: RunningImports
  readonly held: HeldLists
  /** Work owed by what was written. */
  readonly owed: {
    serve(subjects: readonly string[]): Promise<void>
    serveIn(tx: Tx, session: Session, subject: string): void
    wake(): void
    finish(): AsyncIterable<number>
  }
}

const os = implement(signals).$context<CallContext>().use(enforced)
const originRows = implement(origins).$context<CallContext>().use(enforced)
const decisionRows = implement(decisions).$context<CallContext>().use(enforced)

export function signalProcedures(deps: SignalDeps) {
  return {
    import: os.import.handler(async function* ({ input, context: { call }, signal }) {
      const { tell, channel } = input
      const paths = deps.grants.take(input.grant)
      const parser = deps.startParser()
      try {
        yield* importFrom(grantedSource(parser, paths), call, deps, { channel, tell, signal })
      } finally {
        await parser.close()
        deps.owed.wake()
      }
      yield* tellAfterwork(call.session, deps.owed.finish())
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
      await deps.owed.serve(signals.map(({ signal }) => signal))
      return { signals }
    }),
    add: os.add.handler(async ({ input, context: { call } }) => {
      const made = call.act(tx => typeInSignal(tx, call.session, input))
      await deps.owed.serve([made.signal])
      return { signal: SignalId.parse(made.signal), number: made.number }
    }),
    list: os.list.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const page = listSignals(tx, input)
        tx.count(page.rows.length)
        return page
      }),
    ),
    count: os.count.handler(({ context: { call } }) => call.act(tx => countSignals(tx, call.session.user.id, tx.at))),
    show: os.show.handler(({ input, context: { call } }) =>
      call.act(tx => {
        tx.about('signal', input.signal)
        const shown = showSignal(tx, call.session, input.signal)
        markSeen(tx, input.signal)
        return shown
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
        const closed = closeSignal(tx, call.session, input)
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
    tasks: os.tasks.handler(({ input, context: { call } }) =>
      call.act(tx =>
        listTasks(tx, call.session, input.of, tx.at).map(t => ({
          id: TaskId.parse(t.id),
          about: RecordId.parse(t.about),
          aboutType: t.about_type,
          number: t.number,
          title: t.title,
          assignee: t.assignee,
          kind: t.kind,
          what: t.what,
          dueOn: t.due_on,
        })),
      ),
    ),
    taskDone: os.taskDone.handler(({ input, context: { call } }) =>
      call.act(tx => ({ decision: DecisionId.parse(finishTask(tx, call.session, input.task, input.because)) })),
    ),
    transcribe: os.transcribe.handler(async ({ input, context: { call } }) => {
      const extract = call.act(tx => ExtractId.parse(transcribe(tx, call.session, input)))
      await deps.owed.serve([input.signal])
      return { extract }
    }),
    recognise: os.recognise.handler(async function* ({ input, context: { call }, signal }) {
      const parser = deps.startParser()
      try {
        yield* recogniseOriginal(call, parser, input, signal)
      } finally {
        await parser.close()
      }
    }),
    confirmReading: os.confirmReading.handler(async ({ input, context: { call } }) => {
      const extract = call.act(tx => ExtractId.parse(confirmReading(tx, call.session, input)))
      await deps.owed.serve([input.signal])
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
      originProposals(tx, call.session, input.signal).map(p => ({
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

/** Binds what came in to this area's functions: imports, lists that wait for a choice, quarantine. */
import { implement } from '@orpc/server'
import { enforced, type Call, type CallContext } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { DecisionId, type QuarantineId } from '../contract/ids.ts'
import { imports } from '../contract/imports.ts'
import { quarantine } from '../contract/quarantine.ts'
import { acceptGaps, coverageOf } from './import-coverage.ts'
import { courseOf, filesLeft, giveUp } from './import-course.ts'
import { importFrom, tellAfterwork } from './import-files.ts'
import { listUnits } from './import-list.ts'
import { leftSource } from './import-source.ts'
import { countTaken, offerOf, takeRows } from './list-delivery.ts'
import { listLaidAside, listRuns } from './list-runs.ts'
import type { SignalDeps } from './procedures.ts'
import { listEntries, refuseEntry, releaseEntry, showEntry } from './quarantine.ts'
import { q } from './queries.ts'
import { readAgain } from './read-again.ts'
import { previewUndo, undoImport } from './undo-import.ts'

const os = implement(imports).$context<CallContext>().use(enforced)
const quarantineRows = implement(quarantine).$context<CallContext>().use(enforced)
const done = { done: true } as const

export function importProcedures(deps: SignalDeps) {
  const { held, running, owed } = deps
  const covering = ({ session }: Call) => ({ running, originals: session.originals })
  return {
    runs: os.runs.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const page = listRuns(tx, covering(call), input)
        tx.count(page.rows.length)
        return page
      }),
    ),
    units: os.units.handler(({ input, context: { call } }) =>
      call.act(tx => {
        tx.about('import_run', input.run)
        return listUnits(tx, held, input)
      }),
    ),
    laidAside: os.laidAside.handler(({ context: { call } }) =>
      call.act(tx => {
        const runs = listLaidAside(tx, covering(call))
        tx.count(runs.length)
        return runs
      }),
    ),
    coverage: os.coverage.handler(({ input, context: { call } }) =>
      call.act(tx => {
        tx.about('import_run', input.run)
        return coverageOf(tx, covering(call), input.run)
      }),
    ),
    accept: os.accept.handler(({ input, context: { call } }) =>
      call.act(tx => ({
        decision: DecisionId.parse(acceptGaps(tx, covering(call), input.run, input.because)),
      })),
    ),
    undoPreview: os.undoPreview.handler(({ input, context: { call } }) =>
      call.act(tx => {
        tx.about('import_run', input.run)
        return previewUndo(tx, call.session, { running, held }, input.run)
      }),
    ),
    undo: os.undo.handler(({ input, context: { call } }) =>
      call.act(tx => undoImport(tx, call.session, { running, held }, input)),
    ),
    // What was laid aside or stopped is told by a running import itself, in its own entry of the log.
    pause: os.pause.handler(({ input }) => {
      running.stop(input.run, { isPaused: true })
      return done
    }),
    stop: os.stop.handler(({ input, context: { call } }) => {
      if (running.has(input.run)) running.stop(input.run)
      else call.act(tx => giveUp(tx, running, input.run))
      return done
    }),
    resume: os.resume.handler(async function* ({ input: { run, tell }, context: { call }, signal }) {
      const { reader } = call.session
      const { state, files, bytes } = courseOf(reader, running, run)
      const asked = reader.get(q.selectFrom('import_run').select('channel').where('id', '=', run))
      if (!asked || files === null) throw new Refused('NOT_FOUND', { subject: run })
      if (state !== 'paused' && state !== 'interrupted')
        throw new Refused('NOT_IN_THIS_STATE', { subject: run, details: { state } })
      const parser = deps.startParser()
      try {
        const source = leftSource(parser, filesLeft(reader, run), { files, bytes })
        yield* importFrom(source, call, deps, { channel: asked.channel, tell, signal, run })
      } finally {
        await parser.close()
        owed.wake()
      }
      yield* tellAfterwork(call.session, owed.finish())
    }),
    lists: os.lists.handler(({ context: { call } }) =>
      call.act(tx => {
        const lists = held.all()
        tx.count(lists.length)
        return lists.map(list => ({
          list: list.id,
          run: list.run,
          name: list.document.name,
          at: list.at,
          ...countTaken(tx, call.session, list.document),
        }))
      }),
    ),
    listRows: os.listRows.handler(({ input, context: { call } }) => {
      const { document, sha256 } = held.get(input.list)
      return call.act(tx => {
        tx.count(1)
        return offerOf(tx, call.session, document, sha256, 0)
      })
    }),
    takeRow: os.takeRow.handler(async ({ input, context: { call } }) => {
      const { document, sha256 } = held.get(input.list)
      const [taken] = call.act(tx =>
        takeRows(tx, call.session, document, sha256, 'file_drop', [{ number: input.row, themes: input.themes }]),
      )
      if (!taken) throw new Error('a row that is taken over becomes a signal')
      await owed.serve([taken.signal])
      return { signal: taken.signal, number: taken.number }
    }),
    forgetList: os.forgetList.handler(({ input, context: { call } }) => {
      held.get(input.list)
      call.act(tx => tx.count(1))
      held.forget(input.list)
      return done
    }),
  }
}

export function quarantineProcedures(deps: SignalDeps) {
  const read = async (call: Call, entry: QuarantineId, how: Parameters<typeof readAgain>[3]) => {
    const parser = deps.startParser()
    try {
      const outcomes = await readAgain(call, { parser, held: deps.held }, entry, how)
      await deps.owed.serve((outcomes ?? []).flatMap(unit => (unit.kind === 'registered' ? [unit.signal] : [])))
      return outcomes
    } finally {
      await parser.close()
    }
  }
  return {
    list: quarantineRows.list.handler(({ context: { call } }) =>
      call.act(tx => {
        const entries = listEntries(tx, call.session)
        tx.count(entries.length)
        return entries
      }),
    ),
    show: quarantineRows.show.handler(({ input, context: { call } }) =>
      call.act(tx => {
        tx.about('quarantine_entry', input.entry)
        return showEntry(tx, call.session, input.entry)
      }),
    ),
    again: quarantineRows.again.handler(
      async ({ input: { entry, password }, context: { call } }) => (await read(call, entry, { password })) ?? [],
    ),
    asText: quarantineRows.asText.handler(async ({ input: { entry, charset, because }, context: { call } }) => {
      const units = await read(call, entry, { asText: { charset, because } })
      return { units: units ?? [], waitingForSecond: units === null }
    }),
    release: quarantineRows.release.handler(async ({ input, context: { call } }) => {
      const released = call.act(tx => releaseEntry(tx, call.session, input.entry, input.because))
      await deps.owed.serve(released.signal === null ? [] : [released.signal])
      return released
    }),
    refuse: quarantineRows.refuse.handler(({ input, context: { call } }) => {
      call.act(tx => refuseEntry(tx, call.session, input.entry, input.because))
      return done
    }),
  }
}

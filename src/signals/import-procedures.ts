/** Binds what came in to this area's functions: imports, lists that wait for a choice, quarantine. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import { imports } from '../contract/imports.ts'
import { quarantine } from '../contract/quarantine.ts'
import { listRuns, listUnits } from './import-list.ts'
import { countTaken, offerOf, takeRows } from './list-delivery.ts'
import type { SignalDeps } from './procedures.ts'
import { listEntries, refuseEntry, releaseEntry, showEntry } from './quarantine.ts'
import { readAgain } from './read-again.ts'

const os = implement(imports).$context<CallContext>().use(enforced)
const quarantineRows = implement(quarantine).$context<CallContext>().use(enforced)
const done = { done: true } as const

export function importProcedures({ held, running, owed }: SignalDeps) {
  return {
    runs: os.runs.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const page = listRuns(tx, input)
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
    // What it stopped is told by the import itself, in its own entry of the log.
    stop: os.stop.handler(({ input }) => {
      running.stop(input.run)
      return done
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
    again: quarantineRows.again.handler(async ({ input, context: { call } }) => {
      const parser = deps.startParser()
      try {
        const outcomes = await readAgain(call, { parser, held: deps.held }, input.entry, input.password)
        await deps.owed.serve(outcomes.flatMap(unit => (unit.kind === 'registered' ? [unit.signal] : [])))
        return outcomes
      } finally {
        await parser.close()
      }
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

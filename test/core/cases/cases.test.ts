/** Cases through the contract: what a list and a case show, who may see them, how an assessment counts its origins. */
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallContext, Session } from '../../../src/access/index.ts'
import { caseProcedures } from '../../../src/cases/index.ts'
import { SignalId, UserId, type CaseId } from '../../../src/contract/ids.ts'
import { Grants } from '../../../src/intake/index.ts'
import { OwedWork } from '../../../src/owed-work.ts'
import { decisionProcedures, HeldLists, RunningImports, signalProcedures } from '../../../src/signals/index.ts'
import { triageAnswer } from '../../../src/signals/tables.ts'
import { insertRecord, keepingOf } from '../../../src/vault/index.ts'
import { testDeps } from '../../support/deps.ts'
import { acting, aSignal, inState, sameOrigin, type MadeSignal, type SignalWish } from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

const signals = signalProcedures({
  grants: new Grants(testDeps()),
  startParser: () => {
    throw new Error('no parser here')
  },
  running: new RunningImports(),
  held: new HeldLists(testDeps().ids),
  owed: new OwedWork(
    () => null,
    () => undefined,
  ),
})

let register: TestRegister
let caseId: CaseId
beforeEach(async () => {
  register = aRegister()
  const made = await call(
    caseProcedures.new,
    { title: 'Bezoeker vrijdagles', question: 'Wat gebeurt er op vrijdag?', reviewOn: '2016-11-20' },
    as(register.liaison),
  )
  caseId = made.case
})
afterEach(() => register.close())

function as(session: Session): { context: CallContext } {
  return { context: { session: () => session } }
}
const me = () => as(register.liaison)
const show = () => call(caseProcedures.show, { case: caseId }, me())
const signalOf = (made: MadeSignal) => SignalId.parse(made.id)

/** Judged at triage, so that it may go to a case. */
function triaged(wish: SignalWish = {}): MadeSignal {
  const made = aSignal(register, wish)
  acting(register, tx => {
    const keeping = keepingOf(tx, 'inbox', made.id)
    for (const [question, value] of [
      ['behaviour', 'sprak bewoners aan'],
      ['theme', 'recruitment_approach'],
      ['help', 'no'],
    ] as const)
      insertRecord(tx, triageAnswer, keeping, { signal: made.id, question, value })
  })
  return made
}
async function inCase(wish: SignalWish = {}): Promise<MadeSignal> {
  const made = triaged(wish)
  await call(caseProcedures.add, { case: caseId, signal: signalOf(made), because: 'zelfde plaats' }, me())
  return made
}

describe('a list of cases', () => {
  it('tells what is in each, what waits and when it last changed, and shows only own and shared cases (R4)', async () => {
    const signal = await inCase()
    register.deps.clock.forward(3_600_000)
    await call(
      signals.addTask,
      { about: signalOf(signal), aboutType: 'signal', kind: 'ask_source', what: 'Nabellen', dueOn: '2016-10-27' },
      me(),
    )
    await call(
      signals.addTask,
      { about: caseId, aboutType: 'case', kind: 'other', what: 'Overleg', dueOn: '2016-10-26' },
      me(),
    )
    const [row] = await call(caseProcedures.list, {}, me())
    expect(row).toMatchObject({
      title: 'Bezoeker vrijdagles',
      mine: true,
      owner: 'liaison_1',
      signals: 1,
      openTasks: 2,
      nextDue: '2016-10-26',
      reviewOn: '2016-11-20',
    })
    expect((row?.changedAt ?? 0) - (row?.openedAt ?? 0)).toBe(3_600_000)
    expect(await call(caseProcedures.list, {}, as(register.colleague))).toEqual([])
    expect(await call(caseProcedures.list, {}, as(register.coordinator))).toHaveLength(1)
  })
})

describe('a case', () => {
  it('shows what speaks against a signal beside it, also from outside the case (R16)', async () => {
    const s01 = await inCase({ number: 'S01', organisation: 'coa', grade: 'B4', handling: 'H0', conditions: ['minor'] })
    const s08 = triaged({ number: 'S08', organisation: 'coa' })
    await call(signals.contradicts, { signal: signalOf(s08), contradicts: signalOf(s01), because: 'nieuws' }, me())
    const outside = await show()
    expect(outside.signals[0]).toMatchObject({
      number: 'S01',
      sender: 'coa',
      minor: true,
      grades: { own: { source: 'B', information: '4' }, sender: null },
      handling: { code: 'H0', assumed: false },
      contradictedBy: [{ number: 'S08', inCase: false }],
      feedback: 'not_asked',
      because: 'zelfde plaats',
    })
    await call(caseProcedures.add, { case: caseId, signal: signalOf(s08), because: 'spreekt tegen' }, me())
    const inside = await show()
    expect(inside.signals.find(row => row.number === 'S01')?.contradictedBy).toMatchObject([{ inCase: true }])
    expect(inside.signals.find(row => row.number === 'S08')?.contradicts).toMatchObject([{ number: 'S01' }])
  })

  it('counts an origin once for the case and for each point, however often it came in (R20)', async () => {
    const first = await inCase({ number: 'S01' })
    const repeat = await inCase({ number: 'S09' })
    const other = await inCase({ number: 'S05', grade: 'A2' })
    sameOrigin(register, first, repeat)
    await call(
      caseProcedures.assess,
      {
        case: caseId,
        question: 'Wat gebeurt er op vrijdag?',
        nextStep: 'ask_source',
        conclusion: 'Twee herkomsten noemen dezelfde plaats.',
        points: [
          { side: 'for', text: 'Zelfde plaats', signals: [first, repeat, other].map(signalOf) },
          { side: 'for', text: 'Alleen gehoord', signal: signalOf(repeat) },
          { side: 'alternative', text: 'Een taalles' },
        ],
        help: { answer: 'yes', who: 'via VWN' },
      },
      me(),
    )
    const shown = await show()
    expect(shown).toMatchObject({ origins: 2, deliveries: 3 })
    expect(shown.assessment).toMatchObject({ version: 1, by: 'liaison_1', help: { answer: 'yes', who: 'via VWN' } })
    expect(shown.assessment?.points.map(point => [point.text, point.sources.length, point.origins])).toEqual([
      ['Zelfde plaats', 3, 2],
      ['Alleen gehoord', 1, 1],
      ['Een taalles', 0, 0],
    ])
  })

  it('forgets a source that turned out unfounded, in the list and under each point (R56)', async () => {
    const gone = await inCase({ number: 'S10' })
    await call(
      caseProcedures.assess,
      {
        case: caseId,
        question: 'Vraag',
        nextStep: 'none',
        conclusion: 'Niets bekend.',
        points: [
          { side: 'for', text: 'Gehoord', signal: signalOf(gone) },
          { side: 'alternative', text: 'Anders' },
        ],
      },
      me(),
    )
    inState(register, gone.id, 'unfounded')
    const shown = await show()
    expect(shown).toMatchObject({ signals: [], origins: 0 })
    expect(shown.assessment?.points[0]).toMatchObject({ sources: [], origins: 0 })
  })

  it('tells its history with reasons, and every event once', async () => {
    const signal = await inCase({ number: 'S01' })
    const colleague = UserId.parse(register.colleague.user.id)
    register.deps.clock.forward(60_000)
    await call(caseProcedures.share, { case: caseId, user: colleague }, me())
    await call(caseProcedures.remove, { case: caseId, signal: signalOf(signal), because: 'hoort elders' }, me())
    const { decision } = await call(caseProcedures.close, { case: caseId, because: 'beantwoord' }, me())
    expect((await show()).closed).toMatchObject({ because: 'beantwoord', by: 'liaison_1' })
    await call(decisionProcedures.undo, { decision, because: 'toch niet' }, me())
    const { history, state } = await show()
    expect(state).toBe('open')
    expect(history.map(event => event.kind)).toEqual([
      'reopened',
      'closed',
      'signal_removed',
      'shared',
      'signal_added',
      'opened',
    ])
    expect(history.find(event => event.kind === 'signal_removed')).toMatchObject({
      about: 'S01',
      because: 'hoort elders',
      by: 'liaison_1',
    })
  })

  it('is not found by somebody who was taken off it again, and stays with whom it is for', async () => {
    const colleague = UserId.parse(register.colleague.user.id)
    await call(caseProcedures.share, { case: caseId, user: colleague }, me())
    expect((await call(caseProcedures.show, { case: caseId }, as(register.colleague))).members).toMatchObject([
      { name: 'liaison_1', owner: true },
      { name: 'liaison_2', owner: false },
    ])
    await call(caseProcedures.unshare, { case: caseId, user: colleague, because: 'andere regio' }, me())
    await expect(call(caseProcedures.show, { case: caseId }, as(register.colleague))).rejects.toThrow('NOT_FOUND')
    await expect(
      call(caseProcedures.unshare, { case: caseId, user: UserId.parse(register.liaison.user.id), because: 'x' }, me()),
    ).rejects.toThrow('BAD_INPUT')
  })

  it('keeps its tasks from those who may not see it (R4)', async () => {
    const { task } = await call(
      signals.addTask,
      { about: caseId, aboutType: 'case', kind: 'other', what: 'Overleg met de school', dueOn: '2016-10-26' },
      me(),
    )
    expect(await call(signals.tasks, {}, as(register.colleague))).toEqual([])
    await expect(call(signals.taskDone, { task, because: 'x' }, as(register.colleague))).rejects.toThrow('NOT_FOUND')
    await expect(
      call(
        signals.addTask,
        { about: caseId, aboutType: 'case', kind: 'other', what: 'x', dueOn: '2016-10-26' },
        as(register.colleague),
      ),
    ).rejects.toThrow('NOT_FOUND')
    await call(signals.taskDone, { task, because: 'gesproken' }, me())
    expect((await show()).tasks).toMatchObject([{ what: 'Overleg met de school', done: { because: 'gesproken' } }])
  })

  it('tells its members who looked at it, its signals and nothing else', async () => {
    const signal = await inCase({ number: 'S01' })
    const elsewhere = aSignal(register, { number: 'S02' })
    await call(signals.show, { signal: signalOf(signal) }, as(register.colleague))
    await call(signals.show, { signal: signalOf(elsewhere) }, as(register.colleague))
    const { entries, next } = await call(caseProcedures.log, { case: caseId }, me())
    expect(next).toBeNull()
    expect(entries[0]).toMatchObject({ act: 'signal.opened', actorName: 'liaison_2', object: { number: 'S01' } })
    expect(entries.flatMap(entry => entry.object?.number ?? [])).not.toContain('S02')
    await expect(call(caseProcedures.log, { case: caseId }, as(register.colleague))).rejects.toThrow('NOT_FOUND')
  })
})

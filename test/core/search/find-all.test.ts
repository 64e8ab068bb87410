/** One question to names, texts and cases, over the ten samples with their persons (searchChecks of truth.json). */
import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallContext, Session } from '../../../src/access/index.ts'
import { caseProcedures } from '../../../src/cases/index.ts'
import { SignalId } from '../../../src/contract/ids.ts'
import type { FoundItem } from '../../../src/contract/search.ts'
import { indexSignal, searchProcedures } from '../../../src/search/index.ts'
import { triageAnswer } from '../../../src/signals/tables.ts'
import { insertRecord, keepingOf } from '../../../src/vault/index.ts'
import { linkedSamples, type LinkedSamples } from '../../support/linked-samples.ts'
import { acting, inState } from '../../support/register.ts'

let s: LinkedSamples
beforeAll(async () => {
  s = await linkedSamples()
  const { register, signals } = s
  for (const signal of Object.values(signals)) acting(register, tx => indexSignal(tx, register.liaison, signal.id))
  const { case: id } = await call(
    caseProcedures.new,
    { title: 'Afspraak bij De Grenskei', question: 'Waarom die avond?' },
    as(register.liaison),
  )
  acting(register, tx => {
    const keeping = keepingOf(tx, 'inbox', signals.S05.id)
    for (const [question, value] of [
      ['behaviour', 'was daar'],
      ['theme', 'travel_facilitation'],
      ['help', 'no'],
    ] as const)
      insertRecord(tx, triageAnswer, keeping, { signal: signals.S05.id, question, value })
  })
  await call(
    caseProcedures.add,
    { case: id, signal: SignalId.parse(signals.S05.id), because: 'avond' },
    as(register.liaison),
  )
})
afterAll(() => s.register.close())

function as(session: Session): { context: CallContext } {
  return { context: { session: () => session } }
}
const purpose = { code: 'case_work', reference: '2016-ZNH-0001' }
const ask = (query: string, spellings?: string[], session = s.register.liaison) =>
  call(searchProcedures.all, { query, purpose, ...(spellings && { spellings }) }, as(session))
const persons = (items: readonly FoundItem[], certain?: boolean) =>
  items.flatMap(item =>
    item.kind === 'entity' && item.entityKind === 'person' && (certain ?? item.certain) === item.certain
      ? [item.id]
      : [],
  )
const numbers = (items: readonly FoundItem[], certain: boolean) =>
  items.flatMap(item => (item.kind === 'signal' && item.certain === certain ? [item.number] : [])).sort()

describe('a search of everything', () => {
  it.each(['Darwiche', 'درويش', 'al-Darwish'])(
    'finds the person by %s, in whatever spelling or script (R36)',
    async query => {
      const found = await ask(query)
      expect(persons(found.results)).toContain(s.P1)
      expect(persons(found.results)).not.toContain(s.P3)
    },
  )

  it('finds texts in other spellings as possible, and says which spelling stands there', async () => {
    const found = await ask('Darwiche')
    const certain = numbers(found.results, true)
    const possible = found.results.filter(item => item.kind === 'signal' && !item.certain)
    expect(certain).toContain('S05')
    expect(found.spellings).toContain('Darwish')
    expect(possible.length).toBeGreaterThan(0)
    for (const item of possible) expect(item.reasons.map(reason => reason.code)).not.toContain('word')
    const spelled = possible.flatMap(item => item.reasons).find(reason => reason.code === 'spelling')
    expect(spelled?.nl).toMatch(/^andere schrijfwijze: .+ naast Darwiche$/)
  })

  it('leaves out the spellings that were taken off, and looks for those that were added', async () => {
    const few = await ask('Darwiche', [])
    expect(few.results.flatMap(item => item.reasons).map(reason => reason.code)).not.toContain('spelling')
    expect(few.spellings).toContain('Darwish')
    const own = await ask('Darwiche', ['Grenskei'])
    expect(own.results.flatMap(item => item.reasons).some(reason => reason.nl.includes('Grenskei'))).toBe(true)
  })

  it('finds a telephone number with whoever it is of, and the signals through that link', async () => {
    const found = await ask('0600004417')
    expect(found.results.some(item => item.kind === 'entity' && item.id === s.T1)).toBe(true)
    expect(persons(found.results)).toEqual(expect.arrayContaining([s.P1, s.P2]))
    const linked = found.results.filter(
      item => item.kind === 'signal' && item.reasons.some(reason => reason.code === 'linked'),
    )
    expect(linked.length).toBeGreaterThan(0)
  })

  it('keeps a number that equals only after adding zeros apart as possible (R33)', async () => {
    const found = await ask('0099120417')
    expect(numbers(found.results, true)).toEqual(expect.arrayContaining(['S01', 'S04 row 3', 'S05', 'S08']))
    const s07 = found.results.find(item => item.kind === 'signal' && item.number === 'S07')
    expect(s07?.reasons.map(reason => reason.code)).toContain('padded')
  })

  it('finds own cases by their title and through a signal, and never those of others (R4)', async () => {
    const byTitle = (await ask('Grenskei')).results.filter(item => item.kind === 'case')
    expect(byTitle).toMatchObject([{ title: 'Afspraak bij De Grenskei', certain: true }])
    const bySignal = (await ask('0099120417')).results.filter(item => item.kind === 'case')
    expect(bySignal).toMatchObject([{ reasons: [{ code: 'holds', nl: 'met signaal S05' }] }])
    const signal = (await ask('0099120417')).results.find(item => item.kind === 'signal' && item.number === 'S05')
    expect(signal).toMatchObject({ cases: [{ number: '2016-ZNH-0001' }] })
    const theirs = await ask('Grenskei', undefined, s.register.colleague)
    expect(theirs.results.filter(item => item.kind === 'case')).toEqual([])
    expect(theirs.results.flatMap(item => ('cases' in item ? item.cases : []))).toEqual([])
  })

  it('never finds nationality, religion or descent, no reporter, and refuses fishing (R3, R10, R15)', async () => {
    expect(await ask('Syrische')).toMatchObject({ results: [], leftOut: ['Syrische'], spellings: [] })
    expect(persons((await ask('Fictiva')).results)).toEqual([])
    for (const query of ['*', 'ab', '%%%']) await expect(ask(query)).rejects.toThrow('QUERY_TOO_SHORT')
    await expect(
      call(searchProcedures.all, { query: 'Darwiche', purpose: { code: 'case_work' } }, as(s.register.liaison)),
    ).rejects.toThrow('REFERENCE_NEEDED')
  })

  it('puts certain before possible and each by name, and nothing of what is unfounded (R9, R56)', async () => {
    const { results } = await ask('Darwiche')
    const certain = results.map(item => item.certain)
    expect(certain).toEqual([...certain].sort((a, b) => Number(b) - Number(a)))
    const before = numbers((await ask('Karim')).results, true)
    expect(before).toContain('S10')
    inState(s.register, s.signals.S10.id, 'unfounded')
    const after = (await ask('Karim')).results
    expect(JSON.stringify(after)).not.toContain('"S10"')
  })
})

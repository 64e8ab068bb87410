/** A protected reporter's name is covered wherever a signal is shown at a glance, and read on purpose only (R15, R29). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignalId } from '../../../src/contract/ids.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

const purpose = { code: 'quality_check' }
const text =
  'Op de locatie meldde mevrouw T. Fictiva dat er werd gevochten. Later belde FICTIVA nog eens over de voordeur.'
let vault: TestVault
let guarded: SignalId
let open: SignalId
beforeAll(async () => {
  vault = await aVault(plainParser)
  const { client, schakel } = vault
  const add = async (words: string) =>
    (await client.signals.add({ channel: 'desk', title: 'Melding van T. Fictiva over de voordeur', text: words }))
      .signal
  guarded = await add(text)
  open = await add(`Een ander verhaal. ${text}`)
  await client.signals.setReporter({ signal: guarded, name: 'T. Fictiva' })
  await client.signals.addTask({
    about: guarded,
    aboutType: 'signal',
    kind: 'other',
    what: 'Bellen',
    dueOn: '2016-11-01',
  })
  await schakel.workDone()
})
afterAll(() => vault.close())

/** Everything that shows this signal without it being opened. */
async function glances(signal: SignalId): Promise<string> {
  const { client } = vault
  const of = <T extends { id: string }>(rows: readonly T[]): T[] => rows.filter(({ id }) => id === signal)
  const searched = await client.search.find({ query: 'voordeur', purpose })
  const named = await client.search.find({ query: 'Fictiva', purpose })
  const all = await client.search.all({ query: 'Fictiva', purpose })
  return JSON.stringify([
    of((await client.inbox.window({ tab: 'todo', from: 0, limit: 50 })).rows),
    of((await client.signals.list({})).rows),
    (await client.signals.tasks({})).filter(({ about }) => String(about) === signal),
    [...searched.hits, ...named.hits].filter(hit => hit.signal === signal),
    all.results.filter(row => row.id === signal),
  ])
}

describe('the name of a protected reporter', () => {
  it('is covered in lists, previews, tasks and results, by letters as many as it has', async () => {
    const shown = await glances(guarded)
    expect(shown).toContain('voordeur')
    expect(shown).toContain('▒▒▒▒▒▒▒▒▒▒ over de voordeur')
    expect(shown).not.toMatch(/fictiva/i)
  })

  it('is not covered where nobody protects it', async () => {
    expect(await glances(open)).toMatch(/Fictiva/)
  })

  it('has its places told with the text, which keeps every other word where it was', async () => {
    const { extracts, reporterIn, title } = await vault.client.signals.show({ signal: guarded })
    const [extract] = extracts
    expect(extract?.text).toContain('T. Fictiva')
    expect(reporterIn.map(({ start, end }) => extract?.text.slice(start, end))).toEqual(['T. Fictiva', 'FICTIVA'])
    expect(title).toBe('Melding van ▒▒▒▒▒▒▒▒▒▒ over de voordeur')
    expect((await vault.client.signals.show({ signal: open })).reporterIn).toEqual([])
  })

  it('is found in letters that were taken apart, at its own place', async () => {
    const { client, schakel } = vault
    const apart = 'Gisteren belde Zoë Ündül aan.'.normalize('NFD')
    const { signal } = await client.signals.add({ channel: 'desk', title: 'Balie', text: apart })
    await client.signals.setReporter({ signal, name: 'Zoë Ündül' })
    await schakel.workDone()
    const { extracts, reporterIn } = await client.signals.show({ signal })
    expect(reporterIn.map(({ start, end }) => extracts[0]?.text.slice(start, end).normalize('NFC'))).toEqual([
      'Zoë Ündül',
    ])
  })

  it('is a passage that somebody marked as the reporter, also without a recorded name', async () => {
    const { client, schakel } = vault
    const { signal } = await client.signals.add({
      channel: 'desk',
      title: 'Balie',
      text: 'Buurvrouw Adinda Proefsma zag alles.',
    })
    const mention = await client.annotations.add({ signal, kind: 'person', exact: 'Adinda Proefsma' })
    await client.annotations.setRole({ mention: mention.id, role: 'reporter' })
    expect(await glances(signal)).toContain('Proefsma')
    await client.signals.addCondition({ signal, code: 'reporter_name_protected' })
    await schakel.workDone()
    expect(await glances(signal)).not.toContain('Proefsma')
  })
})

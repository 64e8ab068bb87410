/** Cases are seen by their members, the coordinator sees all, the other roles see no content (R4). Through the contract, over a real vault. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, SignalId, UserId } from '../../../src/contract/ids.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const people = {
  anna: { role: 'liaison', passphrase: 'anna fietst over de lange dijk' },
  bert: { role: 'liaison', passphrase: 'bert vaart door het smalle kanaal' },
  fg: { role: 'privacy_officer', passphrase: 'fg leest in de stille kamer' },
  beheer: { role: 'config_admin', passphrase: 'beheer zit bij de warme kachel' },
} as const
type Name = keyof typeof people | 'coordinator'

const deps = testDeps()
let vault: TestVault
let made: { case: CaseId }
let signal: SignalId
const ids = new Map<string, UserId>()
const slots = new Map<string, number>()
const as = async (name: Name): Promise<void> => {
  await vault.client.vault.lock({ cause: 'demand' })
  const passphrase = name === 'coordinator' ? testPassphrase : people[name].passphrase
  await vault.client.vault.unlock({ passphrase, slot: slots.get(name) ?? 1 })
}
const bert = (): UserId => ids.get('bert') ?? fail()
function fail(): never {
  throw new Error('nobody of that name')
}

beforeAll(async () => {
  vault = await aVault(plainParser, deps)
  const { client } = vault
  for (const [name, { role, passphrase }] of Object.entries(people)) {
    const user = await client.users.add({ name, fullName: name, role, passphrase })
    ids.set(name, user.user)
    slots.set(name, user.slot)
  }
  await as('anna')
  const ground = (await client.config.codebooks({})).legalBases[0]?.code ?? ''
  made = await client.cases.new({ title: 'Vraag over Proefzaak', question: 'Wat speelt er?', purpose: 'care', ground })
  ;({ signal } = await client.signals.add({ channel: 'desk', title: 'Balie', text: 'Mevrouw T. Fictiva meldt iets.' }))
  await client.signals.addTask({
    about: made.case,
    aboutType: 'case',
    kind: 'other',
    what: 'Bellen',
    dueOn: '2016-11-01',
  })
})
afterAll(() => vault.close())

/** Every way to a case that the contract has, and what it answers. */
async function waysIn(): Promise<Record<string, string>> {
  const { client } = vault
  const ways: Record<string, () => Promise<unknown>> = {
    show: () => client.cases.show({ case: made.case }),
    log: () => client.cases.log({ case: made.case }),
    network: () => client.links.network({ case: made.case }),
    persons: () => client.entities.list({ case: made.case }),
    add: () => client.cases.add({ case: made.case, signal, because: 'hoort erbij' }),
    share: () => client.cases.share({ case: made.case, user: bert() }),
    close: () => client.cases.close({ case: made.case, because: 'klaar' }),
    task: () =>
      client.signals.addTask({ about: made.case, aboutType: 'case', kind: 'other', what: 'x', dueOn: '2016-11-01' }),
  }
  const answers = Object.entries(ways).map(async ([name, way]) => {
    const answer = await way().then(
      () => 'answered',
      (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'x'),
    )
    return [name, answer] as const
  })
  return Object.fromEntries(await Promise.all(answers))
}

describe('a case', () => {
  it('does not exist for a liaison who is no member: not in a list, a search, a task, nor by its id', async () => {
    await as('bert')
    const { client } = vault
    expect(new Set(Object.values(await waysIn()))).toEqual(new Set(['NOT_FOUND']))
    expect(await client.cases.list({})).toEqual([])
    expect(JSON.stringify(await client.signals.tasks({}))).not.toContain('Bellen')
    const found = await client.search.all({ query: 'Proefzaak', purpose: { code: 'quality_check' } })
    expect(JSON.stringify(found)).not.toContain(made.case)
  })

  it('is there once its owner shares it, and gone when that is taken back', async () => {
    await as('anna')
    await vault.client.cases.share({ case: made.case, user: bert() })
    await as('bert')
    expect((await vault.client.cases.list({})).map(row => row.title)).toEqual(['Vraag over Proefzaak'])
    expect((await vault.client.cases.show({ case: made.case })).title).toBe('Vraag over Proefzaak')
    await as('anna')
    await vault.client.cases.unshare({ case: made.case, user: bert(), because: 'was een vergissing' })
    await as('bert')
    await expect(vault.client.cases.show({ case: made.case })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is seen by the coordinator, whoever opened it', async () => {
    await as('coordinator')
    expect((await vault.client.cases.list({})).map(row => row.title)).toEqual(['Vraag over Proefzaak'])
    expect((await vault.client.cases.show({ case: made.case })).title).toBe('Vraag over Proefzaak')
  })

  it.each(['fg', 'beheer'] as const)('is closed to %s, and each try is in the log', async name => {
    await as(name)
    expect(new Set(Object.values(await waysIn()))).toEqual(new Set(['NOT_PERMITTED']))
    await expect(vault.client.signals.show({ signal })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await as('coordinator')
    const { entries } = await vault.client.audit.page({ limit: 200, actor: ids.get(name) ?? '' })
    expect(entries.filter(entry => entry.result === 'NOT_PERMITTED').length).toBeGreaterThanOrEqual(9)
  })

  it('shows itself to the privacy officer in the log as numbers and acts; the words only for a reason, which is an entry', async () => {
    await as('fg')
    const { client } = vault
    const { entries } = await client.audit.page({ limit: 200 })
    const text = JSON.stringify(entries)
    for (const word of ['Proefzaak', 'Wat speelt', 'Fictiva', 'Bellen']) expect(text).not.toContain(word)
    await expect(client.audit.details({ limit: 1, because: ' ' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await client.audit.details({ limit: 1, because: 'klacht 2016-14' })
    expect((await client.audit.page({ limit: 5, acts: ['log.details_read'] })).entries[0]).toMatchObject({
      actorName: 'fg',
      result: 'ok',
      hasDetail: true,
    })
  })
})

describe('content for the privacy officer', () => {
  const because = 'Verzoek om inzage van 3 november'
  const request = { code: 'data_subject_request', reference: 'AVG-2016-07' }

  it('opens for no purpose of the work itself, for no request without a number, and for no reason that is empty', async () => {
    await as('fg')
    const { oversight } = vault.client
    await expect(oversight.open({ purpose: { code: 'case_work', reference: 'Z-1' }, because })).rejects.toMatchObject({
      code: 'PURPOSE_NEEDED',
    })
    await expect(oversight.open({ purpose: { code: request.code }, because })).rejects.toMatchObject({
      code: 'REFERENCE_NEEDED',
    })
    await expect(oversight.open({ purpose: request, because: '  ' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(vault.client.signals.show({ signal })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('is opened by nobody else', async () => {
    for (const name of ['anna', 'coordinator', 'beheer'] as const) {
      await as(name)
      await expect(vault.client.oversight.open({ purpose: request, because })).rejects.toMatchObject({
        code: 'NOT_PERMITTED',
      })
    }
  })

  it('can be read once a request is named, and neither changed, exported nor shared', async () => {
    await as('fg')
    const { client } = vault
    await client.oversight.open({ purpose: request, because })
    expect((await client.vault.status({})).content).toMatchObject({ purpose: request.code, reference: 'AVG-2016-07' })
    expect((await client.signals.show({ signal })).id).toBe(signal)
    expect((await client.cases.show({ case: made.case })).title).toBe('Vraag over Proefzaak')
    expect((await client.search.all({ query: 'Proefzaak', purpose: request })).results).not.toEqual([])
    await expect(client.search.all({ query: 'Proefzaak', purpose: { code: 'x' } })).rejects.toMatchObject({
      code: 'PURPOSE_NEEDED',
    })
    const { show: _1, log: _2, network: _3, persons: _4, ...changes } = await waysIn()
    expect(new Set(Object.values(changes))).toEqual(new Set(['NOT_PERMITTED']))
    const refused = [
      client.links.export({ format: 'csv', case: made.case, purpose: request }),
      client.signals.revealReporter({ signal, because }),
      client.signals.grade({ signal, source: 'B', information: '2', because }),
    ]
    for (const each of refused) await expect(each).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('leaves the request on every line of the log, and its reason with the opening', async () => {
    const { entries } = await vault.client.audit.page({ limit: 200, actor: ids.get('fg') ?? '' })
    const opening = entries.find(({ act, result }) => act === 'content.access_opened' && result === 'ok')
    expect(opening).toMatchObject({ actorName: 'fg', purpose: request, hasDetail: true })
    const [words] = await vault.client.audit.details({ from: opening?.n ?? 0, limit: 1, because: 'nalezen' })
    expect(words?.detail).toBe(because)
    const read = entries.filter(({ act, result }) => ['signal.opened', 'case.opened'].includes(act) && result === 'ok')
    expect(new Set(read.map(({ act }) => act))).toEqual(new Set(['case.opened', 'signal.opened']))
    expect(read.filter(({ purpose }) => purpose?.reference !== request.reference)).toEqual([])
    expect(JSON.stringify(entries)).not.toContain(because)
  })

  it('shuts when it is closed, after an hour, and with the vault', async () => {
    const { client } = vault
    const isShut = async () => {
      await expect(client.signals.show({ signal })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
      expect((await client.vault.status({})).content).toBeNull()
    }
    await client.oversight.close({})
    await isShut()
    await expect(client.oversight.close({})).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await client.oversight.open({ purpose: { code: 'quality_check' }, because })
    deps.clock.forward(59 * 60_000)
    await client.signals.show({ signal })
    deps.clock.forward(2 * 60_000)
    await isShut()
    await client.oversight.open({ purpose: { code: 'quality_check' }, because })
    await as('fg')
    await isShut()
  })
})

describe('a protected reporter', () => {
  it('is an alias everywhere: in no person search, no list, no drawing, no file that leaves, no line of the log (R15, R29)', async () => {
    await as('anna')
    const { client } = vault
    const { alias } = await client.signals.setReporter({ signal, name: 'T. Fictiva' })
    await vault.schakel.workDone()
    const purpose = { code: 'quality_check' }
    const { number } = await client.signals.show({ signal })
    const answers = [
      await client.entities.find({ query: 'Fictiva', purpose }),
      await client.cases.list({}),
      await client.signals.list({}),
    ]
    expect(JSON.stringify(answers)).not.toContain('Fictiva')
    expect(alias).toMatch(/^Melder \d+$/)
    expect(number).not.toContain('Fictiva')
    for (const format of ['ftm', 'graphml', 'gexf', 'csv'] as const) {
      const file = await client.links.export({ format, case: made.case, purpose })
      expect(JSON.stringify(file), format).not.toContain('Fictiva')
    }
    expect(JSON.stringify(await client.links.picture({ case: made.case, purpose }))).not.toContain('Fictiva')
    const rows = vault.schakel.opened()?.files.database.prepare('SELECT bytes FROM audit_entry').all() ?? []
    const log = rows.map(({ bytes }) =>
      new TextDecoder().decode(bytes instanceof Uint8Array ? bytes : new Uint8Array()),
    )
    expect(log.join('\n')).not.toContain('Fictiva')
  })

  it('is named only for a reason, which is a line of the log', async () => {
    const { client } = vault
    await expect(client.signals.revealReporter({ signal, because: '' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await client.signals.revealReporter({ signal, because: 'terugbellen' })).toEqual({ names: ['T. Fictiva'] })
    await as('coordinator')
    const { entries } = await client.audit.page({ limit: 5, acts: ['reporter.revealed'] })
    expect(entries[0]).toMatchObject({ actorName: 'anna', hasDetail: true })
  })
})

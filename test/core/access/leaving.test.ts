/** A colleague leaves: what is open is handed over or finished, then the access goes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UserId } from '../../../src/contract/ids.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const phrases = { anna: 'anna fietst over de lange dijk', bert: 'bert vaart door het smalle kanaal' } as const
let vault: TestVault
const ids = new Map<string, UserId>()
const slots = new Map<string, number>()
const as = async (name: keyof typeof phrases | 'coordinator'): Promise<void> => {
  await vault.client.vault.lock({ cause: 'demand' })
  const phrase = name === 'coordinator' ? testPassphrase : phrases[name]
  await vault.client.vault.unlock({ passphrase: phrase, slot: slots.get(name) ?? 1 })
}
const idOf = (name: string): UserId => {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`no ${name}`)
  return id
}
const duties = () => vault.client.users.duties({ user: idOf('anna') })

beforeAll(async () => {
  vault = await aVault(plainParser)
  const { client } = vault
  for (const name of ['anna', 'bert'] as const) {
    const made = await client.users.add({ name, fullName: name, role: 'liaison', passphrase: phrases[name] })
    ids.set(name, made.user)
    slots.set(name, made.slot)
  }
  await as('anna')
  const mine = { purpose: 'care', ground: (await client.config.codebooks({})).legalBases[0]?.code ?? '' }
  await client.cases.new({ ...mine, title: 'Alleen van Anna', question: 'Wie vroeg dit?' })
  const shared = await client.cases.new({ ...mine, title: 'Samen met Bert', question: 'Wie vroeg dat?' })
  await client.cases.share({ case: shared.case, user: idOf('bert') })
  await client.signals.addTask({
    about: shared.case,
    aboutType: 'case',
    kind: 'other',
    what: 'Bellen met de melder',
    dueOn: '2016-11-01',
  })
  await client.drafts.save({ screen: 'case.assessment', object: shared.case, text: 'half af' })
  await as('coordinator')
})
afterAll(() => vault.close())

describe('somebody who leaves', () => {
  it('still has what is his: cases, and which of them nobody else is in, tasks, text that was not finished', async () => {
    const found = await duties()
    expect(found.cases.map(duty => [duty.title, duty.alone])).toEqual([
      ['Alleen van Anna', true],
      ['Samen met Bert', false],
    ])
    expect(found.tasks.map(task => task.what)).toContain('Bellen met de melder')
    expect(found).toMatchObject({ active: true, drafts: 1, certificates: [], user: { name: 'anna' } })
    expect((await vault.client.users.duties({ user: idOf('bert') })).cases).toEqual([])
  })

  it('keeps the access while that waits, with how much it is', async () => {
    await expect(vault.client.users.disable({ name: 'anna', because: 'vertrek' })).rejects.toMatchObject({
      code: 'DUTIES_OPEN',
    })
    expect((await vault.client.users.list({})).map(user => user.name)).toContain('anna')
  })

  it('hands each over to a colleague who works on cases, and to nobody else', async () => {
    const { cases, tasks } = await duties()
    const give = (kind: 'case' | 'task', id: string, to: UserId) =>
      vault.client.users.handOver({ user: idOf('anna'), kind, id, to, because: 'vertrek per 1 november' })
    const [alone, shared] = cases
    if (!alone || !shared) throw new Error('two cases')
    await expect(give('case', alone.id, idOf('anna'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(give('task', alone.id, idOf('bert'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const { id } of cases) await give('case', id, idOf('bert'))
    for (const { id } of tasks) await give('task', id, idOf('bert'))
    expect(await duties()).toMatchObject({ cases: [], tasks: [] })
    expect((await vault.client.cases.list({})).map(row => row.owner)).toEqual(['bert', 'bert'])
    const tasksNow = (await vault.client.users.duties({ user: idOf('bert') })).tasks
    expect(tasksNow.map(task => [task.what, task.dueOn])).toContainEqual(['Bellen met de melder', '2016-11-01'])
    const entries = await vault.client.audit.list({ limit: 200 })
    const handed = entries.filter(entry => entry.act === 'user.duty_handed_over' && entry.result === 'ok')
    expect(handed).toHaveLength(cases.length + tasks.length)
    expect(handed[0]?.object).toBe(`user ${idOf('anna')}`)
  })

  it('sees no case any more that went over, and the colleague sees it', async () => {
    await as('anna')
    expect(await vault.client.cases.list({})).toEqual([])
    await as('bert')
    expect((await vault.client.cases.list({})).map(row => [row.title, row.mine])).toEqual([
      ['Alleen van Anna', true],
      ['Samen met Bert', true],
    ])
    await expect(vault.client.users.duties({ user: idOf('anna') })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await as('coordinator')
  })

  it('then loses the access; what is left is still told', async () => {
    await vault.client.users.disable({ name: 'anna', because: 'vertrek' })
    expect(await duties()).toMatchObject({ active: false, cases: [], tasks: [] })
    await expect(as('anna')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    await vault.client.vault.unlock({ passphrase: testPassphrase, slot: 1 })
  })

  it('may lose it at once when it cannot wait; the work stays to be handed over', async () => {
    await vault.client.users.disable({ name: 'bert', because: 'laptop gestolen', atOnce: true })
    const left = await vault.client.users.duties({ user: idOf('bert') })
    expect(left).toMatchObject({ active: false })
    expect(left.cases).toHaveLength(2)
    const me = (await vault.client.users.colleagues({})).find(user => user.me)
    if (!me) throw new Error('nobody is in')
    for (const { id } of left.cases)
      await vault.client.users.handOver({ user: idOf('bert'), kind: 'case', id, to: me.id, because: 'laptop gestolen' })
    expect((await vault.client.users.duties({ user: idOf('bert') })).cases).toEqual([])
  })
})

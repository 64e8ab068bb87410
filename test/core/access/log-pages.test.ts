/** The log as a privacy officer pages, filters and verifies it (P1–P3, R62, R80), over a real vault. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignalId } from '../../../src/contract/ids.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const officerPassphrase = 'negen rode appels in de mand'
let vault: TestVault
let signal: SignalId
let number: string
let officer: string
let slot: number
beforeAll(async () => {
  vault = await aVault(plainParser)
  const { client } = vault
  const added = await client.users.add({
    name: 'fg',
    fullName: 'J. Tamsma',
    role: 'privacy_officer',
    passphrase: officerPassphrase,
  })
  officer = added.user
  slot = added.slot
  // Details of an unlocking are for the privacy officers that there are at its beginning.
  await client.vault.lock({ cause: 'demand' })
  await client.vault.unlock({ passphrase: testPassphrase })
  ;({ signal, number } = await client.signals.add({
    channel: 'desk',
    title: 'Balie',
    text: 'Aan de balie werd naar Proefnaam Testman gevraagd.',
  }))
  await client.search.find({ query: 'Proefnaam', purpose: { code: 'quality_check' } })
  await client.signals.show({ signal })
  await client.search.find({ query: 'bestaatniet', purpose: { code: 'quality_check' } })
  await client.vault.lock({ cause: 'demand' })
  await client.vault.unlock({ slot, passphrase: officerPassphrase })
})
afterAll(() => vault.close())

const page = (wish: Parameters<TestVault['client']['audit']['page']>[0] = {}) => vault.client.audit.page(wish)

describe('a page of the log', () => {
  it('starts with the newest line and goes on where the page before ended, each line once', async () => {
    const all: number[] = []
    let before: number | undefined
    do {
      const { entries, next } = await page({ limit: 4, until: vault.deps.clock.now() + 1, ...(before && { before }) })
      all.push(...entries.map(entry => entry.n))
      before = next ?? undefined
    } while (before !== undefined)
    expect(all).toEqual([...all].sort((a, b) => b - a))
    expect(new Set(all).size).toBe(all.length)
    expect(all.at(-1)).toBe(1)
  })

  it('names colleagues and numbers of records, and no word of what was asked or read (R62)', async () => {
    const { entries } = await page({ limit: 200 })
    expect(entries.find(entry => entry.act === 'signal.opened')).toMatchObject({
      actorName: 'Coördinator',
      object: { type: 'signal', number },
    })
    const text = JSON.stringify(entries)
    for (const word of ['Proefnaam', 'Testman', 'Balie', 'bestaatniet']) expect(text).not.toContain(word)
  })

  it('can be narrowed to a user, an act, a purpose, a record by its number, and a line', async () => {
    const acts = async (wish: Parameters<typeof page>[0]) => (await page(wish)).entries.map(entry => entry.act)
    expect(new Set(await acts({ actor: officer }))).not.toContain('signal.opened')
    expect(await acts({ acts: ['search.performed'] })).toEqual(['search.performed', 'search.performed'])
    expect(await acts({ purpose: 'quality_check' })).toHaveLength(2)
    const about = await acts({ about: number })
    expect(about).toEqual(expect.arrayContaining(['signal.opened', 'signal.typed_in']))
    expect(about).not.toContain('search.performed')
    expect((await page({ about: '1' })).entries.map(entry => entry.n)).toEqual([1])
    expect(await page({ about: '1999-XX-0001' })).toMatchObject({ entries: [], total: 0 })
    const { actors, acts: known, firstAt } = await vault.client.audit.filters({})
    expect(actors.map(actor => actor.name)).toEqual(['Coördinator', 'J. Tamsma'])
    expect(known).toContain('search.performed')
    expect(firstAt).toBe(vault.deps.clock.now())
  })

  it('shows the searches without result (R80)', async () => {
    const { entries, total } = await page({ view: 'without_result' })
    expect(entries).toMatchObject([{ act: 'search.performed', count: 0, hasDetail: true }])
    expect(total).toBe(1)
  })

  it('is refused to who may not read the log', async () => {
    await vault.client.vault.lock({ cause: 'demand' })
    await expect(page()).rejects.toMatchObject({ code: 'LOCKED' })
    await vault.client.vault.unlock({ passphrase: officerPassphrase, slot })
  })
})

describe('one line of the log', () => {
  it('stands between its neighbours, and tells what was opened after a search but not what was asked', async () => {
    const [, search] = (await page({ acts: ['search.performed'] })).entries
    const shown = await vault.client.audit.line({ n: search?.n ?? 0 })
    expect(shown.sound).toBe(true)
    expect(shown.before?.hash).toBe(shown.place.prev)
    expect(shown.after?.prev).toBe(shown.place.hash)
    expect(shown.openedAfter).toMatchObject([{ type: 'signal', number }])
    expect(JSON.stringify(shown)).not.toContain('Proefnaam')
    await expect(vault.client.audit.line({ n: 99_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('gives its words only for a reason, which is itself logged', async () => {
    const [, search] = (await page({ acts: ['search.performed'] })).entries
    const n = search?.n ?? 0
    const [revealed] = await vault.client.audit.details({ from: n, limit: 1, because: 'steekproef november' })
    expect(revealed?.detail).toBe('Proefnaam')
    expect((await page({ limit: 1, acts: ['log.details_read'] })).entries).toMatchObject([
      { actorName: 'J. Tamsma', hasDetail: true },
    ])
  })
})

describe('how the log stands', () => {
  it('is unknown until somebody verifies it, and then says when and with which verdict, without a line of its own', async () => {
    const before = await vault.client.audit.state({})
    expect(before.verified).toBeNull()
    const verdict = await vault.client.audit.verify({})
    const state = await vault.client.audit.state({})
    expect(state.verified).toMatchObject({ verdict: 'OK', count: verdict.count })
    expect((await vault.client.audit.state({})).entries).toBe(state.entries)
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ passphrase: testPassphrase, slot: 1 })
    expect((await vault.client.audit.state({})).verified).toMatchObject({ verdict: 'OK', count: verdict.count })
  })

  it('is told to everybody with a slot, and who works on cases finds colleagues to share with', async () => {
    expect((await vault.client.users.colleagues({})).map(user => [user.fullName, user.me])).toEqual([
      ['Coördinator', true],
    ])
  })
})

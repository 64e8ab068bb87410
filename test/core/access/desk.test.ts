/** Drafts are one's own and go with what they are about; copying leaves an event. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { signalTables } from '../../../src/signals/index.ts'
import { destroy, queriesOver, type Tables } from '../../../src/vault/index.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const q = queriesOver<Tables<typeof signalTables>>()
let vault: TestVault
beforeEach(async () => {
  vault = await aVault(plainParser)
})
afterEach(() => vault.close())

const aSignal = async () =>
  (await vault.client.signals.add({ channel: 'desk', title: 'Balie', text: 'Iemand vroeg om hulp.' })).signal
const colleague = 'negen rode appels in de mand'

describe('a draft', () => {
  it('comes back after a lock, as it was last saved, until it is removed', async () => {
    const place = { screen: 'signal.assessment', object: await aSignal() }
    await vault.client.drafts.save({ ...place, text: '{"reason":"eerste"}' })
    await vault.client.drafts.save({ ...place, text: '{"reason":"tweede"}' })
    await vault.client.vault.lock({ cause: 'idle' })
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    expect((await vault.client.drafts.load(place)).draft?.text).toBe('{"reason":"tweede"}')
    expect((await vault.client.drafts.load({ ...place, object: null })).draft).toBeNull()
    await vault.client.drafts.remove(place)
    expect((await vault.client.drafts.load(place)).draft).toBeNull()
  })

  it('is never shown to a colleague', async () => {
    const place = { screen: 'signal.phoneNote', object: null }
    await vault.client.drafts.save({ ...place, text: 'van de een' })
    await vault.client.users.add({ name: 'jan', fullName: 'Jan', role: 'liaison', passphrase: colleague })
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ slot: 3, passphrase: colleague })
    expect((await vault.client.drafts.load(place)).draft).toBeNull()
    await vault.client.drafts.save({ ...place, text: 'van de ander' })
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ slot: 1, passphrase: testPassphrase })
    expect((await vault.client.drafts.load(place)).draft?.text).toBe('van de een')
  })

  it('goes with the signal that it is about when that is destroyed, and cannot be made after it', async () => {
    const signal = await aSignal()
    const other = await aSignal()
    const { drafts } = vault.client
    await drafts.save({ screen: 'signal.assessment', object: signal, text: 'over iemand' })
    await drafts.save({ screen: 'signal.assessment', object: other, text: 'over iets anders' })
    const session = vault.schakel.opened()?.session
    if (!session) throw new Error('locked')
    const row = session.reader.get(q.selectFrom('signal').select('key_id').where('id', '=', signal))
    session.db.act(session.acting, { act: 'test.destroyed' }, tx => destroy(tx, [row?.key_id ?? ''], 'test'))
    expect((await drafts.load({ screen: 'signal.assessment', object: signal })).draft).toBeNull()
    expect((await drafts.load({ screen: 'signal.assessment', object: other })).draft?.text).toBe('over iets anders')
    await expect(drafts.save({ screen: 'signal.assessment', object: signal, text: 'toch' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('holds 64 kB of text and not a byte more', async () => {
    const place = { screen: 'case.assessment', object: null }
    await vault.client.drafts.save({ ...place, text: 'x'.repeat(65_536) })
    await expect(vault.client.drafts.save({ ...place, text: 'é'.repeat(40_000) })).rejects.toMatchObject({
      code: 'DRAFT_TOO_LONG',
    })
    expect((await vault.client.drafts.load(place)).draft?.text).toHaveLength(65_536)
  })
})

describe('copying', () => {
  it('is an event that names the signal and how much, and says which marking goes along', async () => {
    const signal = await aSignal()
    const { marking } = await vault.client.copies.take({ of: { type: 'signal', id: signal }, characters: 21 })
    expect(marking).toBe('Departementaal Vertrouwelijk (Dep.V.)')
    const entry = (await vault.client.audit.list({ limit: 200 })).find(({ act }) => act === 'text.copied')
    expect(entry).toMatchObject({ count: 21, result: 'ok', object: `signal ${signal}` })
  })
})

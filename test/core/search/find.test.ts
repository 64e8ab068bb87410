import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebooks } from '../../../src/access/index.ts'
import { isNeverSearched, searchableText } from '../../../src/search/index.ts'
import { plainParser } from '../../support/parser.ts'
import { sampleFiles } from '../../support/samples.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let vault: TestVault
beforeAll(async () => {
  vault = await aVault(plainParser)
  const events = await vault.client.signals.import({ grant: vault.schakel.give(sampleFiles()) })
  while (!(await events.next()).done);
})
afterAll(() => vault.close())

const find = async (query: string, purpose: { code: string; reference?: string } = { code: 'quality_check' }) =>
  await vault.client.search.find({ query, purpose })
const titles = async (query: string, certain = true) =>
  (await find(query)).hits.filter(hit => hit.certain === certain).map(hit => hit.title)

describe('a search', () => {
  it('without a purpose from the list, or without its reference, finds nothing and says what is asked (R1)', async () => {
    await expect(find('Darwish', { code: 'zomaar' })).rejects.toMatchObject({ code: 'PURPOSE_NEEDED' })
    await expect(find('Darwish', { code: 'intake' })).rejects.toMatchObject({ code: 'PURPOSE_NEEDED' })
    await expect(find('Darwish', { code: 'case_work' })).rejects.toMatchObject({ code: 'REFERENCE_NEEDED' })
    await expect(find('Darwish', { code: 'case_work', reference: '2016-ZNH-0001' })).resolves.toBeDefined()
  })

  it.each(['*', 'a', '%', 'ab', '  '])('for %j is refused: that is fishing (R3)', async query => {
    await expect(find(query)).rejects.toThrow()
  })

  it('finds words in every script, with spelling folded', async () => {
    expect(await titles('geëmotioneerd')).toHaveLength(1)
    expect(await titles('geemotioneerd')).toHaveLength(1)
    expect((await titles('درويش')).length).toBe(1)
    expect((await titles('يوسف')).length).toBe(1)
  })

  it('finds the full V-number, and the shorter one apart as possible (R33)', async () => {
    expect((await titles('0099120417')).length).toBeGreaterThanOrEqual(4)
    expect((await titles('0099120417', false)).length).toBe(1)
  })

  it('never finds nationality, religion or descent, and says which words it left out (R10)', async () => {
    const found = await find('Syrische')
    expect(found).toMatchObject({ hits: [], leftOut: ['Syrische'] })
    expect((await find('moskee')).hits).toEqual([])
    expect((await find('Syrische Veldmeer')).leftOut).toEqual(['Syrische'])
  })

  it('is logged with a digest that is equal for equal searches, and no word of it (R62, R80)', async () => {
    await find('Veldmeer  Proefwoord')
    await find('veldmeer proefwoord')
    const entries = (await vault.client.audit.list({ from: 1, limit: 200 })).filter(e => e.act === 'search.performed')
    const [a, b] = entries.slice(-2)
    expect(a?.query).toBe(b?.query)
    expect(a?.purpose).toBe('quality_check')
    expect(JSON.stringify(entries).toLowerCase()).not.toContain('proefwoord')
  })
})

describe('words that are never searched', () => {
  it('are whole words with one ending, folded; places and names of groups stay', () => {
    for (const word of ['Syrische', 'SYRIËR', 'moslims', 'Koerden', 'مسلمون', 'السوري'])
      expect(isNeverSearched(shippedCodebooks, word), word).toBe(true)
    for (const word of ['Syrië', 'Veldmeer', 'Darwish', 'wapen'])
      expect(isNeverSearched(shippedCodebooks, word), word).toBe(false)
  })

  it('leave a gap in the index, so that the words around them keep their distance', () => {
    expect(searchableText(shippedCodebooks, 'de Syrische man').split(/\s+/)).toHaveLength(3)
  })
})

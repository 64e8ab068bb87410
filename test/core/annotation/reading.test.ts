/** One signal opened to be read: its texts and the terms on which it came, of the samples in a real vault. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignalId } from '../../../src/contract/ids.ts'
import { in1251 } from '../../support/charsets.ts'
import { plainParser } from '../../support/parser.ts'
import { sampleFiles } from '../../support/samples.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let vault: TestVault
const folder = mkdtempSync(join(tmpdir(), 'schakel-reading-'))
const signals = new Map<string, SignalId>()
beforeAll(async () => {
  vault = await aVault(plainParser)
  const grant = vault.schakel.give(sampleFiles())
  for await (const event of await vault.client.signals.import({ grant }))
    if (event.type === 'unit' && event.unit.kind === 'registered')
      signals.set(/S\d\d/.exec(event.unit.label)?.[0] ?? event.unit.label, event.unit.signal)
})
afterAll(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

const signal = (name: string): SignalId => {
  const found = signals.get(name)
  if (!found) throw new Error(`no signal of ${name}`)
  return found
}
const open = (name: string) => vault.client.reading.open({ signal: signal(name) })

describe('opening a signal to read it', () => {
  it('gives each text with its part, its pages and the set of characters it was read by', async () => {
    const [page] = (await open('S05')).texts
    expect(page).toMatchObject({ part: null, format: 'pdf', hasText: true, reading: 'read', superseded: false })
    expect(page?.pageStarts).toHaveLength(2)
    expect((await open('S02')).texts[0]?.charset?.used).toBe('windows-1252')
    expect((await open('S01')).texts.map(text => text.part)).toEqual([null, 'attachment'])
  })

  it('says what reading it met, with how often (R48)', async () => {
    const text = 'Свидетель видел его на станции вместе с двумя мужчинами.\n'
    const path = join(folder, 'brief.txt')
    writeFileSync(path, in1251(text))
    for await (const event of await vault.client.signals.import({ grant: vault.schakel.give([path]) }))
      if (event.type === 'unit' && event.unit.kind === 'registered') signals.set('brief', event.unit.signal)
    expect((await open('brief')).texts).toMatchObject([
      { text, charset: { declared: null, used: 'windows-1251' }, warnings: [{ code: 'IMP-23', count: 0 }] },
    ])
  })

  it('shows a scan without words, and what somebody typed over beside it (R52)', async () => {
    expect((await open('S06')).texts.map(text => text.hasText)).toEqual([false])
    await vault.client.signals.transcribe({ signal: signal('S06'), text: 'Gesprek over vertrek', region: '1,2,3,4' })
    const { texts } = await open('S06')
    expect(texts.at(-1)).toMatchObject({ reading: 'transcribed', page: 1, region: '1,2,3,4', by: 'Coördinator' })
    expect(texts.map(text => text.superseded)).toEqual([false, false])
  })

  it('says which terms stand in the text, and by whom and how the others were recorded', async () => {
    const { conditions, handling } = (await open('S03')).terms
    expect(conditions.find(row => row.code === 'no_onward_without_consent')?.text).toMatch(
      /bestemd voor de IND-liaison/,
    )
    expect(handling).toMatchObject({ code: 'H3', assumed: false })
    await vault.client.signals.addConsent({
      signal: signal('S03'),
      organisation: 'nidos',
      function: 'jeugdbeschermer',
      givenOn: '2016-10-20',
      how: 'mail',
      recipients: ['help'],
      evidence: 'mail van 20 oktober',
    })
    expect((await open('S03')).terms.consents).toMatchObject([
      { organisation: 'nidos', recipients: ['help'], evidence: 'mail van 20 oktober', by: 'Coördinator' },
    ])
  })

  it('names who answered about the code (R26)', async () => {
    expect((await open('S01')).terms.handling).toMatchObject({ code: 'H2', assumed: true })
    await vault.client.signals.setHandling({
      signal: signal('S01'),
      code: 'H1',
      organisation: 'coa',
      function: 'meldpunt',
      how: 'telefoon',
    })
    expect((await open('S01')).terms.handling).toMatchObject({
      code: 'H1',
      assumed: false,
      function: 'meldpunt',
      how: 'telefoon',
      by: 'Coördinator',
    })
  })

  it('names reporters by alias only (R29)', async () => {
    await vault.client.signals.setReporter({ signal: signal('S01'), name: 'T. Fictiva' })
    const opened = await open('S01')
    expect(opened.terms.reporters).toEqual(['Melder 1'])
  })

  it('finds nothing of an unfounded signal', async () => {
    await vault.client.signals.close({
      signal: signal('S10'),
      reason: 'unfounded_protected_ground',
      because: 'alleen geloof',
    })
    await expect(open('S10')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('compares the digest of an original each time it is opened (R47)', async () => {
    const { originals } = await vault.client.signals.show({ signal: signal('S05') })
    const opened = await Promise.all(originals.map(({ id }) => vault.client.signals.original({ original: id })))
    expect(opened.map(each => each.intact)).toEqual([true])
  })
})

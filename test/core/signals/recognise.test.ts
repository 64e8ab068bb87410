/** R52: what a program reads from a picture is marked, and counts for nothing until a person confirms it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignalId } from '../../../src/contract/ids.ts'
import { plainParser } from '../../support/parser.ts'
import { sampleFiles } from '../../support/samples.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let vault: TestVault
let signal: SignalId
beforeAll(async () => {
  vault = await aVault(plainParser)
  const scan = sampleFiles().filter(path => path.includes('S06_'))
  for await (const event of await vault.client.signals.import({ grant: vault.schakel.give(scan) }))
    if (event.type === 'unit' && event.unit.kind === 'registered') signal = event.unit.signal
})
afterAll(() => vault.close())

const texts = async () => (await vault.client.reading.open({ signal })).texts
const mentions = async () => (await vault.client.annotations.list({ signal })).mentions
const find = async (query: string) =>
  await vault.client.search.find({ query, purpose: { code: 'quality_check' } }).then(found => found.hits.length)

async function haveRead() {
  const events = []
  for await (const event of await vault.client.signals.recognise({ signal, languages: ['nld'] })) events.push(event)
  return events
}

describe('a scan that a program has read', { timeout: 60_000 }, () => {
  it('tells its pages and keeps the words beside the picture, marked with how sure the program is', async () => {
    const events = await haveRead()
    expect(events.map(event => event.type)).toEqual(['page', 'done'])
    const text = (await texts()).at(-1)
    expect(text).toMatchObject({ reading: 'machine_read', hasText: false, superseded: false, confirmed: null })
    expect(text?.text).toContain('Kareem Darwisi')
    expect(text?.recognised).toMatchObject({ languages: ['nld'] })
    expect(text?.recognised?.confidences[0]).toBeGreaterThan(80)
    const line = text?.recognised?.lines.find(({ start, end }) => text.text.slice(start, end).includes('0099127740'))
    expect(line).toMatchObject({ page: 1 })
  })

  it('gives no names, is found by no search, and leaves triage as closed as before', async () => {
    expect(await mentions()).toEqual([])
    expect(await find('Darwisi')).toBe(0)
    expect((await vault.client.signals.show({ signal })).missingForCase).toContain('TRANSCRIPTION_NEEDED')
    await expect(
      vault.client.annotations.add({ signal, kind: 'person', exact: 'Kareem Darwisi' }),
    ).rejects.toMatchObject({ code: 'NOT_A_PASSAGE' })
  })

  it('is replaced by a second reading, not doubled', async () => {
    await haveRead()
    expect((await texts()).filter(text => text.reading === 'machine_read').map(text => text.superseded)).toEqual([
      true,
      false,
    ])
  })

  it('counts once a person has confirmed it, and says whether it was changed', async () => {
    const read = (await texts()).at(-1)
    if (!read) return expect.fail('nothing was read')
    await vault.client.signals.confirmReading({ signal, extract: read.extract, text: read.text.trim() })
    expect((await texts()).filter(text => !text.superseded)).toMatchObject([
      { reading: 'read', hasText: false },
      { reading: 'transcribed', hasText: true, confirmed: 'as_read', by: 'Coördinator' },
    ])
    expect((await mentions()).map(mention => mention.surface)).toContain('0099127740')
    expect(await find('Darwisi')).toBe(1)
    expect((await vault.client.signals.show({ signal })).missingForCase).not.toContain('TRANSCRIPTION_NEEDED')
  })

  it('is confirmed in other words when the program misread', async () => {
    await haveRead()
    const read = (await texts()).at(-1)
    if (!read) return expect.fail('nothing was read')
    await vault.client.signals.confirmReading({
      ...{ signal, extract: read.extract, text: read.text.replace('Kareem', 'Karem') },
    })
    expect((await texts()).at(-1)).toMatchObject({ confirmed: 'corrected' })
  })

  it('stands in the log with who had it read and who confirmed it', async () => {
    const acts = (await vault.client.audit.list({ limit: 200 })).map(row => row.act)
    expect(acts).toContain('original.recognised')
    expect(acts).toContain('original.reading_confirmed')
  })
})

it('is refused for a signal whose words are there already', async () => {
  const path = sampleFiles().filter(name => name.includes('S07_'))
  let other: SignalId | undefined
  for await (const event of await vault.client.signals.import({ grant: vault.schakel.give(path) }))
    if (event.type === 'unit' && event.unit.kind === 'registered') other = event.unit.signal
  if (!other) return expect.fail('not registered')
  const events = await vault.client.signals.recognise({ signal: other })
  await expect(events.next()).rejects.toMatchObject({ code: 'ALREADY_TEXT' })
})

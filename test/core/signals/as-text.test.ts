/** What could not be read, taken in as plain text in a character set that a person chose; a list stays a list (R6, R49, R51). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let vault: TestVault
let folder: string
beforeEach(async () => {
  vault = await aVault(plainParser)
  folder = mkdtempSync(join(tmpdir(), 'schakel-test-'))
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

/** Set aside as a package of data that names the same thing twice. */
const broken = (words: string | Buffer) =>
  Buffer.concat([Buffer.from('{"a":1,"a":"'), Buffer.from(words), Buffer.from('"}')])
/** Set aside, red: the mark of a program stands first. */
const program = (words: string) => Buffer.from(`MZ\x90\0${'\0'.repeat(60)}${words}`, 'latin1')

async function setAside(name: string, bytes: Buffer) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  for await (const _ of await vault.client.signals.import({ grant: vault.schakel.give([path]) }));
  const [entry] = await vault.client.quarantine.list({})
  return entry ?? expect.fail(`${name} was not set aside`)
}
const because = 'de afzender is niet te bereiken'

describe('an item of quarantine as plain text', () => {
  it('is a signal with its words in the chosen set, marked as read so; the file stays as it came', async () => {
    const cyrillic = broken(Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]))
    const entry = await setAside('bericht.json', cyrillic)
    expect(entry).toMatchObject({ code: 'IMP-43', red: false })
    const { units, waitingForSecond } = await vault.client.quarantine.asText({
      entry: entry.id,
      charset: 'windows-1251',
      because,
    })
    expect(waitingForSecond).toBe(false)
    const [unit] = units
    if (unit?.kind !== 'registered') return expect.fail(JSON.stringify(units))
    expect(unit.warnings).toContain('IMP-52')
    const { extracts, originals } = await vault.client.signals.show({ signal: unit.signal })
    expect(extracts[0]).toMatchObject({ text: '{"a":1,"a":"Привет"}', charset: 'windows-1251' })
    const { texts } = await vault.client.reading.open({ signal: unit.signal })
    expect(texts[0]?.warnings).toContainEqual({ code: 'IMP-52', at: 'windows-1251' })
    const [original] = originals
    if (!original) return expect.fail('no original')
    const kept = await vault.client.signals.original({ original: original.id })
    expect(Buffer.from(kept.bytesBase64, 'base64').equals(cyrillic)).toBe(true)
    expect(await vault.client.quarantine.list({})).toEqual([])
    const log = await vault.client.audit.list({ limit: 200 })
    expect(log.map(({ act }) => act)).toContain('quarantine.as_text')
    expect(JSON.stringify(log)).not.toContain('Привет')
  })

  it('is not taken in by one person where it is red', async () => {
    const entry = await setAside('hulp.exe', program('gewone woorden'))
    expect(entry.red).toBe(true)
    const asked = await vault.client.quarantine.asText({ entry: entry.id, because })
    expect(asked).toEqual({ units: [], waitingForSecond: true })
    await expect(vault.client.quarantine.asText({ entry: entry.id, because })).rejects.toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    expect(await vault.client.quarantine.list({})).toMatchObject([{ asked: { byMe: true } }])
    expect((await vault.client.signals.list({})).rows).toEqual([])
  })

  it('is refused and gone when it turns out to be marked too high (R51)', async () => {
    const entry = await setAside('stuk.json', broken('STG. GEHEIM: niets'))
    const { units } = await vault.client.quarantine.asText({ entry: entry.id, because })
    expect(units).toMatchObject([{ kind: 'refused', code: 'IMP-47' }])
    expect(await vault.client.quarantine.list({})).toEqual([])
    expect((await vault.client.signals.list({})).rows).toEqual([])
  })

  it('refuses a character set that nobody knows, and a text without a reason', async () => {
    const entry = await setAside('bericht.json', broken('woorden'))
    // @ts-expect-error -- what a caller outside these types could send
    await expect(vault.client.quarantine.asText({ entry: entry.id, charset: 'klingon', because })).rejects.toThrow()
    await expect(vault.client.quarantine.asText({ entry: entry.id, because: '' })).rejects.toThrow()
    expect(await vault.client.quarantine.list({})).toHaveLength(1)
  })
})

/** A file behind a password, from quarantine into the register: opened once, the password kept nowhere, the file as received. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

const file = join(import.meta.dirname, '../../support/fixtures/passwords/agile.docx')
let vault: TestVault
beforeAll(async () => {
  vault = await aVault(plainParser)
  for await (const _ of await vault.client.signals.import({ grant: vault.schakel.give([file]) }));
})
afterAll(() => vault.close())

const entries = () => vault.client.quarantine.list({})

describe('a file behind a password', () => {
  it('waits in quarantine, and goes on waiting when the password does not fit', async () => {
    const [entry] = await entries()
    if (!entry) return expect.fail('not set aside')
    expect(entry.code).toBe('IMP-16')
    const outcomes = await vault.client.quarantine.again({ entry: entry.id, password: 'verkeerd geraden' })
    expect(outcomes).toMatchObject([{ kind: 'quarantined', code: 'IMP-50' }])
    expect(await entries()).toMatchObject([{ code: 'IMP-16', attempts: 2 }])
  })

  it('is registered with its words, and kept as it was received', async () => {
    const [entry] = await entries()
    if (!entry) return expect.fail('not there')
    const [outcome] = await vault.client.quarantine.again({ entry: entry.id, password: 'geheim' })
    if (outcome?.kind !== 'registered') return expect.fail(JSON.stringify(outcome))
    expect(await entries()).toEqual([])
    const { originals, extracts } = await vault.client.signals.show({ signal: outcome.signal })
    expect(extracts.map(extract => extract.text).join('\n')).toContain('Bilal Rahmani')
    const original = originals[0]
    if (!original) return expect.fail('no original')
    const { bytesBase64, intact } = await vault.client.signals.original({ original: original.id })
    expect(intact).toBe(true)
    expect(Buffer.from(bytesBase64, 'base64').equals(readFileSync(file))).toBe(true)
  })

  it('lies in the vault once: what was set aside does not outlive the signal (R59)', () => {
    const sql = vault.schakel.opened()?.files.database ?? expect.fail('locked')
    const count = (of: string) => sql.prepare(`SELECT COUNT(*) AS n FROM ${of}`).get()?.['n']
    expect([count('quarantine_entry'), count('original_key'), count('original_row')]).toEqual([0, 1, 1])
    expect(sql.prepare('SELECT reason FROM tombstone').all()).toEqual([{ reason: 'quarantine_read' }])
  })

  it('leaves no password in the log', async () => {
    const log = JSON.stringify(await vault.client.audit.list({ limit: 200 }))
    expect(log).toContain('quarantine.again')
    for (const password of ['geheim', 'verkeerd geraden']) expect(log).not.toContain(password)
  })
})

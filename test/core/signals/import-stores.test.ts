/** Mail stores and mailboxes through the vault: every message a signal of its own, read in pieces, and nothing around them kept. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportSum, UnitOutcome } from '../../../src/contract/imports.ts'
import { limits } from '../../../src/intake/index.ts'
import { bytesOf } from '../../support/foreign.ts'
import type { MadeItem } from '../../support/outlook.ts'
import { plainParser } from '../../support/parser.ts'
import { aPst } from '../../support/pst.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let folder: string
let vault: TestVault
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-stores-'))
  vault = await aVault(plainParser)
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

async function imported(name: string, bytes: Uint8Array): Promise<{ units: UnitOutcome[]; sum: ImportSum }> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const units: UnitOutcome[] = []
  for await (const event of await vault.client.signals.import({ grant: vault.schakel.give([path]), tell: 'units' })) {
    if (event.type === 'unit') units.push(event.unit)
    if (event.type === 'summary') return { units, sum: event.summary }
  }
  throw new Error('no summary')
}

const letter = (n: number): MadeItem => ({ properties: { 0x0037: `Bericht ${n}`, 0x1000: `Regel ${n}` } })
const storeOf = (items: readonly MadeItem[]) => aPst({ folders: [{ name: 'Postvak IN', items }] })

describe('a mail store', () => {
  it('becomes one signal a message, with its folder in the label and its attachments with it', async () => {
    const attachments = [{ properties: { 0x3705: 1, 0x3707: 'verslag.txt', 0x3701: bytesOf('Het verslag.') } }]
    const { units, sum } = await imported('archief.pst', storeOf([{ ...letter(1), attachments }, letter(2)]))
    expect(sum).toMatchObject({ received: 2, registered: 2 })
    expect(units.map(unit => unit.label)).toEqual(['archief.pst/Postvak IN › 1.eml', 'archief.pst/Postvak IN › 2.eml'])
    const [first] = units
    if (first?.kind !== 'registered') return expect.fail('not registered')
    const detail = await vault.client.signals.show({ signal: first.signal })
    expect(JSON.stringify(detail)).toContain('Het verslag.')
  })

  it('that comes again brings nothing that is there already (R22)', async () => {
    const store = storeOf([letter(1), letter(2)])
    await imported('archief.pst', store)
    const again = await imported('archief-2.pst', storeOf([letter(1), letter(2), letter(3)]))
    expect(again.sum).toMatchObject({ received: 3, registered: 1, duplicates: 2 })
  })

  it('of which a part cannot be read says so beside what could (R48)', async () => {
    const whole = storeOf(Array.from({ length: 40 }, (_, n) => letter(n)))
    const view = new DataView(whole.buffer)
    const blocks = view.getUint32(240, true)
    // The tree of blocks leads nowhere: messages are there by name, and none can be read.
    view.setUint32(blocks + 16, 2 ** 31, true)
    const { sum } = await imported('half.pst', whole)
    expect(sum.received).toBe(sum.refused + sum.registered + sum.quarantined)
    expect(sum.refused + sum.quarantined).toBeGreaterThan(0)
  })

  it('that is none is set aside whole', async () => {
    const { units } = await imported('kapot.pst', bytesOf('!BDN en verder niets'))
    expect(units.map(unit => [unit.kind, 'code' in unit ? unit.code : ''])).toEqual([['quarantined', 'IMP-17']])
  })
})

describe('a file that is too large', () => {
  it('is refused by one byte, and one that only begins as a mailbox is, too (IMP-02)', async () => {
    const path = join(folder, 'groot.bin')
    for (const begin of ['regel', 'From hier af is het geen brief\n']) {
      writeFileSync(path, begin)
      truncateSync(path, limits.fileBytes + 1)
      const outcomes: string[] = []
      for await (const event of await vault.client.signals.import({ grant: vault.schakel.give([path]), tell: 'units' }))
        if (event.type === 'unit') outcomes.push('code' in event.unit ? event.unit.code : event.unit.kind)
      expect(outcomes).toEqual(['IMP-02'])
    }
  })
})

/** Mail stores and mailboxes through the vault: every message a signal of its own, read in pieces, and nothing around them kept. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportSum, UnitOutcome } from '../../../src/contract/imports.ts'
import { limits, readInParts } from '../../../src/intake/index.ts'
import { aMail, attached, bytesOf, plain } from '../../support/foreign.ts'
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

describe('the same attachment in two mails', () => {
  it('stays with both: each signal holds its own, and neither is a second delivery of the other', async () => {
    const report = attached('verslag.txt', 'text/plain', bytesOf('Het verslag van het gesprek.'))
    const first = await imported('een.eml', aMail({ Subject: 'een' }, plain('Zie bijlage.'), report))
    const second = await imported('twee.eml', aMail({ Subject: 'twee' }, plain('Nogmaals de bijlage.'), report))
    expect([first.sum.registered, second.sum.registered]).toEqual([1, 1])
    const originals = await Promise.all(
      [...first.units, ...second.units].map(async unit => {
        if (unit.kind !== 'registered') return expect.fail('not registered')
        const { originals: kept } = await vault.client.signals.show({ signal: unit.signal })
        const mail = kept.find(original => original.parent === null)
        return kept.filter(original => original.parent === mail?.id)
      }),
    )
    expect(originals.map(parts => parts.map(part => part.name))).toEqual([['verslag.txt'], ['verslag.txt']])
    const [one, other] = originals.flat()
    expect(one?.sha256).toBe(other?.sha256)
    expect(one?.id).not.toBe(other?.id)
  })
})

describe('a large file', () => {
  it('that nobody opens is kept without being read, whatever its end says of it', async () => {
    const asked: number[] = []
    const bytes = new Uint8Array(limits.mailbox.largestPartBytes + 1).fill(1)
    const ranges = {
      sizeBytes: bytes.length,
      read: (at: number, length: number) => {
        asked.push(length)
        return Promise.resolve(bytes.subarray(at, at + length))
      },
    }
    const formatOf = async () => {
      for await (const { reply } of readInParts(plainParser(), ranges, { name: 'groot.dat' }))
        return reply.kind === 'document' ? reply.document.format : reply.code
      return null
    }
    expect(await formatOf()).toBe('unknown')
    expect(asked.reduce((sum, length) => sum + length, 0)).toBeLessThan(100_000)
    bytes.set(bytesOf('koly'), bytes.length - 512)
    expect(await formatOf()).toBe('IMP-09')
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

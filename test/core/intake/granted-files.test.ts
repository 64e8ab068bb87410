import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits, listGranted, readGranted } from '../../../src/intake/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-granted-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(path: string, text = 'regel\n'): void {
  const full = join(folder, path)
  mkdirSync(join(full, '..'), { recursive: true })
  writeFileSync(full, text)
}

const codesOf = async (paths: readonly string[], bounds?: { files: number; depth: number }) => {
  const incoming = await Promise.all((await listGranted(paths, bounds)).map(readGranted))
  return incoming.map(item => `${item.label} ${item.kind === 'refused' ? item.code : 'read'}`)
}

describe('a mail store that was granted', () => {
  it('stays where it is: nobody holds it whole, and a change is noticed', async () => {
    const path = join(folder, 'archief.pst')
    writeFileSync(path, `!BDN${'x'.repeat(1_000)}`)
    const [file] = await listGranted([path])
    const incoming = await readGranted(file ?? expect.fail('not listed'))
    if (incoming.kind !== 'mailbox') return expect.fail('read whole')
    expect(incoming.ranges.sizeBytes).toBe(1_004)
    expect(Buffer.from(await incoming.ranges.read(0, 5)).toString()).toBe('!BDNx')
    expect(await incoming.ranges.read(1_000, 500)).toHaveLength(4)
    expect(await incoming.isUnchanged()).toBe(true)
    writeFileSync(path, `!BDN${'y'.repeat(900)}`)
    expect(await incoming.isUnchanged()).toBe(false)
    await expect(incoming.ranges.read(0, 1_004)).rejects.toThrow()
    await incoming.close()
  })

  it('may be larger than a file, and no larger than four gibibytes', async () => {
    const sparse = async (name: string, begin: string, sizeBytes: number) => {
      const path = join(folder, name)
      writeFileSync(path, begin)
      truncateSync(path, sizeBytes)
      const [file] = await listGranted([path])
      const incoming = await readGranted(file ?? expect.fail('not listed'))
      if (incoming.kind === 'mailbox') await incoming.close()
      return incoming.kind === 'refused' ? incoming.code : incoming.kind
    }
    expect(await sparse('a.pst', '!BDN', limits.fileBytes + 1)).toBe('mailbox')
    expect(await sparse('b.pst', '!BDN', limits.store.bytes)).toBe('mailbox')
    expect(await sparse('c.pst', '!BDN', limits.store.bytes + 1)).toBe('IMP-02')
    expect(await sparse('d.mbox', 'From a@b.example\n', limits.fileBytes + 1)).toBe('mailbox')
    expect(await sparse('e.txt', 'regel', limits.fileBytes + 1)).toBe('IMP-02')
  })
})

describe('a folder that was granted', () => {
  it('gives every file in it, in order of name, with their sizes', async () => {
    put('map/b.txt', 'twee')
    put('map/a.txt')
    put('map/onder/c.txt')
    const files = await listGranted([join(folder, 'map')])
    expect(files.map(({ label, sizeBytes }) => [label, sizeBytes])).toEqual([
      ['a.txt', 6],
      ['b.txt', 4],
      ['c.txt', 6],
    ])
  })

  it('leaves out the unfinished mail of a Maildir', async () => {
    for (const part of ['cur', 'new', 'tmp']) put(`postvak/${part}/bericht`)
    expect(await codesOf([join(folder, 'postvak')])).toHaveLength(2)
  })

  it('does not follow links, and says that it did not', async () => {
    put('elders/geheim.txt')
    put('map/a.txt')
    symlinkSync(join(folder, 'elders'), join(folder, 'map/link'))
    symlinkSync(join(folder, 'elders/geheim.txt'), join(folder, 'map/verwijzing.txt'))
    expect(await codesOf([join(folder, 'map')])).toEqual(['a.txt read', 'link IMP-05', 'verwijzing.txt IMP-05'])
  })

  it('that holds more than the bound says so in one line for what is left out', async () => {
    for (const name of ['a', 'b', 'c', 'd']) put(`map/${name}.txt`)
    expect(await codesOf([join(folder, 'map')], { files: 3, depth: 9 })).toEqual([
      'a.txt read',
      'b.txt read',
      'c.txt read',
      'map IMP-14',
    ])
    expect(await codesOf([join(folder, 'map')], { files: 4, depth: 9 })).toHaveLength(4)
  })

  it('that is nested too deep says so where it stopped', async () => {
    put('een/twee/drie/diep.txt')
    expect(await codesOf([join(folder, 'een')], { files: 9, depth: 2 })).toEqual(['drie IMP-13'])
    expect(await codesOf([join(folder, 'een')], { files: 9, depth: 3 })).toEqual(['diep.txt read'])
  })

  it.runIf(process.getuid?.() !== 0)('that cannot be read is told', async () => {
    mkdirSync(join(folder, 'dicht'))
    chmodSync(join(folder, 'dicht'), 0o000)
    expect(await codesOf([join(folder, 'dicht')])).toEqual(['dicht IMP-04'])
    chmodSync(join(folder, 'dicht'), 0o700)
  })
})

import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  openAnchorWriter,
  readAnchorBytes,
  readAnchorFile,
  type AnchorReading,
} from '../../../src/vault/anchor-file.ts'
import type { AnchorKeys, AnchorRecord } from '../../../src/vault/anchor-record.ts'
import { judgeAnchors, type ChainFacts } from '../../../src/vault/judge-anchors.ts'
import { secretOf } from '../../../src/vault/secret.ts'

const vault = new Uint8Array(16).fill(4)
const key = new Uint8Array(32).fill(5)
const keys: AnchorKeys = (epoch, work) => (epoch === 1 ? work(key) : undefined)
const headOf = (n: number): Uint8Array => new Uint8Array(32).fill(n)
const stateOf = (count: number) => ({ count, head: headOf(count), generation: 1, headerSeq: 3, at: 1000 + count })

let folder = ''
let paths: readonly [string, string] = ['', '']
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-anchor-'))
  paths = [join(folder, 'vault.bin'), join(folder, 'profile.bin')]
})
afterEach(() => rmSync(folder, { recursive: true }))

const readBoth = (): { vault: AnchorReading; profile: AnchorReading } => ({
  vault: readAnchorFile(paths[0], vault, keys),
  profile: readAnchorFile(paths[1], vault, keys),
})
const writeCounts = (...counts: readonly number[]): void => {
  const now = readBoth()
  const writer = openAnchorWriter({
    paths,
    vault,
    epoch: 1,
    key: secretOf(new Uint8Array(key)),
    readings: [now.vault, now.profile],
  })
  for (const count of counts) writer.write(stateOf(count))
  writer.close()
}
const chainOf = (count: number, change: Partial<ChainFacts> = {}): ChainFacts => ({
  ...{ count, headAt: (n: number) => (n >= 1 && n <= count ? headOf(n) : undefined), headerSeq: 3, generation: 1 },
  ...change,
})
const kinds = (chain: ChainFacts, files = readBoth()): string[] =>
  judgeAnchors(files, chain).remarks.map(({ kind }) => kind)

describe('the anchor file', () => {
  it('holds the last two records, in turn, alike in both places', () => {
    writeCounts(1, 2, 3)
    expect(readBoth().vault.records.map(record => record.count)).toEqual([3, 2])
    expect(readFileSync(paths[0]).equals(readFileSync(paths[1]))).toBe(true)
    expect(readFileSync(paths[0]).length).toBe(8192)
    writeCounts(4)
    expect(readBoth().profile.records.map(({ n, count }) => [n, count])).toEqual([
      [4, 4],
      [3, 3],
    ])
  })

  it('shows damage when any one bit of any byte is another', () => {
    writeCounts(1, 2, 3)
    const whole = new Uint8Array(readFileSync(paths[0]))
    expect(readAnchorBytes(whole, vault, keys)).toMatchObject({ damaged: false, records: [{ n: 3 }, { n: 2 }] })
    for (let at = 0; at < whole.length; at++) {
      const changed = new Uint8Array(whole)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const reading = readAnchorBytes(changed, vault, keys)
      if (!reading.damaged || reading.records.length === 0) expect.fail(`byte ${at} of the anchor file`)
    }
  })

  it('is damaged when a record is emptied, moved to the other place, or the file is cut', () => {
    writeCounts(1, 2, 3)
    const whole = new Uint8Array(readFileSync(paths[0]))
    expect(readAnchorBytes(new Uint8Array(whole).fill(0, 0, 256), vault, keys)).toMatchObject({
      damaged: true,
      records: [{ n: 3 }],
    })
    expect(readAnchorBytes(new Uint8Array(whole).copyWithin(0, 4096, 4352), vault, keys)).toMatchObject({
      damaged: true,
      records: [{ n: 3 }],
    })
    expect(readAnchorBytes(whole.subarray(0, 8191), vault, keys)).toEqual({
      damaged: true,
      records: [],
      unknownEpoch: false,
    })
  })

  it('is not valid for another vault, another key or an unknown epoch', () => {
    writeCounts(1)
    const bytes = new Uint8Array(readFileSync(paths[0]))
    expect(readAnchorBytes(bytes, new Uint8Array(16), keys).records).toEqual([])
    expect(readAnchorBytes(bytes, vault, (_, work) => work(new Uint8Array(32))).records).toEqual([])
    expect(readAnchorBytes(bytes, vault, () => undefined).records).toEqual([])
  })

  it('is made anew after damage, and goes on counting where the other place was', () => {
    writeCounts(1, 2, 3)
    writeFileSync(paths[0], 'nothing')
    unlinkSync(paths[1])
    writeFileSync(paths[1], readFileSync(paths[0]))
    writeCounts(4)
    expect(readBoth().vault).toMatchObject({ damaged: false, records: [{ n: 1, count: 4 }] })
    unlinkSync(paths[0])
    writeCounts(5)
    expect(readBoth().vault).toMatchObject({ records: [{ n: 2, count: 5 }] })
    expect(readBoth().profile).toMatchObject({
      damaged: false,
      records: [
        { n: 2, count: 5 },
        { n: 1, count: 4 },
      ],
    })
  })

  it('is written again when somebody removes it while the vault is open', () => {
    const writer = openAnchorWriter({ paths, vault, epoch: 1, key: secretOf(new Uint8Array(key)), readings: [] })
    writer.write(stateOf(1))
    writer.write(stateOf(2))
    unlinkSync(paths[0])
    writer.write(stateOf(3))
    writer.close()
    expect(readBoth().vault.records.map(record => record.count)).toEqual([3])
  })
})

describe('judging the anchors', () => {
  it('is content when both lie at the end of the chain', () => {
    writeCounts(1, 2, 3)
    expect(judgeAnchors(readBoth(), chainOf(3))).toMatchObject({ action: 'open', worst: { kind: 'equal' } })
    expect(kinds(chainOf(3))).toEqual(['equal', 'equal'])
  })

  it('catches up after a crash between commit and anchor, quietly up to 64 entries', () => {
    writeCounts(1, 2)
    expect(judgeAnchors(readBoth(), chainOf(66))).toMatchObject({ action: 'open', worst: { kind: 'ahead', by: 64 } })
    expect(judgeAnchors(readBoth(), chainOf(67))).toMatchObject({
      action: 'open',
      worst: { kind: 'far-ahead', by: 65 },
    })
  })

  it('allows reading only when acts are missing, and says how many', () => {
    writeCounts(8, 9)
    expect(judgeAnchors(readBoth(), chainOf(5))).toMatchObject({
      action: 'read-only',
      worst: { kind: 'behind', missing: 4, recordedAt: 1009 },
    })
  })

  it('finds a fork at the newest record and at the one before', () => {
    writeCounts(4, 5)
    const other = (at: number): ChainFacts => chainOf(6, { headAt: n => (n === at ? new Uint8Array(32) : headOf(n)) })
    expect(judgeAnchors(readBoth(), other(5))).toMatchObject({ action: 'read-only', worst: { kind: 'fork', count: 5 } })
    expect(judgeAnchors(readBoth(), other(4))).toMatchObject({ action: 'read-only', worst: { kind: 'fork', count: 4 } })
  })

  it('allows reading only when an old header or an old generation was put back', () => {
    writeCounts(1, 2)
    expect(judgeAnchors(readBoth(), chainOf(2, { headerSeq: 2 }))).toMatchObject({
      action: 'read-only',
      worst: { kind: 'header-behind' },
    })
    expect(judgeAnchors(readBoth(), chainOf(2, { generation: 0 }))).toMatchObject({
      action: 'read-only',
      worst: { kind: 'header-behind' },
    })
    expect(judgeAnchors(readBoth(), chainOf(2, { headerSeq: 4 }))).toMatchObject({
      action: 'open',
      worst: { kind: 'header-ahead' },
    })
  })

  it('uses the other record when one is bad, and says so', () => {
    writeCounts(1, 2, 3)
    const bytes = readFileSync(paths[0])
    bytes[4096 + 30] = 0xff
    writeFileSync(paths[0], bytes)
    expect(judgeAnchors(readBoth(), chainOf(3))).toMatchObject({
      action: 'open',
      worst: { kind: 'record-bad', place: 'vault' },
    })
  })

  it('lets the profile judge when the whole vault folder was restored, anchor included', () => {
    writeCounts(1, 2)
    const old = readFileSync(paths[0])
    writeCounts(3, 4)
    writeFileSync(paths[0], old)
    expect(judgeAnchors(readBoth(), chainOf(2))).toMatchObject({
      action: 'read-only',
      worst: { kind: 'behind', place: 'profile', missing: 2 },
    })
  })

  it('opens on a new computer, with a remark; without any record only after somebody accepts it', () => {
    writeCounts(1, 2)
    const none: AnchorReading = { records: [], damaged: false, unknownEpoch: false }
    const { vault: own } = readBoth()
    expect(judgeAnchors({ vault: own, profile: none }, chainOf(2))).toMatchObject({
      action: 'open',
      worst: { kind: 'none-in-profile' },
    })
    expect(judgeAnchors({ vault: none, profile: own }, chainOf(2))).toMatchObject({
      action: 'open',
      worst: { kind: 'none-in-vault' },
    })
    expect(judgeAnchors({ vault: none, profile: none }, chainOf(2))).toMatchObject({
      action: 'read-only',
      worst: { kind: 'none-anywhere' },
    })
  })

  it('lets the worst answer of both places count', () => {
    const record = (count: number): AnchorRecord => ({
      vault,
      n: 1,
      count,
      head: headOf(count),
      epoch: 1,
      generation: 1,
      headerSeq: 3,
      at: 0,
    })
    const reading = (count: number): AnchorReading => ({
      records: [record(count)],
      damaged: false,
      unknownEpoch: false,
    })
    expect(kinds(chainOf(5), { vault: reading(5), profile: reading(9) })).toEqual(['behind', 'equal'])
    expect(kinds(chainOf(5), { vault: reading(9), profile: reading(3) })).toEqual(['behind', 'ahead'])
  })
})

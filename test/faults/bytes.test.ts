/**
 * Security design §15, rows 10, 11, 36 and 37: any byte of the header, the anchor, an original, a packet, a reviewed bag or a backup is
 * another, or the file is cut. Each is found.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SchakelError } from '../../src/contract/errors.ts'
import { bagZip } from '../../src/packets/seal/bag.ts'
import { allOf, memorySource } from '../../src/packets/seal/bytes.ts'
import { readFrozenBag } from '../../src/packets/seal/read-bag.ts'
import { sealPacket } from '../../src/packets/seal/seal-packet.ts'
import { nothingSeen } from '../../src/packets/seal/seen.ts'
import { verifyPacket } from '../../src/packets/seal/verify-packet.ts'
import { judgeAnchors } from '../../src/vault/judge-anchors.ts'
import { countingHeader, readHeaderFiles } from '../../src/vault/header-files.ts'
import { readOriginal, keepBytes } from '../../src/vault/originals.ts'
import { openBytes, sealBytes } from '../../src/vault/sealed-bytes.ts'
import type { UnlockedFiles } from '../../src/vault/unlocked-files.ts'
import { verifyBackup } from '../../src/vault/verify-backup.ts'
import { makeBackup, migrate } from '../../src/vault/index.ts'
import { aFrozenBag, aPacketJson, aRecipient, aTeam, openedAt, signaturesOf } from '../support/packets.ts'
import { aVaultFolder, type VaultFolder } from '../support/vault-folder.ts'
import { amount, isFull, patient, seeded, tell } from './support/figures.ts'

const { seed, draw } = seeded()
const root = mkdtempSync(join(tmpdir(), 'schakel-bytes-'))
let vault: VaultFolder
let files: UnlockedFiles

beforeAll(async () => {
  vault = aVaultFolder()
  files = (await vault.create()).unlocked
  migrate(files.database)
})
afterAll(() => {
  files.close()
  vault.remove()
  rmSync(root, { recursive: true, force: true })
})

/** Every place when everything is asked for; otherwise some, drawn. */
function places(size: number, most: number): number[] {
  const all = Array.from({ length: size }, (_, at) => at)
  if (isFull || size <= most) return all
  return [...new Set(Array.from({ length: most }, () => draw.below(size)))]
}
function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = new Uint8Array(bytes)
  changed[at] = (changed[at] ?? 0) ^ (1 << draw.below(8))
  return changed
}
async function isRefused(work: () => unknown): Promise<boolean> {
  try {
    await work()
    return false
  } catch (error) {
    // A clear code, not an accident further on.
    return error instanceof SchakelError
  }
}

function figure(what: string, rows: string, tried: number, missed: readonly number[]): void {
  tell({ family: 'bytes', rows, what, tried, undetected: missed.length, seed })
  expect(missed, `${what}, seed ${seed}`).toEqual([])
}

it('of the header: one copy, both, and with the sum made right again', patient, async () => {
  const { headerA, headerB } = files.paths
  const whole = new Uint8Array(readFileSync(headerA))
  const slot = files.header().slots.find(one => one.id === files.slot.id) ?? expect.fail('no slot')
  const read = () => {
    const copies = readHeaderFiles(files.paths)
    const header = countingHeader(copies, slot, (epoch, work) => files.secrets.withKey('header', epoch, work))
    return { header, uneven: copies.uneven }
  }
  const missed: number[] = []
  let tried = 0
  const at = places(whole.length, 300)
  for (const place of at) {
    const changed = flipped(whole, place)
    writeFileSync(headerA, changed)
    const one = read()
    if (!one.uneven || one.header.seq !== files.header().seq) missed.push(place)
    writeFileSync(headerB, changed)
    if (!(await isRefused(read))) missed.push(place)
    tried += 2
    if (place < whole.length - 64) {
      const summed = resummed(changed)
      writeFileSync(headerA, summed)
      writeFileSync(headerB, summed)
      if (!(await isRefused(read))) missed.push(place)
      tried += 1
    }
    writeFileSync(headerB, whole)
  }
  for (const length of places(whole.length, 100)) {
    writeFileSync(headerA, whole.subarray(0, length))
    if (!read().uneven) missed.push(length)
    tried += 1
  }
  writeFileSync(headerA, whole)
  figure(`bytes of the header (${whole.length}): one copy, both, sum made right, cut`, '10, 7', tried, missed)
})

/** As somebody would who knows the format and not the key. */
function resummed(bytes: Uint8Array): Uint8Array {
  const changed = new Uint8Array(bytes)
  const end = bytes.length - 64
  changed.set(createHash('sha256').update(changed.subarray(0, end)).digest(), end)
  return changed
}

it('of the anchor, in the vault and in the profile', patient, () => {
  const anchors = files.openAnchors(files.readAnchors())
  const head = new Uint8Array(32).fill(7)
  for (const count of [1, 2, 3]) anchors.write({ count, head, generation: 1, headerSeq: 1, at: count })
  anchors.close()
  const paths = [files.paths.anchor, join(vault.deps.stateFolder, 'anchors', `${hex(files.vaultId)}.bin`)]
  const chain = { count: 3, headAt: () => head, headerSeq: 1, generation: 1 }
  const missed: number[] = []
  let tried = 0
  for (const path of paths) {
    const whole = new Uint8Array(readFileSync(path))
    const isFound = () => judgeAnchors(files.readAnchors(), chain).remarks.some(remark => remark.kind === 'record-bad')
    expect(isFound()).toBe(false)
    for (const place of places(whole.length, 800)) {
      writeFileSync(path, flipped(whole, place))
      if (!isFound()) missed.push(place)
      tried += 1
    }
    for (const length of places(whole.length, 100)) {
      writeFileSync(path, whole.subarray(0, length))
      if (!isFound()) missed.push(length)
      tried += 1
    }
    writeFileSync(path, whole)
  }
  figure('bytes of both anchors (8192 each), and cut', '10, 7', tried, missed)
})

it('of an original: in a row, in a file, in quarantine; chunks that change places', patient, async () => {
  const missed: number[] = []
  let tried = 0
  const seal = { key: new Uint8Array(32).fill(3), id: new Uint8Array(16).fill(4) }
  const row = sealBytes(new Uint8Array(3_000).fill(65), seal)
  for (const place of places(row.length, 500)) {
    if (!(await isRefused(() => openBytes(flipped(row, place), seal)))) missed.push(place)
    tried += 1
  }
  // Above 256 KiB an original is a file: five chunks, the last one partly padding.
  const rows = {
    runSql: (sql: string, given: readonly (string | number | Uint8Array | null)[]) =>
      files.database.prepare(sql).run(given),
    getSql: (sql: string, given: readonly (string | number | Uint8Array | null)[]) =>
      files.database.prepare(sql).get(given),
  }
  keepBytes(files.paths, rows, 'groot', new Uint8Array(270_000).fill(66))
  const [folder = ''] = readdirSync(files.paths.blobs)
  const [name = ''] = readdirSync(join(files.paths.blobs, folder))
  const path = join(files.paths.blobs, folder, name)
  const whole = new Uint8Array(readFileSync(path))
  const read = () => {
    for (const piece of readOriginal(files.paths, rows, 'groot')) piece.fill(0)
  }
  const structure = [
    ...Array(64).keys(),
    ...[0, 1, 2, 3].flatMap(n => [...Array(16).keys()].map(i => 64 + 65_536 + n * 65_552 + i)),
  ]
  const drawn = Array.from({ length: amount(40, 4_000) }, () => draw.below(whole.length))
  for (const place of [...structure.slice(0, amount(24, structure.length)), whole.length - 1, ...drawn]) {
    writeFileSync(path, flipped(whole, place))
    if (!(await isRefused(read))) missed.push(place)
    tried += 1
  }
  for (let length = 0; length < whole.length; length += amount(65_536, 512)) {
    writeFileSync(path, whole.subarray(0, length))
    if (!(await isRefused(read))) missed.push(length)
    tried += 1
  }
  const swapped = new Uint8Array(whole)
  swapped.set(whole.subarray(64, 64 + 65_552), 64 + 65_552)
  swapped.set(whole.subarray(64 + 65_552, 64 + 2 * 65_552), 64)
  writeFileSync(path, swapped)
  if (!(await isRefused(read))) missed.push(-1)
  writeFileSync(path, whole)
  read()
  figure(
    `bytes of originals (row ${row.length}, file ${whole.length}), cut every ${amount(65_536, 512)}, chunks swapped`,
    '11, 7',
    tried + 1,
    missed,
  )
})

it('of a sealed packet and of the bag that was reviewed', patient, async () => {
  const team = await aTeam()
  const packet = await aPacketJson(team.author)
  const bag = await aFrozenBag(packet)
  const mine = await aRecipient()
  const { path } = await sealPacket({
    ...{ bag, signatures: signaturesOf(team, bag, packet, [mine]), organisation: team.organisation.organisation },
    ...{ recipients: [mine.recipient], folder: root },
  })
  const whole = new Uint8Array(readFileSync(path))
  const reader = {
    identities: [mine.identity],
    organisations: [team.organisation.organisation],
    seen: nothingSeen,
    now: openedAt,
  }
  const isFound = async () => (await verifyPacket(path, reader)).kind === 'refused'
  expect(await isFound()).toBe(false)
  const missed: number[] = []
  let tried = 0
  for (const place of places(whole.length, 150)) {
    writeFileSync(path, flipped(whole, place))
    if (!(await isFound())) missed.push(place)
    tried += 1
  }
  const cuts = [Math.floor(whole.length / 100), Math.floor(whole.length / 2), whole.length - 1]
  for (const length of [...cuts, ...places(whole.length, 20).filter((_, i) => i % amount(1, 50) === 0)]) {
    writeFileSync(path, whole.subarray(0, length))
    if (!(await isFound())) missed.push(length)
    tried += 1
  }
  figure(`bytes of a sealed packet (${whole.length}), and cut`, '36, 37', tried, missed)
  const frozen = await allOf(bagZip(bag), 2 ** 24)
  const missedInBag: number[] = []
  const at = places(frozen.length, 400)
  for (const place of at) {
    const changed = flipped(frozen, place)
    if (!(await isRefused(() => readFrozenBag(memorySource(changed))))) missedInBag.push(place)
  }
  figure(`bytes of the bag that was reviewed (${frozen.length})`, '36', at.length, missedInBag)
})

it('of a backup, in every file of it', patient, async () => {
  const to = join(root, 'kopie.schakelbackup')
  await makeBackup(files, to, { checkpoint: null })
  const slot = files.header().slots.find(one => one.id === files.slot.id) ?? expect.fail('no slot')
  const names = readdirSync(to, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(to, name)).isFile())
  const missed: number[] = []
  let tried = 0
  for (const name of names) {
    const path = join(to, name)
    const whole = new Uint8Array(readFileSync(path))
    for (let n = 0; n < amount(2, 60); n += 1) {
      writeFileSync(path, flipped(whole, draw.below(whole.length)))
      if (!(await isRefused(() => verifyBackup(to, files.secrets, slot)))) missed.push(n)
      tried += 1
    }
    writeFileSync(path, whole.subarray(0, draw.below(whole.length)))
    if (!(await isRefused(() => verifyBackup(to, files.secrets, slot)))) missed.push(-1)
    rmSync(path)
    if (!(await isRefused(() => verifyBackup(to, files.secrets, slot)))) missed.push(-2)
    tried += 2
    writeFileSync(path, whole)
  }
  await verifyBackup(to, files.secrets, slot)
  figure(`bytes of a backup's ${names.length} files, each also cut and left out`, '17', tried, missed)
})

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

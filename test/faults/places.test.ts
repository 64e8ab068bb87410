/**
 * Security design §15, rows 15 to 18: a real place that is full, read-only, or fails while it is written to. What was answered is kept,
 * what was refused says why, and nothing looks finished that is not.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SchakelError } from '../../src/contract/errors.ts'
import { testPassphrase } from '../support/vault.ts'
import { patient, tell } from './support/figures.ts'
import { handOn, stageAt, type Hand } from './support/scenarios.ts'

const root = mkdtempSync(join(tmpdir(), 'schakel-places-'))
const founded = join(root, 'founded')
const mounted: string[] = []
const loops: string[] = []

/** Why nothing can be mounted here, or null. */
function whyNot(): string | null {
  if (process.getuid?.() !== 0) return 'only root mounts'
  const probe = join(root, 'probe')
  mkdirSync(probe)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status !== 0) return 'nothing can be mounted'
  execFileSync('umount', [probe])
  return null
}
const reason = whyNot()

function mountSmall(name: string, bytes: number): string {
  const at = join(root, name)
  mkdirSync(at)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', at])
  mounted.unshift(at)
  return at
}

beforeAll(async () => {
  const hand = handOn(stageAt(founded))
  await hand.schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: testPassphrase })
  await hand.schakel.lock('quit')
})
afterAll(() => {
  for (const at of mounted) spawnSync('umount', ['-l', at])
  for (const loop of loops) spawnSync('losetup', ['-d', loop])
  rmSync(root, { recursive: true, force: true })
})

const codeOf = (error: unknown): string => (error instanceof SchakelError ? error.code : `RAW ${String(error)}`)
const bytesUnder = (folder: string): number => filesUnder(folder).reduce((sum, path) => sum + statSync(path).size, 0)
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path))
    .filter(path => statSync(path).isFile())
const digestOf = (folder: string): string[] =>
  filesUnder(folder).map(path => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)

/** A text that does not fold into little, in a file that is too large for a row. */
function largeMail(n: number): string {
  const path = join(root, `groot-${n}.eml`)
  const lines = Array.from(
    { length: 9_000 },
    (_, at) => `Regel ${at} ${createHash('sha256').update(`${n} ${at}`).digest('hex')}`,
  )
  writeFileSync(path, `Message-ID: <p${n}@coa.example>\r\nSubject: Groot ${n}\r\n\r\n${lines.join('\r\n')}\r\n`)
  return path
}

/** Imports; what was registered, and the codes of what was not. */
async function importOne(hand: Hand, path: string): Promise<{ registered: number; refused: string[] }> {
  const found: { registered: number; refused: string[] } = { registered: 0, refused: [] }
  try {
    for await (const event of await hand.client.signals.import({ grant: hand.schakel.give([path]) })) {
      if (event.type !== 'unit') continue
      if (event.unit.kind === 'registered') found.registered += 1
      if (event.unit.kind === 'refused') found.refused.push(event.unit.code)
    }
  } catch (error) {
    found.refused.push(codeOf(error))
  }
  return found
}

describe('a place that', () => {
  it('is full: what was answered is there, the rest is refused in words, reading goes on', patient, async context => {
    if (reason !== null) {
      skipped('15', 'a small file system that fills up', reason)
      context.skip(reason)
    }
    const at = mountSmall('small', bytesUnder(founded) + 6 * 1024 * 1024)
    cpSync(founded, at, { recursive: true })
    const hand = handOn(stageAt(at))
    await hand.client.vault.unlock({ passphrase: testPassphrase })
    let registered = 0
    const refused: string[] = []
    for (let n = 0; n < 20 && refused.length < 2; n += 1) {
      const outcome = await importOne(hand, largeMail(n))
      registered += outcome.registered
      refused.push(...outcome.refused)
    }
    expect(registered).toBeGreaterThan(0)
    expect(new Set(refused)).toEqual(new Set(['DISK_FULL']))
    const { rows } = await hand.client.signals.list({ limit: 200 })
    expect(rows).toHaveLength(registered)
    await hand.schakel.lock('quit').catch(() => undefined)
    const elsewhere = join(root, 'elsewhere')
    cpSync(at, elsewhere, { recursive: true })
    const again = handOn(stageAt(elsewhere))
    await again.client.vault.unlock({ passphrase: testPassphrase })
    const kept = (await again.client.signals.list({ limit: 200 })).rows.length
    expect(await again.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
    expect(readdirSync(join(again.folder, 'tmp'))).toEqual([])
    await again.schakel.lock('quit')
    tell({
      ...{ family: 'places', rows: '15', tried: registered + refused.length, lost: registered - kept },
      what: 'a small file system that fills up during imports',
    })
    expect(kept).toBe(registered)
  })

  it('is read-only: refused with its code, and not a byte changes', patient, async context => {
    if (reason !== null) {
      skipped('16', 'a read-only file system', reason)
      context.skip(reason)
    }
    const at = mountSmall('fixed', bytesUnder(founded) + 4 * 1024 * 1024)
    cpSync(founded, at, { recursive: true })
    const before = digestOf(at)
    execFileSync('mount', ['-o', 'remount,ro', at])
    const hand = handOn({ ...stageAt(at), stateFolder: join(root, 'state-of-fixed') })
    expect(await hand.client.vault.unlock({ passphrase: testPassphrase }).catch(codeOf)).toBe('KLU-05')
    expect(digestOf(at)).toEqual(before)
    execFileSync('mount', ['-o', 'remount,rw', at])
    const after = handOn(stageAt(at))
    await after.client.vault.unlock({ passphrase: testPassphrase })
    expect(await after.client.care.verify({})).toMatchObject({ sound: true })
    await after.schakel.lock('quit')
    tell({ family: 'places', rows: '16', tried: 1, what: 'a read-only file system' })
  })

  it('fails under a backup: the backup does not count, and the vault goes on', patient, async context => {
    const why = reason ?? whyNoDevice()
    if (why !== null) {
      skipped('17, 18', 'a device that fails under a backup', why)
      context.skip(why)
    }
    const stage = join(root, 'backed')
    cpSync(founded, stage, { recursive: true })
    const hand = handOn(stageAt(stage))
    await hand.client.vault.unlock({ passphrase: testPassphrase })
    for (let n = 0; n < 8; n += 1) await importOne(hand, largeMail(n))
    const device = failingDevice()
    const to = join(device, 'kopie.schakelbackup')
    const code = await hand.client.care.backup({ grant: hand.schakel.give([to]) }).then(() => 'made', codeOf)
    expect(code).not.toBe('made')
    expect(code).not.toMatch(/^RAW/)
    expect(existsSync(join(to, 'backup.json'))).toBe(false)
    expect((await hand.client.care.moments({})).backupAt).toBeNull()
    expect(await hand.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
    const good = join(root, 'goed.schakelbackup')
    expect(await hand.client.care.backup({ grant: hand.schakel.give([good]) })).toMatchObject({ sound: true })
    await hand.schakel.lock('quit')
    tell({ family: 'places', rows: '17, 18', tried: 1, what: 'a device that fails in the middle of a backup' })
  })
})

function skipped(rows: string, what: string, why: string): void {
  tell({ family: 'places', rows, tried: 0, what, skipped: why })
}

function whyNoDevice(): string | null {
  return spawnSync('losetup', ['-f']).status === 0 ? null : 'there is no loop device'
}

/** A file system of 64 MB on a device of which only the first part can be written: after it the device answers with errors. */
function failingDevice(): string {
  const behind = mountSmall('behind', 3 * 1024 * 1024)
  const image = join(behind, 'image')
  execFileSync('truncate', ['-s', '64m', image])
  execFileSync('mkfs.ext4', ['-q', '-O', '^has_journal', '-E', 'nodiscard,lazy_itable_init=1', image])
  const loop = execFileSync('losetup', ['-f', '--show', image], { encoding: 'utf8' }).trim()
  loops.push(loop)
  const at = join(root, 'stick')
  mkdirSync(at)
  execFileSync('mount', [loop, at])
  mounted.unshift(at)
  return at
}

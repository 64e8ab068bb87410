import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Locked } from '../../../src/contract/errors.ts'
import { floorSettings } from '../../../src/vault/calibrate.ts'
import { drawPapers } from '../../../src/vault/renew-papers.ts'
import { addSlot, changePassphrase, removeSlot } from '../../../src/vault/change-slots.ts'
import { drillShares, recoverFiles } from '../../../src/vault/recover-vault.ts'
import { sealTo } from '../../../src/vault/age-keys.ts'
import { createVaultFiles } from '../../../src/vault/create-vault.ts'
import {
  aVaultFolder,
  codeOfFailure,
  otherPassphrase,
  passphrase,
  type VaultFolder,
} from '../../support/vault-folder.ts'

let vault: VaultFolder
beforeEach(() => void (vault = aVaultFolder()))
afterEach(() => vault.remove())

const at = (...names: readonly string[]): string => join(vault.folder, ...names)
/** A new vault with one table in it, closed. Returns its recovery shares. */
const made = async (): Promise<readonly [string, string, string]> => {
  const { unlocked, shares } = await vault.create()
  unlocked.database.exec('CREATE TABLE t (word TEXT) STRICT')
  unlocked.database.prepare('INSERT INTO t VALUES (?)').run(['herkenbaar woord'])
  unlocked.close()
  return shares
}
const opens = async (phrase: string, slot?: number | string): Promise<boolean> => {
  // Each try at its own moment, so that no wait from a former one is in the way.
  vault.deps.clock.forward(900_000)
  const outcome = await codeOfFailure(async () =>
    (await vault.unlock({ passphrase: phrase, ...(slot === undefined ? {} : { slot }) })).close(),
  )
  if (outcome !== 'nothing' && outcome !== 'WRONG_PASSPHRASE') throw new Error(outcome)
  return outcome === 'nothing'
}
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => join(one.parentPath, one.name))

describe('a new vault', () => {
  it('opens with its passphrase, however that is typed, and holds what was put in', async () => {
    const { unlocked } = await createVaultFiles(
      vault.folder,
      { passphrase: 'cafe\u0301 aan de lange kade', kdf: floorSettings() },
      vault.deps,
    )
    unlocked.database.exec('CREATE TABLE t (x)')
    unlocked.close()
    const again = await vault.unlock({ passphrase: 'caf\u00e9 aan de lange kade' })
    expect(again.database.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 })
    expect(again.vaultId).toEqual(unlocked.vaultId)
    expect(again.signer.keyid).toBe(unlocked.signer.keyid)
    again.close()
  })

  it('can be read by its owner alone and shows no word of its content', async () => {
    await made()
    for (const path of filesUnder(vault.folder)) {
      expect(statSync(path).mode & 0o777, path).toBe(0o600)
      const bytes = readFileSync(path)
      for (const word of ['herkenbaar', 'paarden', 'SQLite format 3'])
        expect(bytes.includes(word), `${word} in ${path}`).toBe(false)
    }
    expect(statSync(vault.folder).mode & 0o777).toBe(0o700)
    expect(readFileSync(at('vault.a.hdr')).equals(readFileSync(at('vault.b.hdr')))).toBe(true)
  })

  it('is made in an empty place only, and leaves nothing of itself when it cannot be made', async () => {
    mkdirSync(vault.folder)
    writeFileSync(at('mine.txt'), 'x')
    expect(await codeOfFailure(() => vault.create())).toBe('KLU-11')
    expect(readdirSync(vault.folder)).toEqual(['mine.txt'])
    rmSync(at('mine.txt'))
    expect(await codeOfFailure(() => createVaultFiles(vault.folder, { passphrase: 'te kort' }, vault.deps))).toBe(
      'PASSPHRASE_SHORT',
    )
    const bad = { ...floorSettings(), t: 2 }
    expect(await codeOfFailure(() => createVaultFiles(vault.folder, { passphrase, kdf: bad }, vault.deps))).toBe(
      'KLU-07',
    )
    expect(readdirSync(vault.folder)).toEqual([])
    await made()
    expect(await codeOfFailure(() => vault.create())).toBe('KLU-11')
  })

  it('opens what is sealed to its user, until it is closed', async () => {
    const { unlocked } = await vault.create()
    const file = await sealTo([unlocked.recipient], Buffer.from('voor u'))
    expect(Buffer.from(await unlocked.openSealed(file)).toString()).toBe('voor u')
    unlocked.close()
    expect(await codeOfFailure(() => unlocked.openSealed(file))).toBe('LOCKED')
    expect(await codeOfFailure(() => unlocked.signer.sign(new Uint8Array(1)))).toBe('LOCKED')
    expect(() => unlocked.close()).not.toThrow()
  })
})

describe('unlocking', () => {
  it('has one answer for a wrong passphrase and a slot that does not exist', async () => {
    await made()
    expect(await codeOfFailure(() => vault.unlock({ passphrase: otherPassphrase }))).toBe('WRONG_PASSPHRASE')
    expect(await codeOfFailure(() => vault.unlock({ slot: 'gebruiker 9' }))).toBe('WRONG_PASSPHRASE')
    expect(await codeOfFailure(() => vault.unlock({ slot: 2 }))).toBe('WRONG_PASSPHRASE')
    const unlocked = await vault.unlock({ slot: 'gebruiker 1' })
    expect(unlocked.failuresBefore).toBe(3)
    unlocked.close()
  })

  it('waits after three failures, in a new process too, without trying the passphrase', async () => {
    await made()
    for (let i = 0; i < 3; i++) await codeOfFailure(() => vault.unlock({ passphrase: otherPassphrase, slot: 1 }))
    const failure = await vault.unlock({ slot: 1 }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Locked)
    expect(failure).toMatchObject({ code: 'PASSPHRASE_WAIT', details: { seconds: 5 } })
    vault.deps.clock.forward(5000)
    const unlocked = await vault.unlock({ slot: 1 })
    expect(unlocked.failuresBefore).toBe(3)
    unlocked.close()
  })

  it('is for one program at a time, and leaves the files of the other alone', async () => {
    await made()
    const first = await vault.unlock()
    writeFileSync(at('tmp', 'a.part'), 'being written')
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-12')
    expect(readdirSync(at('tmp'))).toEqual(['a.part'])
    first.close()
    const second = await vault.unlock()
    expect(readdirSync(at('tmp'))).toEqual([])
    second.close()
  })

  it('uses the other header copy when one is damaged in any way, and restores the damaged one', async () => {
    await made()
    const whole = readFileSync(at('vault.a.hdr'))
    const damages: ((bytes: Buffer) => Buffer)[] = [
      bytes => bytes.fill(0),
      bytes => bytes.subarray(0, 100),
      bytes => Buffer.concat([bytes, Buffer.of(0)]),
      bytes => bytes.fill(1, bytes.length - 1),
      () => Buffer.alloc(0),
    ]
    for (const name of ['vault.a.hdr', 'vault.b.hdr']) {
      for (const damage of damages) {
        writeFileSync(at(name), damage(Buffer.from(whole)))
        const unlocked = await vault.unlock()
        expect(unlocked.headerWasUneven).toBe(true)
        unlocked.close()
        expect(readFileSync(at(name)).equals(whole)).toBe(true)
      }
    }
  })

  it('says what is wrong with a folder', async () => {
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-08')
    await made()
    const whole = readFileSync(at('vault.a.hdr'))
    const both = (bytes: Buffer): void => ['vault.a.hdr', 'vault.b.hdr'].forEach(name => writeFileSync(at(name), bytes))
    both(Buffer.from(whole).fill(0, 20, 21))
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-09')
    both(Buffer.from(whole).fill(0, whole.length - 32))
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-10')
    both(resummed(whole, '"m":65536', '"m":65535'))
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-07')
    both(resummed(whole, '"kind":"recovery"', '"kind":"biometry"'))
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-07')
    // A slot moved to other settings does not open: settings and place are bound into the wrap.
    both(resummed(whole, '"m":65536', '"m":65537'))
    expect(await codeOfFailure(() => vault.unlock({ slot: 1 }))).toBe('WRONG_PASSPHRASE')
    // Anything else that is altered shows by the header's own seal.
    both(resummed(whole, '"seq":1', '"seq":9'))
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-10')
    both(whole)
    rmSync(at('db', 'case.g0001.db'))
    expect(await codeOfFailure(() => vault.unlock())).toBe('KLU-14')
    expect(readdirSync(at('db'))).toEqual([])
  })

  it(
    'refuses a place where it cannot write',
    { skip: process.getuid?.() !== 0 || process.platform !== 'linux' },
    async () => {
      await made()
      // Root writes anywhere but on a mount that nobody may write.
      const script = `mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$1" --input-type=module -e "$2"`
      const source = (name: string): string =>
        JSON.stringify(new URL(`../../../src/vault/${name}`, import.meta.url).href)
      const program = `import { unlockFiles } from ${source('open-vault.ts')}
      const deps = { clock: { now: () => Date.now(), monotonic: () => 0 }, stateFolder: ${JSON.stringify(vault.deps.stateFolder)} }
      unlockFiles(${JSON.stringify(vault.folder)}, { passphrase: ${JSON.stringify(passphrase)} }, deps).then(() => console.log('opened'), error => console.log(error.code))`
      const { stdout, stderr } = spawnSync(
        'unshare',
        ['--mount', 'sh', '-c', script, vault.folder, process.execPath, program],
        { encoding: 'utf8' },
      )
      expect(stdout.trim() || stderr).toBe('KLU-05')
    },
  )
})

describe('changing who may open', () => {
  it('changes a passphrase: the new one opens, the old one does not, keys and place stay', async () => {
    await made()
    const unlocked = await vault.unlock()
    const { keyid } = unlocked.signer
    expect(
      await codeOfFailure(() =>
        changePassphrase(unlocked, 'niet de huidige zin', { passphrase: otherPassphrase, kdf: floorSettings() }),
      ),
    ).toBe('WRONG_PASSPHRASE')
    const slot = await changePassphrase(unlocked, passphrase, { passphrase: otherPassphrase, kdf: floorSettings() })
    expect(slot).toMatchObject({ id: 1, keyid })
    unlocked.close()
    expect(await opens(passphrase)).toBe(false)
    expect(await opens(otherPassphrase)).toBe(true)
  })

  it('keeps the old passphrase valid when a change is cut short between the copies, and the new one too', async () => {
    await made()
    copyFileSync(at('vault.a.hdr'), join(vault.root, 'old.hdr'))
    const unlocked = await vault.unlock()
    await changePassphrase(unlocked, passphrase, { passphrase: otherPassphrase, kdf: floorSettings() })
    unlocked.close()
    // As a kill after copy b leaves it.
    copyFileSync(join(vault.root, 'old.hdr'), at('vault.a.hdr'))
    expect(await opens(passphrase)).toBe(true)
    expect(await opens(otherPassphrase)).toBe(true)
    // The newer copy was finished by the last one: only the new passphrase is left.
    expect(await opens(passphrase)).toBe(false)
  })

  it('adds a user with keys of their own, and takes the user away again', async () => {
    await made()
    const unlocked = await vault.unlock()
    const added = await addSlot(unlocked, { passphrase: otherPassphrase, kdf: floorSettings(), label: 'gebruiker 2' })
    expect(added.keyid).not.toBe(unlocked.signer.keyid)
    unlocked.close()
    const other = await vault.unlock({ passphrase: otherPassphrase })
    expect(other.slot).toEqual(added)
    expect(other.database.prepare('SELECT word FROM t').get()).toEqual({ word: 'herkenbaar woord' })
    other.close()
    const again = await vault.unlock({ slot: 1 })
    await removeSlot(again, added.id)
    expect(again.slots().map(({ id }) => id)).toEqual([1, 2])
    const next = await addSlot(again, { passphrase: otherPassphrase, kdf: floorSettings() })
    expect(next.id).toBeGreaterThan(added.id)
    await removeSlot(again, next.id)
    again.close()
    expect(await opens(otherPassphrase)).toBe(false)
  })

  it("keeps the last slot, one's own slot and the recovery", async () => {
    await made()
    const unlocked = await vault.unlock()
    expect(await codeOfFailure(() => removeSlot(unlocked, 1))).toBe('SLOT_LAST')
    expect(await codeOfFailure(() => removeSlot(unlocked, 2))).toBe('SLOT_LAST')
    expect(await codeOfFailure(() => removeSlot(unlocked, 7))).toBe('SLOT_NOT_FOUND')
    expect(await codeOfFailure(() => addSlot(unlocked, { passphrase: 'kort', kdf: floorSettings() }))).toBe(
      'PASSPHRASE_SHORT',
    )
    unlocked.close()
  })

  it('raises the number of the header with every change, so that an old one put back shows', async () => {
    await made()
    const old = readFileSync(at('vault.a.hdr'))
    const unlocked = await vault.unlock()
    await addSlot(unlocked, { passphrase: otherPassphrase, kdf: floorSettings() })
    expect(unlocked.header().seq).toBe(2)
    unlocked.close()
    for (const name of ['vault.a.hdr', 'vault.b.hdr']) writeFileSync(at(name), old)
    const again = await vault.unlock()
    expect(again.header().seq).toBe(1)
    again.close()
  })

  it('does not write a header when the disk cannot take it, and stays as it was', async () => {
    await made()
    const unlocked = await vault.unlock()
    const before = readFileSync(at('vault.b.hdr'))
    renameSync(at('tmp'), at('elsewhere'))
    expect(
      await codeOfFailure(() => addSlot(unlocked, { passphrase: otherPassphrase, kdf: floorSettings() })),
    ).toContain('ENOENT')
    renameSync(at('elsewhere'), at('tmp'))
    expect(readFileSync(at('vault.b.hdr')).equals(before)).toBe(true)
    expect(unlocked.slots()).toHaveLength(2)
    unlocked.close()
  })
})

describe('recovery', () => {
  const recovery = (shares: readonly string[]) =>
    recoverFiles(vault.folder, { shares, passphrase: otherPassphrase, kdf: floorSettings() }, vault.deps)

  it('makes a new slot with new keys out of any two shares, and nothing else', async () => {
    const shares = await made()
    const before = await vault.unlock()
    const keyids = before.slots().map(({ keyid }) => keyid)
    before.close()
    const outcome = await recovery([shares[2], shares[0]])
    expect(outcome).toMatchObject({ kind: 'recovered', set: 1, slot: { kind: 'passphrase' } })
    const unlocked = await vault.unlock({ passphrase: otherPassphrase })
    expect(keyids).not.toContain(unlocked.signer.keyid)
    expect(unlocked.slots()).toHaveLength(3)
    expect(unlocked.database.prepare('SELECT word FROM t').get()).toEqual({ word: 'herkenbaar woord' })
    unlocked.close()
    expect(await opens(passphrase)).toBe(true)
  })

  it('names each wrong share and changes nothing', async () => {
    const shares = await made()
    const stranger = aVaultFolder()
    const foreign = await stranger.create()
    foreign.unlocked.close()
    stranger.remove()
    const before = filesUnder(vault.folder).map(path => createHash('sha256').update(readFileSync(path)).digest('hex'))
    expect(await recovery([shares[0]])).toEqual({
      kind: 'wrong-shares',
      faults: [{ code: 'SHARES_MISSING', details: { needed: 2 } }],
    })
    expect(await recovery([shares[0], shares[0]])).toMatchObject({ faults: [{ code: 'SHARE_TWICE' }] })
    expect(await recovery([shares[0], foreign.shares[1]])).toMatchObject({
      faults: [{ code: 'SHARE_CHECK', details: { share: 2 } }],
    })
    expect(filesUnder(vault.folder).map(path => createHash('sha256').update(readFileSync(path)).digest('hex'))).toEqual(
      before,
    )
  })

  it('waits until the vault is closed everywhere', async () => {
    const shares = await made()
    const unlocked = await vault.unlock()
    expect(await codeOfFailure(() => recovery([shares[0], shares[1]]))).toBe('KLU-12')
    unlocked.close()
  })

  it('goes with the new papers only, once they were renewed', async () => {
    const old = await made()
    const unlocked = await vault.unlock()
    const drawn = await drawPapers(unlocked, 2)
    const fresh = drawn.shares
    expect(await drillShares(unlocked, [old[0], old[1]])).toMatchObject({ kind: 'opens', set: 1 })
    await drawn.use()
    expect(await drillShares(unlocked, [fresh[1], fresh[2]])).toMatchObject({ kind: 'opens', set: 2 })
    unlocked.close()
    expect(await recovery([old[0], old[1]])).toEqual({ kind: 'wrong-shares', faults: [{ code: 'SHARES_DO_NOT_OPEN' }] })
    expect(await recovery([fresh[0], old[1]])).toMatchObject({ faults: [{ code: 'SHARE_SET', details: { share: 2 } }] })
    expect(await recovery([fresh[0], fresh[1]])).toMatchObject({ kind: 'recovered', set: 2 })
  })
})

/** The header with one word replaced and its sum made right again: what somebody without the key can do. */
function resummed(file: Buffer, from: string, to: string): Buffer {
  const n = file.readUInt32LE(8)
  const json = Buffer.from(file.toString('latin1', 12, 12 + n).replace(from, to), 'latin1')
  const start = Buffer.from(file.subarray(0, 12))
  start.writeUInt32LE(json.length, 8)
  const signed = Buffer.concat([start, json])
  return Buffer.concat([signed, createHash('sha256').update(signed).digest(), file.subarray(-32)])
}

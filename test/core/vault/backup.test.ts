import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from '../../../src/vault/backup.ts'
import { floorSettings } from '../../../src/vault/calibrate.ts'
import { changePassphrase } from '../../../src/vault/change-slots.ts'
import { keepBytes, readOriginal } from '../../../src/vault/originals.ts'
import { restoreBackup } from '../../../src/vault/restore-backup.ts'
import type { UnlockedFiles } from '../../../src/vault/unlocked-files.ts'
import { verifyBackup } from '../../../src/vault/verify-backup.ts'
import { makeOriginalTables, rowsOf } from '../../support/original-tables.ts'
import {
  aVaultFolder,
  codeOfFailure,
  otherPassphrase,
  passphrase,
  type VaultFolder,
} from '../../support/vault-folder.ts'

const large = Buffer.from('groot en herkenbaar '.repeat(20_000))
let vault: VaultFolder
let files: UnlockedFiles
let to: string
beforeEach(async () => {
  vault = aVaultFolder()
  files = (await vault.create()).unlocked
  makeOriginalTables(files.database)
  keepBytes(files.paths, rowsOf(files.database), 'small', Buffer.from('klein en herkenbaar'))
  keepBytes(files.paths, rowsOf(files.database), 'large', large)
  to = join(vault.root, "kopie van '26.schakelbackup")
})
afterEach(() => {
  files.close()
  vault.remove()
})

const backup = () => makeBackup(files, to, { checkpoint: null })
const slot = () => {
  const found = files.header().slots.find(one => one.id === files.slot.id)
  if (!found) throw new Error('no slot')
  return found
}
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => join(one.parentPath, one.name))
    .sort()
const restore = (name = 'terug.schakelkluis', phrase = passphrase) =>
  restoreBackup(to, join(vault.root, name), { passphrase: phrase }, vault.deps)

describe('a backup', () => {
  it('holds everything, is verified, and shows nothing readable', async () => {
    const made = await backup()
    expect(made.verification).toEqual({ originals: 2, findings: [] })
    expect(
      filesIn(to).map(path =>
        path
          .slice(to.length + 1)
          .replace(/[0-9a-f]{32}/, 'id')
          .replace(/blobs\/../, 'blobs/xx'),
      ),
    ).toEqual(['backup.json', 'blobs/xx/id.skb', 'db/case.g0001.db', 'vault.a.hdr', 'vault.b.hdr'])
    for (const path of filesIn(to)) expect(readFileSync(path).includes('herkenbaar'), path).toBe(false)
    expect(readdirSync(vault.root).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('comes back in a new folder, byte for byte, with the passphrase of its time', async () => {
    await backup()
    await changePassphrase(files, passphrase, { passphrase: otherPassphrase, kdf: floorSettings() })
    files.database.exec('DELETE FROM original_key')
    const { unlocked, verification } = await restore()
    expect(verification).toEqual({ originals: 2, findings: [] })
    expect(Buffer.concat([...readOriginal(unlocked.paths, rowsOf(unlocked.database), 'large')]).equals(large)).toBe(
      true,
    )
    expect(unlocked.vaultId).toEqual(files.vaultId)
    // No anchor came with it: this computer's own judges how far the copy is behind.
    expect(existsSync(unlocked.paths.anchor)).toBe(false)
    unlocked.close()
  })

  it('leaves a folder alone that has something in it, and nothing when the passphrase is wrong', async () => {
    await backup()
    expect(await codeOfFailure(() => restore('terug', otherPassphrase))).toBe('WRONG_PASSPHRASE')
    expect(existsSync(join(vault.root, 'terug'))).toBe(false)
    expect(await codeOfFailure(() => restoreBackup(to, vault.folder, { passphrase }, vault.deps))).toBe('KLU-11')
    expect(await codeOfFailure(() => backup())).toBe('KLU-11')
  })

  it('is found out when any of its files is changed, cut, missing or listed otherwise', async () => {
    await backup()
    const paths = filesIn(to)
    for (const path of paths) {
      const whole = readFileSync(path)
      const damages: (() => void)[] = [
        () => unlinkSync(path),
        () => truncateSync(path, whole.length - 1),
        () => appendFileSync(path, 'x'),
        ...[0, 0.2, 0.5, 0.9].map(part => () => {
          const changed = Buffer.from(whole)
          const at = Math.floor(part * whole.length)
          changed[at] = (changed[at] ?? 0) ^ 1
          writeFileSync(path, changed)
        }),
      ]
      for (const [index, damage] of damages.entries()) {
        damage()
        expect(await codeOfFailure(() => verifyBackup(to, files.secrets, slot())), `${path} ${index}`).not.toBe(
          'nothing',
        )
        writeFileSync(path, whole)
      }
    }
    expect(await codeOfFailure(() => verifyBackup(to, files.secrets, slot()))).toBe('nothing')
  })

  it('is not restored when it was damaged, and the new folder stays empty', async () => {
    await backup()
    const blob = filesIn(to).find(path => path.endsWith('.skb')) ?? ''
    appendFileSync(blob, 'x')
    expect(await codeOfFailure(() => restore())).toBe('BACKUP_FAILED')
    expect(readdirSync(join(vault.root, 'terug.schakelkluis'))).toEqual([])
  })

  it('is refused with a list that points out of its folder, or that somebody else signed', async () => {
    await backup()
    const list = join(to, 'backup.json')
    const whole = readFileSync(list, 'utf8')
    writeFileSync(list, whole.replace('vault.b.hdr', '../b.hdr'))
    expect(await codeOfFailure(() => restore())).toBe('BACKUP_FAILED')
    writeFileSync(list, whole.replace('"headerSeq":1', '"headerSeq":2'))
    expect(await codeOfFailure(() => restore())).toBe('BACKUP_FAILED')
    writeFileSync(list, whole.replace(/"sig":"...../, '"sig":"AAAAA'))
    expect(await codeOfFailure(() => restore())).toBe('BACKUP_FAILED')
  })

  it('does not count, and leaves nothing, when the vault itself is damaged or when it is stopped', async () => {
    const stopped = makeBackup(files, to, { checkpoint: null, signal: AbortSignal.abort(new Error('stopped')) })
    expect(await codeOfFailure(() => stopped)).toBe('stopped')
    const blob = filesIn(files.paths.blobs)[0] ?? ''
    const whole = readFileSync(blob)
    writeFileSync(blob, Buffer.from(whole).fill(0, 1000, 1001))
    expect(await codeOfFailure(() => backup())).toBe('BACKUP_FAILED')
    expect(readdirSync(vault.root).filter(name => name.includes('schakelbackup'))).toEqual([])
    writeFileSync(blob, whole)
  })

  it('can be made of a vault that misses an original, and says which', async () => {
    rmSync(filesIn(files.paths.blobs)[0] ?? '')
    const made = await backup()
    expect(made.backup.missing).toHaveLength(1)
    expect(made.verification.findings).toEqual([{ kind: 'original-missing', original: 'large' }])
  })
})

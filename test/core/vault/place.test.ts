import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { isNetworkFuse, isNetworkType, isUncPath, refuseNetworkPlace } from '../../../src/vault/place.ts'
import { asStorageError } from '../../../src/vault/storage-errors.ts'

it('a folder of this computer may hold a vault', () => {
  const folder = mkdtempSync(`${tmpdir()}/schakel-place-`)
  expect(() => refuseNetworkPlace(folder)).not.toThrow()
  rmSync(folder, { recursive: true })
})

it('network file systems are told by their number', () => {
  for (const magic of [0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x01021997]) expect(isNetworkType(magic)).toBe(true)
  for (const local of [0xef53, 0x9123683e, 0x58465342, 0x01021994, 0x4d44]) expect(isNetworkType(local)).toBe(false)
})

it('a mount in user space is judged by its kind', () => {
  const mountinfo = [
    '22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw',
    '90 22 0:51 / /media/my\\040share rw,nosuid shared:2 - fuse.sshfs a@b:/ rw',
    '91 22 0:52 / /media/stick rw,nosuid - fuseblk /dev/sdb1 rw',
  ].join('\n')
  expect(isNetworkFuse(mountinfo, '/media/my share/kluis')).toBe(true)
  expect(isNetworkFuse(mountinfo, '/media/stick/kluis')).toBe(false)
  expect(isNetworkFuse(mountinfo, '/home/a')).toBe(false)
})

it('shares of Windows are told by their name', () => {
  expect(isUncPath('\\\\server\\share\\kluis')).toBe(true)
  expect(isUncPath('\\\\?\\UNC\\server\\share')).toBe(true)
  expect(isUncPath('\\\\?\\C:\\kluis')).toBe(false)
  expect(isUncPath('C:\\kluis')).toBe(false)
})

it('a full, failing or read-only disk has its own code', () => {
  const coded = (code: string): unknown => asStorageError(Object.assign(new Error(), { code }))
  expect(coded('ENOSPC')).toMatchObject({ code: 'DISK_FULL' })
  expect(coded('SQLITE_FULL')).toMatchObject({ code: 'DISK_FULL' })
  expect(coded('EIO')).toMatchObject({ code: 'STORAGE_FAILED' })
  expect(coded('SQLITE_IOERR_WRITE')).toMatchObject({ code: 'STORAGE_FAILED' })
  expect(coded('EROFS')).toMatchObject({ code: 'KLU-05' })
  expect(coded('SQLITE_CORRUPT')).toMatchObject({ code: 'DATABASE_DAMAGED' })
  expect(coded('SQLITE_CONSTRAINT_UNIQUE')).toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' })
})

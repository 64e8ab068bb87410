/**
 * May a vault lie here? Not on a network file system, where locks and order of writes are promises of somebody else, and not on a
 * read-only place, because reading must be logged.
 */
import { mkdirSync, readFileSync, realpathSync, statfsSync, unlinkSync } from 'node:fs'
import { KLU } from '../contract/error-codes/vault.ts'
import { Refused } from '../contract/errors.ts'
import { replaceDurably, storing } from './durable.ts'
import type { VaultPaths } from './folder.ts'

/** Magic numbers of statfs(2) on Linux. */
const networkTypes = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x564c, 'ncp'],
  [0x5346414f, 'afs'],
  [0x6b414653, 'kafs'],
  [0x73757245, 'coda'],
  [0x00c36400, 'ceph'],
  [0x01021997, '9p'],
  [0x0bd00bd0, 'lustre'],
  [0x7461636f, 'ocfs2'],
  [0x01161970, 'gfs2'],
  [0x19830326, 'beegfs'],
])
const fuseType = 0x65735546
/** FUSE also carries local file systems (ntfs-3g, exfat): its sub-type decides. */
const networkFuse = [
  'sshfs',
  'davfs',
  's3fs',
  'rclone',
  'glusterfs',
  'gvfsd-fuse',
  'smbnetfs',
  'curlftpfs',
  'nfs',
  'ceph',
  'onedrive',
]

/** Refuses a network file system (KLU-13). */
export function refuseNetworkPlace(folder: string): void {
  const real = storing(() => realpathSync.native(folder))
  const network =
    process.platform === 'linux' ? isLinuxNetwork(storing(() => statfsSync(real)).type, real) : isUncPath(real)
  if (network) throw new Refused(KLU.networkPlace)
}

/** Refuses a place that cannot be written (KLU-05), by writing. Many ways of copying leave empty folders out: `tmp/` may be absent. */
export function refuseReadOnlyPlace(paths: VaultPaths): void {
  const probe = paths.part()
  storing(() => mkdirSync(paths.tmp, { recursive: true, mode: 0o700 }))
  replaceDurably(probe, paths.part(), new Uint8Array(0))
  storing(() => unlinkSync(probe))
}

/** Windows: `realpath` turns a mapped drive into its `\\server\share` form; `\\?\C:\…` and `\\.\` are local. */
export function isUncPath(path: string): boolean {
  return /^\\\\(?![?.]\\)/.test(path) || /^\\\\\?\\UNC\\/i.test(path)
}

function isLinuxNetwork(type: number, folder: string): boolean {
  const magic = type >>> 0
  if (magic !== fuseType) return isNetworkType(magic)
  return isNetworkFuse(readFileSync('/proc/self/mountinfo', 'utf8'), folder)
}

export function isNetworkType(magic: number): boolean {
  return networkTypes.has(magic)
}

/** Looks up the mount that holds a folder (proc(5), mountinfo: field 5 the mount point, first field after " - " the type). */
export function isNetworkFuse(mountinfo: string, folder: string): boolean {
  const mounts = mountinfo.split('\n').flatMap(line => {
    const [before = '', after = ''] = line.split(' - ')
    const point = before
      .split(' ')[4]
      ?.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    return point === undefined ? [] : [{ point, type: after.split(' ')[0] ?? '' }]
  })
  const holding = mounts.filter(
    ({ point }) => folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`),
  )
  const nearest = holding.reduce<{ point: string; type: string } | undefined>(
    (best, mount) => (best && best.point.length > mount.point.length ? best : mount),
    undefined,
  )
  return networkFuse.some(name => nearest?.type === `fuse.${name}`)
}

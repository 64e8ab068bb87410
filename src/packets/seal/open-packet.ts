/**
 * Opening: the bag as it was sealed, as a folder that any BagIt validator accepts. It appears whole or not at all, and holds
 * exactly the bytes that were verified: every file is hashed again while it is written.
 */
import { createHash } from 'node:crypto'
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refused } from '../../contract/errors.ts'
import { topFolder, type HashedFile } from './bag.ts'
import { asWriteError, chunksOf, newPart, syncFolder, writeFully } from './bytes.ts'
import { damaged } from './failures.ts'
import { withPacket, withStatus, type Seen, type SeenStore } from './seen.ts'
import { instantText } from './shapes.ts'
import {
  withVerified,
  type PacketVerdict,
  type Reader,
  type VerifiedFiles,
  type VerifiedPacket,
} from './verify-packet.ts'

export interface OpenRequest extends Omit<Reader, 'seen'> {
  readonly seen: SeenStore
  /** An existing folder; the packet becomes a folder in it. */
  readonly folder: string
  /** Also write a packet that may only be shown under a stamp (older, superseded, withdrawn). The caller shows the stamp. */
  readonly underStamp?: boolean
}

export interface OpenedPacket {
  readonly verdict: PacketVerdict
  /** Where it lies; absent when nothing was written. */
  readonly folder?: string
}

/**
 * Verifies a packet and writes its folder. A packet received before is written again: it is the same one. OUTPUT_EXISTS when
 * its folder is already there; OUTPUT_NOT_WRITABLE, DISK_FULL. What was seen is remembered before the folder appears.
 */
export async function openPacket(path: string, request: OpenRequest, signal?: AbortSignal): Promise<OpenedPacket> {
  const seen = request.seen.read()
  return await withVerified(path, { ...request, seen }, signal, async (verdict, files) => {
    if (!files || verdict.kind === 'refused') return { verdict }
    const again = verdict.kind === 'stamped' && verdict.stamp.reason === 'already_received'
    if (verdict.kind === 'stamped' && !again && !request.underStamp) return { verdict }
    const remember = () => request.seen.write(remembering(seen, verdict.verified, request.now))
    const folder = await writeFolder(files, request.folder, remember, signal)
    return { verdict, folder }
  })
}

function remembering(
  seen: Seen,
  { released: { statement }, organisation, statuses }: VerifiedPacket,
  now: number,
): Seen {
  const { id, version, supersedes, tagmanifest } = statement
  const packet = withPacket(seen, { id, version, supersedes, tagmanifest, opened: instantText(now) })
  return statuses.reduce(
    (known, { recipient, seq }) => withStatus(known, { org: organisation.keyid, recipient, seq }),
    packet,
  )
}

async function writeFolder(
  { id, files }: VerifiedFiles,
  into: string,
  remember: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const folder = join(into, topFolder(id))
  if (await exists(folder)) throw new Refused('OUTPUT_EXISTS', { subject: id })
  const part = await newPart(into, topFolder(id))
  try {
    for (const file of files) await writeFile(join(part, file.path), file, signal)
    await remember()
    await rename(part, folder)
    await syncFolder(into)
    return folder
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    throw asWriteError(error)
  }
}

async function writeFile(path: string, file: HashedFile, signal: AbortSignal | undefined): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const handle = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha512')
    for await (const chunk of chunksOf(file.content, signal)) {
      hash.update(chunk)
      await writeFully(handle, chunk)
    }
    if (!hash.digest().equals(file.sha512)) throw damaged('payload_hash')
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch {
    return false
  }
}

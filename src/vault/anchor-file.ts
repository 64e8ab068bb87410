/**
 * The anchor file: 8 192 bytes, record A at 0 and record B at 4 096, so that a torn write never takes both. The same file lies in the
 * vault folder and in the state folder; it is written and synced after each commit, the vault's own first.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { replaceDurably, storing, writeAll } from './durable.ts'
import {
  decodeAnchorRecord,
  encodeAnchorRecord,
  type AnchorKeys,
  type AnchorRecord,
  type RecordReading,
} from './anchor-record.ts'
import { anchorFormat } from './formats.ts'
import type { Secret } from './secret.ts'
import { codeOf } from './storage-errors.ts'

/** What one file holds. */
export interface AnchorReading {
  /** Valid records, newest first. */
  readonly records: readonly AnchorRecord[]
  /** Something in the file is not what was written: a record, or the zeros around them. */
  readonly damaged: boolean
  /**
   * No record can be judged, and one says that it is of an epoch that this database does not know: it was rotated since, and an older copy
   * put back. Beside a record that can be judged, it is a damaged one.
   */
  readonly unknownEpoch: boolean
}

const recordPlaces = [0, anchorFormat.secondRecordAt] as const

/** An absent file reads as one without records. */
export function readAnchorFile(path: string, vault: Uint8Array, keys: AnchorKeys): AnchorReading {
  const bytes = readIfThere(path)
  return bytes ? readAnchorBytes(bytes, vault, keys) : { records: [], damaged: false, unknownEpoch: false }
}

export function readAnchorBytes(bytes: Uint8Array, vault: Uint8Array, keys: AnchorKeys): AnchorReading {
  if (bytes.length !== anchorFormat.fileBytes) return { records: [], damaged: true, unknownEpoch: false }
  const readings = recordPlaces.map(at =>
    decodeAnchorRecord(bytes.subarray(at, at + anchorFormat.recordBytes), vault, keys),
  )
  const records = readings.filter(
    (reading, slot): reading is AnchorRecord => isRecord(reading) && reading.n % 2 === slot,
  )
  records.sort((a, b) => b.n - a.n)
  const rest = new Uint8Array(bytes)
  for (const at of recordPlaces) rest.fill(0, at, at + anchorFormat.recordBytes)
  // Only the very first record has an empty neighbour.
  const absent = readings.includes('empty') && (records[0]?.n ?? 0) > 1
  const unknown = readings.includes('unknown-epoch')
  const wrong = readings.some((reading, slot) => reading === 'bad' || (isRecord(reading) && reading.n % 2 !== slot))
  const damaged = absent || wrong || unknown || rest.some(byte => byte !== 0)
  return { records, damaged, unknownEpoch: unknown && records.length === 0 }
}

function isRecord(reading: RecordReading): reading is AnchorRecord {
  return typeof reading === 'object'
}

/** What changes with a commit. */
export type AnchorState = Pick<AnchorRecord, 'count' | 'head' | 'generation' | 'headerSeq' | 'at'>

export interface AnchorWriter {
  /** Returns when the record is on both disks. */
  write(state: AnchorState): void
  close(): void
}

interface WriterOptions {
  /** The vault's own first. */
  readonly paths: readonly [vault: string, profile: string]
  readonly vault: Uint8Array
  readonly epoch: number
  readonly key: Secret
  /** What stands in the files now; the next record's number follows the highest. */
  readonly readings: readonly AnchorReading[]
}

/** Continues both files. A file that is absent or damaged is made anew by the first write. */
export function openAnchorWriter({ paths, vault, epoch, key, readings }: WriterOptions): AnchorWriter {
  let n = Math.max(0, ...readings.flatMap(reading => reading.records.map(record => record.n)))
  const files = paths.map((path, i) => anchorFile(path, readings[i]?.damaged ?? true))
  return {
    write(state) {
      n += 1
      const bytes = key.use(secret => encodeAnchorRecord({ vault, n, epoch, ...state }, secret))
      for (const file of files) storing(() => file.put(n % 2, bytes))
    },
    close() {
      for (const file of files) file.close()
    },
  }
}

/** Keeps the file open: each commit waits for this write. */
function anchorFile(path: string, damaged: boolean): { put(slot: number, record: Uint8Array): void; close(): void } {
  let file: number | undefined
  let anew = damaged
  return {
    put(slot, record) {
      const at = slot === 0 ? 0 : anchorFormat.secondRecordAt
      if (!anew) file ??= openIfThere(path)
      // Removed under our hands: a write to the open file would be kept nowhere.
      if (file === undefined || fstatSync(file).nlink === 0) {
        const image = new Uint8Array(anchorFormat.fileBytes)
        image.set(record, at)
        replaceDurably(path, `${path}.${randomBytes(8).toString('hex')}.part`, image)
        if (file !== undefined) closeSync(file)
        file = undefined
        anew = false
        return
      }
      writeAll(file, record, at)
      fsyncSync(file)
    },
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}

function readIfThere(path: string): Uint8Array | undefined {
  return ifThere(() => readFileSync(path))
}

function openIfThere(path: string): number | undefined {
  return ifThere(() => openSync(path, 'r+'))
}

function ifThere<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw cause
  }
}

/**
 * Full verification: every page, every tag of every original, every row against its file (security design §5). Nothing is repaired.
 * The log, the row digests and the text index are checked by who owns them: they are passed in.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { IntegrityFailure } from '../contract/errors.ts'
import type { SqlDatabase } from './database.ts'
import { storing } from './durable.ts'
import type { VaultPaths } from './folder.ts'
import { fileOf } from './originals.ts'
import { openSealed } from './sealed-bytes.ts'
import { openSealedFile } from './sealed-files.ts'

export type Finding =
  /** A page whose seal is wrong: the library's own words, numbers only. */
  | { readonly kind: 'page'; readonly text: string }
  | { readonly kind: 'structure'; readonly text: string }
  | { readonly kind: 'original-damaged'; readonly original: string; readonly part: string }
  | { readonly kind: 'original-missing'; readonly original: string }
  /** Harmless: what a crash before the commit left. Removed by the sweep after 24 hours. */
  | { readonly kind: 'file-without-row'; readonly name: string }
  /** From a check that was passed in. */
  | { readonly kind: 'other'; readonly code: string; readonly text: string }

export interface VerifyOptions {
  /** Audit chain against anchors and row digests, text index: findings, or none. */
  readonly checks?: readonly ((database: SqlDatabase) => readonly Finding[])[]
  readonly signal?: AbortSignal
  readonly progress?: (originalsDone: number) => void
}

export interface Verification {
  readonly originals: number
  readonly findings: readonly Finding[]
}

/** Reads everything once. A file without a row is a remark: `isSound` says whether the rest is whole. */
export async function verifyContents(
  database: SqlDatabase,
  paths: VaultPaths,
  options: VerifyOptions = {},
): Promise<Verification> {
  const findings: Finding[] = [...checkDatabase(database), ...checkTextIndex(database)]
  for (const check of options.checks ?? []) findings.push(...check(database))
  const known = new Set<string>()
  let after = ''
  for (;;) {
    const rows = database
      .prepare(
        'SELECT k.original, k.id, k.key, r.sealed FROM original_key k LEFT JOIN original_row r USING (original) WHERE k.original > ? ORDER BY k.original LIMIT 100',
      )
      .all([after])
    for (const { original, id, key, sealed } of rows) {
      if (typeof original !== 'string' || !(id instanceof Uint8Array) || !(key instanceof Uint8Array)) continue
      after = original
      known.add(Buffer.from(id).toString('hex'))
      const finding = checkOriginal(paths, original, { id, key }, sealed instanceof Uint8Array ? sealed : undefined)
      if (finding) findings.push(finding)
    }
    options.progress?.(known.size)
    if (rows.length === 0) break
    await setImmediate() // others get a turn; 100 originals are a few milliseconds to a few seconds
    options.signal?.throwIfAborted()
  }
  for (const file of sealedFilesOf(paths))
    if (!known.has(file.id)) findings.push({ kind: 'file-without-row', name: file.id })
  return { originals: known.size, findings }
}

export function isSound({ findings }: Verification): boolean {
  return findings.every(finding => finding.kind === 'file-without-row')
}

/** Every sealed file of the folder by its id in hex, with its path. */
export function sealedFilesOf(paths: VaultPaths): { readonly id: string; readonly path: string }[] {
  const folders = [paths.quarantine, ...namesIn(paths.blobs).map(name => join(paths.blobs, name))]
  return folders.flatMap(folder =>
    namesIn(folder).flatMap(name => {
      const id = /^([0-9a-f]{32})\.skb$/.exec(name)?.[1]
      return id === undefined ? [] : [{ id, path: join(folder, name) }]
    }),
  )
}

/** Every page and the structure above them, without the originals. */
export function checkDatabase(database: SqlDatabase): Finding[] {
  return [...checkPages(database), ...checkStructure(database)]
}

/** The database's own seals. Pages that are still in the log file are checked when they are read. */
function checkPages(database: SqlDatabase): Finding[] {
  return reading(
    () =>
      database
        .pragma('cipher_integrity_check')
        .flatMap(row => Object.values(row).map(text => ({ kind: 'page', text: String(text) }))),
    'page',
  )
}

function checkStructure(database: SqlDatabase): Finding[] {
  const texts = (): string[] => database.pragma('integrity_check').flatMap(row => Object.values(row).map(String))
  return reading(() => texts().flatMap(text => (text === 'ok' ? [] : [{ kind: 'structure', text }])), 'structure')
}

/**
 * The index of words against itself: SQLite's own checks do not look into it, so an old page of it would only lose hits. FTS5 asks for it
 * as a write, which a copy that is opened for looking refuses.
 */
function checkTextIndex(database: SqlDatabase): Finding[] {
  const isForLooking = Number(database.pragma('query_only')[0]?.['query_only'] ?? 0) !== 0
  const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'text_index'").get() !== undefined
  if (isForLooking || !isThere) return []
  return reading(() => {
    database.exec("INSERT INTO text_index (text_index) VALUES ('integrity-check')")
    return []
  }, 'structure')
}

/** A page that cannot be read ends the check itself: that is a finding too. */
function reading(check: () => Finding[], kind: 'page' | 'structure'): Finding[] {
  try {
    return check()
  } catch (error) {
    if (error instanceof IntegrityFailure) return [{ kind, text: error.code }]
    throw error
  }
}

function checkOriginal(
  paths: VaultPaths,
  original: string,
  seal: { id: Uint8Array; key: Uint8Array },
  sealed: Uint8Array | undefined,
): Finding | undefined {
  const pieces = sealed
    ? openSealed(slicing(sealed), sealed.length, seal)
    : openSealedFile(fileOf(paths, seal.id), seal)
  try {
    for (const piece of pieces) piece.fill(0)
    return undefined
  } catch (error) {
    if (!(error instanceof IntegrityFailure)) throw error
    if (error.code === 'ORIGINAL_MISSING') return { kind: 'original-missing', original }
    return { kind: 'original-damaged', original, part: String(error.details['part'] ?? error.code) }
  } finally {
    seal.key.fill(0)
  }
}

function slicing(bytes: Uint8Array): (position: number, length: number) => Uint8Array {
  return (position, length) => bytes.subarray(position, position + length)
}

function namesIn(folder: string): string[] {
  return storing(() => (existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : []))
}

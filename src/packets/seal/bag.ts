/**
 * The bag of a packet: BagIt 1.0 (RFC 8493), sha512 only, one manifest, Payload-Oxum, no fetch.txt. Freezing hashes every file
 * once and fixes all bytes but the signatures; the tag manifest's SHA-512 is what people sign.
 */
import { createHash } from 'node:crypto'
import { Defect } from '../../contract/errors.ts'
import { chunksOf, memorySource, type ByteSource } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { zipOf, type ZipEntry } from './zip-store.ts'

export const bagitTxt = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
export const profileIdentifier = 'urn:schakel:bagit-profile:packet:1'

export interface BagFile {
  /** Inside the bag: `data/packet.json`. */
  readonly path: string
  readonly content: ByteSource
}

export interface HashedFile extends BagFile {
  readonly sha512: Uint8Array
  readonly crc32: number
}

export interface FrozenBag {
  /** UUID of the packet; the one folder of the bag is `SKP-<id>`. */
  readonly id: string
  /** Payload and tag files; no signatures. */
  readonly files: readonly HashedFile[]
  /** SHA-512 of tagmanifest-sha512.txt. */
  readonly tagmanifest: Uint8Array
}

export interface BagFacts {
  readonly id: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Version of the program that froze it. */
  readonly software: string
}

export function topFolder(id: string): string {
  return `SKP-${id}`
}

/** Reads every file once. Equal input gives equal bytes. */
export async function freezeBag(
  facts: BagFacts,
  payload: readonly BagFile[],
  signal?: AbortSignal,
): Promise<FrozenBag> {
  const data: HashedFile[] = []
  for (const file of payload.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!file.path.startsWith('data/') || file.content.size === 0)
      throw new Defect('UNREACHABLE', { details: { kind: 'bag' } })
    data.push(await hashFile(file, signal))
  }
  const tags = [
    hashText('bag-info.txt', bagInfo(facts, data)),
    hashText('bagit.txt', bagitTxt),
    hashText('manifest-sha512.txt', manifestOf(data)),
  ]
  const tagmanifest = hashText('tagmanifest-sha512.txt', manifestOf(tags))
  return { id: facts.id, files: [...data, ...tags, tagmanifest], tagmanifest: tagmanifest.sha512 }
}

export async function hashFile(file: BagFile, signal?: AbortSignal): Promise<HashedFile> {
  const hash = createHash('sha512')
  let crc = 0
  for await (const chunk of chunksOf(file.content, signal)) {
    hash.update(chunk)
    crc = crc32(chunk, crc)
  }
  return { ...file, sha512: new Uint8Array(hash.digest()), crc32: crc }
}

export function hashBytes(path: string, bytes: Uint8Array): HashedFile {
  const sha512 = new Uint8Array(createHash('sha512').update(bytes).digest())
  return { path, content: memorySource(bytes), sha512, crc32: crc32(bytes) }
}

function hashText(path: string, text: string): HashedFile {
  return hashBytes(path, new TextEncoder().encode(text))
}

/** One line a file, sorted by path: `<128 hex>  <path>\n`. Paths are ASCII: nothing to percent-encode. */
function manifestOf(files: readonly HashedFile[]): string {
  return files.map(({ sha512, path }) => `${Buffer.from(sha512).toString('hex')}  ${path}\n`).join('')
}

function bagInfo({ id, date, software }: BagFacts, data: readonly HashedFile[]): string {
  return (
    `Bagging-Date: ${date}\n` +
    `Payload-Oxum: ${oxumOf(data)}\n` +
    `External-Identifier: ${topFolder(id)}\n` +
    `BagIt-Profile-Identifier: ${profileIdentifier}\n` +
    `Schakel-Version: ${software}\n`
  )
}

/** Octets and number of payload files. */
export function oxumOf(data: readonly BagFile[]): string {
  return `${data.reduce((sum, { content }) => sum + content.size, 0)}.${data.length}`
}

/** The ZIP of the bag, with whatever signatures are given. Without any it is what reviewers read and what is kept till sealing. */
export function bagZip(bag: FrozenBag, signatures: readonly HashedFile[] = []): ByteSource {
  const entry = (file: HashedFile): ZipEntry => ({ ...file, name: `${topFolder(bag.id)}/${file.path}` })
  return zipOf([...bag.files, ...signatures].map(entry))
}

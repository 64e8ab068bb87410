/**
 * Reading a bag that may come from anyone, in the steps that verifying needs. Each step is strict: what `bag.ts` would not have
 * written is refused (PKT-06), what differs from its hash was altered (PKT-02).
 */
import { createHash } from 'node:crypto'
import { oxumOf, bagitTxt, hashFile, profileIdentifier, topFolder, type FrozenBag, type HashedFile } from './bag.ts'
import { chunksOf, type ByteSource } from './bytes.ts'
import { contentsDiffer, damaged } from './failures.ts'
import { DateText } from './shapes.ts'
import { contentOf, readZip, type ZipEntry } from './zip-store.ts'

const tagLimit = 16 * 1024 * 1024
const tagFiles = ['bag-info.txt', 'bagit.txt', 'manifest-sha512.txt'] as const
const signatureName =
  /^signatures\/((statement|release|revoked|status)\.dsse\.json|release\.p7s|certs\/([0-9a-f-]{36})\.dsse\.json)$/

export interface OpenBag {
  readonly id: string
  /** By path inside the bag. */
  readonly files: ReadonlyMap<string, ZipEntry>
}

/** Strict ZIP with exactly one folder, no name twice (also not in another case), nothing unknown under `signatures/`. */
export async function openBag(source: ByteSource): Promise<OpenBag> {
  const entries = await readZip(source)
  const top = entries[0]?.name.split('/')[0] ?? ''
  const id = /^SKP-([0-9a-f-]{36})$/.exec(top)?.[1]
  if (id === undefined) throw contentsDiffer('top_folder')
  const files = new Map<string, ZipEntry>()
  const folded = new Set<string>()
  for (const entry of entries) {
    if (!entry.name.startsWith(`${top}/`)) throw contentsDiffer('top_folder')
    const path = entry.name.slice(top.length + 1)
    if (entry.content.size === 0) throw contentsDiffer('empty_file')
    if (folded.has(path.toLowerCase())) throw contentsDiffer('twin_name')
    if (path.startsWith('signatures/') && !signatureName.test(path)) throw contentsDiffer('unlisted')
    folded.add(path.toLowerCase())
    files.set(path, entry)
  }
  return { id, files }
}

/** Step "tag manifest equals statement": is this the bag that was signed? */
export async function checkTagManifest(bag: OpenBag, signed: Uint8Array): Promise<void> {
  const entry = present(bag, 'tagmanifest-sha512.txt')
  if (!equal(await sha512Of(entry.content), signed)) throw damaged('tagmanifest')
}

export interface ManifestLine {
  readonly path: string
  readonly sha512: Uint8Array
}

/** Step "tag files": the three tag files are exactly those listed, and unaltered. Gives the lines of the payload manifest. */
export async function checkTagFiles(bag: OpenBag): Promise<readonly ManifestLine[]> {
  const lines = linesOf(await textOf(bag, 'tagmanifest-sha512.txt'))
  if (lines.map(line => line.path).join() !== tagFiles.join()) throw contentsDiffer('tag_files')
  for (const line of lines) {
    if (!equal(await sha512Of(present(bag, line.path).content), line.sha512)) throw damaged('tag_file')
  }
  if ((await textOf(bag, 'bagit.txt')) !== bagitTxt) throw contentsDiffer('tag_files')
  return linesOf(await textOf(bag, 'manifest-sha512.txt'))
}

/**
 * Steps "payload hashes", "completeness both ways" and "Payload-Oxum". Missing files come before altered ones: a hash of what
 * is not there cannot be taken. Gives the hashed files.
 */
export async function checkPayload(
  bag: OpenBag,
  manifest: readonly ManifestLine[],
  signal?: AbortSignal,
): Promise<readonly HashedFile[]> {
  const payload: HashedFile[] = []
  for (const { path, sha512 } of manifest) {
    if (!path.startsWith('data/')) throw contentsDiffer('manifest')
    const entry = bag.files.get(path)
    if (!entry) throw contentsDiffer('missing')
    const file = await hashFile({ path, content: entry.content }, signal)
    if (!equal(file.sha512, sha512)) throw damaged('payload_hash')
    if (file.crc32 !== entry.crc32) throw contentsDiffer('zip')
    payload.push(file)
  }
  const listed = new Set([...manifest.map(line => line.path), ...tagFiles, 'tagmanifest-sha512.txt'])
  for (const path of bag.files.keys()) {
    if (path.toLowerCase() === 'fetch.txt') throw contentsDiffer('fetch')
    if (!listed.has(path) && !path.startsWith('signatures/')) throw contentsDiffer('unlisted')
  }
  checkBagInfo(bag.id, await textOf(bag, 'bag-info.txt'), payload)
  return payload
}

/** Reads back a frozen bag, as kept between submitting and sealing. It must be whole, unaltered and without signatures. */
export async function readFrozenBag(source: ByteSource, signal?: AbortSignal): Promise<FrozenBag> {
  const bag = await openBag(source)
  if ([...bag.files.keys()].some(path => path.startsWith('signatures/'))) throw contentsDiffer('unlisted')
  const payload = await checkPayload(bag, await checkTagFiles(bag), signal)
  const tags: HashedFile[] = []
  for (const path of [...tagFiles, 'tagmanifest-sha512.txt']) {
    tags.push(await hashFile({ path, content: present(bag, path).content }))
  }
  const tagmanifest = tags.at(-1)?.sha512 ?? new Uint8Array()
  return { id: bag.id, files: [...payload, ...tags], tagmanifest }
}

/** All bytes of a small file in the bag. PKT-06 when it is not there. */
export async function bytesIn(bag: OpenBag, path: string, limit = tagLimit): Promise<Uint8Array> {
  return await contentOf(present(bag, path), limit)
}

function checkBagInfo(id: string, text: string, payload: readonly HashedFile[]): void {
  const [date, oxum, identifier, profile, version, end] = text.split('\n')
  const day = date?.replace(/^Bagging-Date: /, '')
  const exact =
    DateText.safeParse(day).success &&
    date === `Bagging-Date: ${day}` &&
    identifier === `External-Identifier: ${topFolder(id)}` &&
    profile === `BagIt-Profile-Identifier: ${profileIdentifier}` &&
    /^Schakel-Version: [0-9A-Za-z.+-]{1,64}$/.test(version ?? '') &&
    end === '' &&
    text.split('\n').length === 6
  if (!exact) throw contentsDiffer('bag_info')
  if (oxum !== `Payload-Oxum: ${oxumOf(payload)}`) throw contentsDiffer('oxum')
}

/** `<128 hex>  <path>`, sorted, each path once, ends in a newline. */
function linesOf(text: string): ManifestLine[] {
  if (!text.endsWith('\n')) throw contentsDiffer('manifest')
  const lines = text
    .slice(0, -1)
    .split('\n')
    .map(line => {
      const [, hex, path] = /^([0-9a-f]{128}) {2}([!-$&-~]+)$/.exec(line) ?? []
      if (hex === undefined || path === undefined) throw contentsDiffer('manifest')
      return { path, sha512: new Uint8Array(Buffer.from(hex, 'hex')) }
    })
  if (lines.some(({ path }, i) => path <= (lines[i - 1]?.path ?? ''))) throw contentsDiffer('manifest')
  return lines
}

function present(bag: OpenBag, path: string): ZipEntry {
  const entry = bag.files.get(path)
  if (!entry) throw contentsDiffer('missing')
  return entry
}

async function textOf(bag: OpenBag, path: string): Promise<string> {
  return Buffer.from(await bytesIn(bag, path)).toString('latin1')
}

async function sha512Of(content: ByteSource): Promise<Uint8Array> {
  const hash = createHash('sha512')
  for await (const chunk of chunksOf(content)) hash.update(chunk)
  return new Uint8Array(hash.digest())
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** Public suites of bags and archives: what is invalid there is no packet here, and nothing outside the bag is read. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { memorySource } from '../../src/packets/seal/bytes.ts'
import { crc32 } from '../../src/packets/seal/crc32.ts'
import { openBag, readFrozenBag } from '../../src/packets/seal/read-bag.ts'
import { zipOf, type ZipEntry } from '../../src/packets/seal/zip-store.ts'
import { failureCode } from '../support/failures.ts'
import { corpora } from '../support/folders.ts'

const bags = new URL('conformance/bagit/', corpora)
const expected = new URL('conformance/bagit-expected.json', corpora)
const Expected = z.array(z.object({ bag: z.string(), outcome: z.string() }))
const invalid = existsSync(expected)
  ? Expected.parse(JSON.parse(readFileSync(expected, 'utf8'))).filter(({ outcome }) => outcome.startsWith('reject'))
  : []

describe.skipIf(invalid.length === 0)('the BagIt conformance suite', () => {
  it.each(invalid)('refuses $bag', async ({ bag }) => {
    const folder = new URL(`${bag}/`, bags)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    const entries: ZipEntry[] = files.map(({ name, parentPath }) => {
      const bytes = readFileSync(`${parentPath}/${name}`)
      const path = `${parentPath}/${name}`.slice(folder.pathname.length).replace(/^\//, '')
      const plain = `SKP-01890a5d-ac96-774b-bcce-b302099a8057/${path.replace(/[^A-Za-z0-9._/-]/g, '_')}`
      return { name: plain, content: memorySource(bytes), crc32: crc32(bytes) }
    })
    expect(await failureCode(readFrozenBag(zipOf(entries)))).toMatch(/^PKT-0[26]$/)
  })
})

const archives = new URL('hostile/zip/', corpora)
const zips = existsSync(archives)
  ? readdirSync(archives, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.zip'))
  : []

describe.skipIf(zips.length === 0)('archives made to confuse', () => {
  it.each(zips)('refuses %s', async name => {
    const source = memorySource(readFileSync(new URL(encodeURIComponent(name).replaceAll('%2F', '/'), archives)))
    await expect(openBag(source)).rejects.toMatchObject({ code: 'PKT-06' })
  })
})

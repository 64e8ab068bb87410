/** A watched folder: what is wholly written comes in once, and its source goes only when a person says so. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DropEvent } from '../../../src/contract/channels.ts'
import { testDeps } from '../../support/deps.ts'
import { aMessage } from '../../support/mail-vault.ts'
import { plainParser } from '../../support/parser.ts'
import { sampleFiles } from '../../support/samples.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let folder: string
let vault: TestVault
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-drop-'))
  vault = await aVault(plainParser, testDeps(), { channels: { lookEveryMs: 5 } })
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

const put = (name: string, n: number): void => writeFileSync(join(folder, name), aMessage(n))
const watched = async () => await vault.client.dropFolders.add({ grant: vault.schakel.give([folder]) })
const offered = async () => (await vault.client.dropFolders.offered({})).map(({ name }) => name).sort()

/** Watches until it is told enough; the labels of the units that came in meanwhile. */
async function watchUntil(enough: (event: DropEvent, labels: readonly string[]) => boolean): Promise<string[]> {
  const stop = new AbortController()
  const labels: string[] = []
  try {
    for await (const event of await vault.client.dropFolders.watch({}, { signal: stop.signal })) {
      if (event.type === 'unit') labels.push(event.unit.label)
      if (enough(event, labels)) break
    }
  } finally {
    stop.abort()
  }
  return labels
}
const isOffered = (count: number) => (event: DropEvent) => event.type === 'watching' && event.offered === count

it('takes in each file once, and offers its source while it lies there as it was', async () => {
  const { folder: id } = await watched()
  put('een.eml', 1)
  mkdirSync(join(folder, 'map'))
  put('map/twee.eml', 2)
  expect(await watchUntil(isOffered(2))).toEqual(['een.eml', 'twee.eml'])
  expect(await offered()).toEqual(['een.eml', 'map/twee.eml'])
  put('drie.eml', 3)
  expect(await watchUntil(isOffered(3))).toEqual(['drie.eml'])
  expect(readdirSync(folder).sort()).toEqual(['drie.eml', 'een.eml', 'map'])
  expect((await vault.client.signals.list({ limit: 10 })).rows).toHaveLength(3)
  expect(await vault.client.dropFolders.list({})).toMatchObject([{ folder: id, isThere: true, offered: 3 }])
})

it('leaves what is still being written, under whatever name, until it is done', async () => {
  await watched()
  for (const name of ['a.eml.part', 'b.tmp', '~c.eml', '.d.eml', 'e.eml.crdownload']) put(name, 1)
  put('klaar.eml', 2)
  expect(await watchUntil(isOffered(1))).toEqual(['klaar.eml'])
  renameSync(join(folder, 'a.eml.part'), join(folder, 'a.eml'))
  expect(await watchUntil(isOffered(2))).toEqual(['a.eml'])
})

it('does not take in a file that changes between two looks', async () => {
  await watched()
  put('groeit.eml', 1)
  put('klaar.eml', 2)
  let looks = 0
  const growing = setInterval(() => {
    looks += 1
    utimesSync(join(folder, 'groeit.eml'), 1_000_000 + looks, 1_000_000 + looks)
  }, 1)
  try {
    expect(await watchUntil(isOffered(1))).toEqual(['klaar.eml'])
  } finally {
    clearInterval(growing)
  }
  expect(await watchUntil(isOffered(2))).toEqual(['groeit.eml'])
})

it('deletes only what the vault keeps and what did not change since', async () => {
  const { folder: id } = await watched()
  put('een.eml', 1)
  put('twee.eml', 2)
  await watchUntil(isOffered(2))
  writeFileSync(join(folder, 'twee.eml'), `${aMessage(2)}en nog iets`)
  put('nooit-ingenomen.eml', 9)
  const files = ['een.eml', 'twee.eml', 'nooit-ingenomen.eml', '../elders.eml'].map(name => ({ folder: id, name }))
  expect(await vault.client.dropFolders.discard({ files })).toEqual({ deleted: 1, left: 3 })
  expect(existsSync(join(folder, 'een.eml'))).toBe(false)
  expect(readdirSync(folder).sort()).toEqual(['nooit-ingenomen.eml', 'twee.eml'])
  expect(await offered()).toEqual([])
})

it('offers no source that is nowhere else: a list, or what was refused', async () => {
  await watched()
  const list = sampleFiles().find(path => path.endsWith('.csv')) ?? ''
  writeFileSync(join(folder, 'leeg.eml'), '')
  writeFileSync(join(folder, 'lijst.csv'), (await import('node:fs')).readFileSync(list))
  put('een.eml', 1)
  expect((await watchUntil(isOffered(1))).sort()).toEqual(['een.eml', 'leeg.eml', 'lijst.csv'])
  expect(await offered()).toEqual(['een.eml'])
})

it('watches no folder with the vault in it or in the vault, and no file', async () => {
  const add = async (path: string) => await vault.client.dropFolders.add({ grant: vault.schakel.give([path]) })
  put('een.eml', 1)
  for (const path of [
    vault.folder,
    join(vault.folder, '..'),
    join(vault.folder, 'db'),
    join(folder, 'een.eml'),
    '/bestaat-niet',
  ])
    await expect(add(path), path).rejects.toMatchObject({ code: 'FOLDER_NOT_WATCHABLE' })
})

it('forgets a folder that is no longer watched, and leaves its files', async () => {
  const { folder: id } = await watched()
  put('een.eml', 1)
  await watchUntil(isOffered(1))
  await vault.client.dropFolders.remove({ folder: id, because: 'de scanner is weg' })
  expect(await vault.client.dropFolders.list({})).toEqual([])
  expect(readdirSync(folder)).toEqual(['een.eml'])
})

/** Taking an import back: what nobody worked on is nowhere any more, what somebody worked on stays, and the preview says which. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportId } from '../../../src/contract/ids.ts'
import { plainParser } from '../../support/parser.ts'
import { sampleFiles } from '../../support/samples.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let folder: string
let vault: TestVault
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-undo-'))
  vault = await aVault(plainParser)
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

const mail = (n: number, words = '') =>
  `Message-ID: <m${n}@coa.example>\r\nFrom: coa@coa.example\r\nDate: Mon, 03 Oct 2016 16:11:47 +0200\r\nSubject: Bericht ${n}\r\n\r\nDe heer Bedacht${n} belde. ${words}\r\n`
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
async function take(...paths: readonly string[]): Promise<ImportId> {
  const events = await vault.client.signals.import({ grant: vault.schakel.give(paths) })
  while (!(await events.next()).done);
  const [run] = (await vault.client.imports.runs({ limit: 1 })).rows
  return run?.run ?? expect.fail('no run')
}
const rows = async () => (await vault.client.signals.list({ limit: 200 })).rows
const titled = async (title: string) => (await rows()).find(row => row.title === title)?.id ?? expect.fail(title)
const undo = async (run: ImportId) => {
  const { goes } = await vault.client.imports.undoPreview({ run })
  return await vault.client.imports.undo({ run, because: 'verkeerde map', goes })
}
const database = () => vault.schakel.opened()?.files.database ?? expect.fail('locked')
const countOf = (table: string) => database().prepare(`SELECT COUNT(*) AS n FROM "${table}"`).get()?.['n']

describe('taking an import back', () => {
  it('destroys all it brought: signals, originals, index, names, origins and what was set aside', async () => {
    const before = ['signal', 'original', 'extract', 'origin', 'mention', 'delivery', 'import_unit_name', 'text_index']
    const empty = before.map(countOf)
    const entries = { 'a.eml': new TextEncoder().encode(mail(1)), 'b.eml': new TextEncoder().encode(mail(2)) }
    const run = await take(
      ...[file('c.eml', mail(3)), file('map.zip', zipSync(entries))],
      file('kapot.zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)])),
      ...sampleFiles(),
    )
    const goes = { signals: (await rows()).length, lists: 1, setAside: 1 }
    const preview = await vault.client.imports.undoPreview({ run })
    expect(preview).toMatchObject({ goes, stays: [], staying: 0 })
    expect(preview.goes.bytes).toBeGreaterThan(1_000)
    await undo(run)
    expect(await rows()).toEqual([])
    expect(await vault.client.quarantine.list({})).toEqual([])
    expect(await vault.client.imports.lists({})).toEqual([])
    expect(before.map(countOf)).toEqual(empty)
    expect(countOf('job')).toBe(0)
    const [made] = (await vault.client.imports.runs({})).rows
    expect(made).toMatchObject({ run, isUndone: true, open: [] })
    expect(await vault.client.imports.coverage({ run })).toMatchObject({
      undone: { by: 'Coördinator', because: 'verkeerde map' },
      isOpen: false,
      storage: { signals: { stored: 0, erased: Number(made?.sum.registered) + Number(made?.sum.duplicates) } },
    })
    expect((await vault.client.audit.list({ limit: 20 })).map(({ act }) => act)).toContain('import.undone')
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK', originals: 0 })
    // It can be offered again afterwards.
    await take(file('c.eml', mail(3)))
    expect(await rows()).toHaveLength(1)
  })

  it('leaves what somebody worked on, put in a case, wrote about or received again, each with why', async () => {
    const run = await take(...[1, 2, 3, 4, 5, 6].map(n => file(`m${n}.eml`, mail(n))))
    await vault.client.signals.grade({
      signal: await titled('Bericht 1'),
      source: 'B',
      information: '2',
      because: 'gebeld',
    })
    await vault.client.annotations.note({ signal: await titled('Bericht 2'), exact: 'De heer', text: 'let op' })
    await vault.client.drafts.save({ screen: 'signal.note', object: await titled('Bericht 3'), text: 'nog niet af' })
    await take(file('m4.eml', mail(4)))
    const preview = await vault.client.imports.undoPreview({ run })
    expect(preview).toMatchObject({ goes: { signals: 2 }, staying: 4 })
    const why = new Map(preview.stays.map(({ signal, because }) => [String(signal), because]))
    expect(why.get(await titled('Bericht 1'))).toEqual(['worked_on'])
    expect(why.get(await titled('Bericht 2'))).toEqual(['worked_on'])
    expect(why.get(await titled('Bericht 3'))).toEqual(['worked_on'])
    expect(why.get(await titled('Bericht 4'))).toContain('received_again')
    await undo(run)
    expect((await rows()).map(({ title }) => title).toSorted()).toEqual([1, 2, 3, 4].map(n => `Bericht ${n}`))
    for (const { id } of await rows()) {
      const { originals } = await vault.client.signals.show({ signal: id })
      for (const original of originals)
        expect(await vault.client.signals.original({ original: original.id })).toMatchObject({ intact: true })
    }
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
  })

  it('keeps the archive of an entry that stays, and the origin that a decision joined', async () => {
    const entries = { 'a.eml': new TextEncoder().encode(mail(1)), 'b.eml': new TextEncoder().encode(mail(2)) }
    const run = await take(file('map.zip', zipSync(entries)))
    await vault.client.signals.triage({ signal: await titled('Bericht 1'), help: 'no' })
    await undo(run)
    expect((await rows()).map(({ title }) => title)).toEqual(['Bericht 1'])
    expect(database().prepare("SELECT COUNT(*) AS n FROM original WHERE media_type = 'application/zip'").get()).toEqual(
      { n: 1 },
    )
    expect(countOf('origin')).toBe(1)
  })

  it('keeps a list of which a row was taken over, with that row', async () => {
    const run = await take(...sampleFiles().filter(path => path.includes('S04')))
    const [list] = await vault.client.imports.lists({})
    await vault.client.imports.takeRow({ list: list?.list ?? expect.fail('no list'), row: '3', themes: ['unclear'] })
    expect(await vault.client.imports.undoPreview({ run })).toMatchObject({
      goes: { signals: 0, lists: 0 },
      staying: 1,
    })
    await undo(run)
    expect(await rows()).toHaveLength(1)
  })

  it('does nothing else than was shown: somebody at work meanwhile makes it be looked at again', async () => {
    const run = await take(file('a.eml', mail(1)), file('b.eml', mail(2)))
    const { goes } = await vault.client.imports.undoPreview({ run })
    await vault.client.signals.triage({ signal: await titled('Bericht 1'), help: 'no' })
    await expect(vault.client.imports.undo({ run, because: 'verkeerd', goes })).rejects.toMatchObject({
      code: 'PREVIEW_CHANGED',
    })
    expect(await rows()).toHaveLength(2)
    await undo(run)
    await expect(vault.client.imports.undoPreview({ run })).rejects.toMatchObject({ code: 'ALREADY_UNDONE' })
  })

  it('of a hundred mails takes one act, and leaves no word of them (R59)', async () => {
    const run = await take(
      ...Array.from({ length: 100 }, (_, n) => file(`b${n}.eml`, mail(n, `Kenmerk Zwaluwnest${n}.`))),
    )
    await undo(run)
    expect(await rows()).toEqual([])
    expect((await vault.client.audit.list({ limit: 20 })).filter(({ act }) => act === 'import.undone')).toHaveLength(1)
    expect(['extract', 'indexed_extract', 'text_index'].map(countOf)).toEqual([0, 0, 0])
  })
})

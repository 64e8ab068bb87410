/** Lists after an import: their rows wait in memory, are taken one by one, and leave when a person is done or the vault locks (R6, R7, R22). */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainParser } from '../../support/parser.ts'
import { samplesFolder } from '../../support/samples.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await aVault(plainParser)
})
afterEach(() => vault.close())

const listFile = () => join(samplesFolder, readdirSync(samplesFolder).find(name => name.startsWith('S04')) ?? '')

async function importList(): Promise<void> {
  const events = await vault.client.signals.import({ grant: vault.schakel.give([listFile()]), tell: 'progress' })
  for await (const event of events) if (event.type === 'summary') expect(event.summary.lists).toBe(1)
}
const held = async () => {
  const [list] = await vault.client.imports.lists({})
  if (!list) throw new Error('no list is held')
  return list
}

describe('a list that was imported', () => {
  it('offers its rows with a remark, none taken, and says how many there are', async () => {
    await importList()
    expect(await held()).toMatchObject({ records: 30, offered: 6, taken: 0, malformed: 1 })
    const offer = await vault.client.imports.listRows({ list: (await held()).list })
    expect(offer.rows).toHaveLength(6)
    expect(offer.rows.every(row => row.taken === null)).toBe(true)
    expect(offer.malformed.map(row => row.line)).toEqual([15])
    const [run] = (await vault.client.imports.runs({})).rows
    const units = run && (await vault.client.imports.units({ run: run.run }))
    expect(units?.rows[0]).toMatchObject({ kind: 'list', list: (await held()).list })
  })

  it('gives one signal a row, with its theme, and marks the row', async () => {
    await importList()
    const { list } = await held()
    const taken = await vault.client.imports.takeRow({ list, row: '3', themes: ['unclear'] })
    const signal = await vault.client.signals.show({ signal: taken.signal })
    expect(signal.themes).toEqual(['unclear'])
    const offer = await vault.client.imports.listRows({ list })
    expect(offer.rows.find(row => row.number === '3')?.taken).toBe(taken.signal)
    expect(await vault.client.imports.takeRow({ list, row: '3', themes: ['unclear'] })).toEqual(taken)
    expect(await held()).toMatchObject({ taken: 1 })
    const { mentions } = await vault.client.annotations.list({ signal: taken.signal })
    expect(mentions.length).toBeGreaterThan(0)
  })

  it('tells what became of each of its rows, in numbers that close, also after it left memory and came again', async () => {
    const latest = async () => {
      const [run] = (await vault.client.imports.runs({ limit: 1 })).rows
      const units = await vault.client.imports.units({ run: run?.run ?? expect.fail('no run') })
      return units.rows[0]?.rows ?? expect.fail('no list')
    }
    await importList()
    const { list } = await held()
    expect(await latest()).toEqual({ records: 30, taken: 0, known: 0, notTaken: 6, withoutRemark: 23, unreadable: 1 })
    for (const row of ['3', '6', '12']) await vault.client.imports.takeRow({ list, row, themes: ['unclear'] })
    await vault.client.imports.forgetList({ list })
    expect(await latest()).toMatchObject({ taken: 3, known: 0, notTaken: 3 })
    await importList()
    await vault.client.imports.takeRow({ list: (await held()).list, row: '19', themes: ['unclear'] })
    const { records, ...parts } = await latest()
    expect(parts).toEqual({ taken: 1, known: 3, notTaken: 2, withoutRemark: 23, unreadable: 1 })
    expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(records)
  })

  it('gives no row that is not on offer', async () => {
    await importList()
    const { list } = await held()
    await expect(vault.client.imports.takeRow({ list, row: '1', themes: ['unclear'] })).rejects.toMatchObject({
      code: 'ROW_NOT_OFFERED',
    })
  })

  it('is forgotten when a person is done, and when the vault locks', async () => {
    await importList()
    const { list } = await held()
    await vault.client.imports.forgetList({ list })
    expect(await vault.client.imports.lists({})).toEqual([])
    await expect(vault.client.imports.listRows({ list })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await importList()
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    expect(await vault.client.imports.lists({})).toEqual([])
  })

  it('offered twice is held once, with what was taken before', async () => {
    await importList()
    await vault.client.imports.takeRow({ list: (await held()).list, row: '6', themes: ['unclear'] })
    await importList()
    expect(await vault.client.imports.lists({})).toHaveLength(1)
    expect(await held()).toMatchObject({ offered: 6, taken: 1 })
  })

  it('leaves no row in any file of the vault while it waits', async () => {
    await importList()
    const words = readFileSync(listFile()).toString('latin1')
    const [row] = (await vault.client.imports.listRows({ list: (await held()).list })).rows
    const cell = Object.values(row?.cells ?? {}).find(text => text.length > 20) ?? ''
    expect(words).toContain(cell.slice(0, 12))
    const database = vault.schakel.opened()?.files.database
    const tables = database?.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() ?? []
    for (const { name } of tables) {
      const rows = database?.prepare(`SELECT * FROM "${String(name)}"`).all() ?? []
      expect(JSON.stringify(rows), String(name)).not.toContain(cell)
    }
  })
})

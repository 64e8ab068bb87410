/**
 * What is destroyed is nowhere (R59; security design §5, and §15 rows 2 and 22): marked words are searched in every page of the database in
 * the clear, free pages and journal included, in the index, in sealed files, in `tmp` and in the state folder.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { destroy, fromBase64url } from '../../src/vault/index.ts'
import { plainParser } from '../support/parser.ts'
import { everyReadableByte } from '../support/sqlcipher-reader.ts'
import { aVault, testPassphrase, type TestVault } from '../support/vault.ts'
import { patient, tell } from './support/figures.ts'

let vault: TestVault
let root: string
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'schakel-destroyed-'))
  vault = await aVault(plainParser)
})
afterEach(async () => {
  await vault.close()
  rmSync(root, { recursive: true, force: true })
})

const opened = () => vault.schakel.opened() ?? expect.fail('locked')

/**
 * A word that nothing else holds. An index may keep the beginning of a word only once for several: its end is what is looked for, and no
 * two begin alike.
 */
function mark(n: number): string {
  const letters = createHash('sha256')
    .update(`mark ${n}`)
    .digest('hex')
    .replace(/[0-9]/g, digit => 'ghjkmnpqrs'[Number(digit)] ?? '')
  return letters.slice(0, 14)
}
const tail = (word: string) => word.slice(4).toLowerCase()

/** Where these words still are: in any page of the database or its journal, or in any file. */
function placesOf(words: readonly string[]): string[] {
  const { files } = opened()
  const { gen, salt } = files.header().db
  const key = files.secrets.withKey('database', gen, bytes => new Uint8Array(bytes))
  const pages = everyReadableByte(files.paths.database(gen), { key, salt: fromBase64url(salt) })
  const loose = [vault.folder, vault.stateFolder].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(name => join(folder, name))
      .filter(path => statSync(path).isFile()),
  )
  return words.flatMap(word => [
    ...pages.flatMap((page, n) =>
      page.toString('latin1').toLowerCase().includes(tail(word)) ? [`${word} in page ${n}`] : [],
    ),
    ...loose.filter(path => readFileSync(path).includes(tail(word))).map(path => `${word} in ${path}`),
  ])
}

const sealedFiles = () =>
  readdirSync(vault.folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.skb'))
    .map(name => join(vault.folder, name))

async function importFile(name: string, content: string | Uint8Array): Promise<string[]> {
  const path = join(root, name)
  writeFileSync(path, content)
  const made: string[] = []
  for await (const event of await vault.client.signals.import({ grant: vault.schakel.give([path]) })) {
    if (event.type !== 'unit') continue
    if (event.unit.kind === 'registered') made.push(event.unit.signal)
    else if (event.unit.kind === 'quarantined') made.push(event.unit.entry)
  }
  await vault.schakel.workDone()
  return made
}

/** As the end of a term will do it: the key of the record and everything under it. */
function destroyKeyOf(table: 'signal' | 'quarantine_entry', id: string): void {
  const { session, files } = opened()
  const key = files.database.prepare(`SELECT key_id FROM ${table} WHERE id = ?`).get([id])?.['key_id']
  session.db.act(session.acting, { act: 'test.destroyed' }, tx => {
    const { blobIds } = destroy(tx, [String(key)], 'proef')
    tx.afterCommit(() => session.originals.clear(blobIds))
  })
}

describe('what is destroyed', () => {
  it(
    'of a signal is nowhere: its text, its name, its index, its notes, drafts, mentions and tasks',
    patient,
    async () => {
      const [subject, body, attached, note, draft, task, because] = [1, 2, 3, 4, 5, 6, 7].map(mark)
      const large = Buffer.alloc(400_000, `${attached} `).toString('base64').replace(/.{76}/g, '$&\r\n')
      const mail = `Message-ID: <a@coa.example>\r\nFrom: coa@coa.example\r\nSubject: Bericht ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nDe heer ${body} belde. Zijn kamer is in Oosterhaven.\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${large}\r\n--b--\r\n`
      const [signal = ''] = await importFile('post.eml', mail)
      // Another that stays, so that pages are shared.
      await vault.client.signals.add({ channel: 'desk', title: 'Blijft', text: 'Dit blijft staan. '.repeat(50) })
      await vault.client.annotations.note({ signal, exact: 'De heer', text: `Let op ${note}` })
      await vault.client.annotations.add({ signal, kind: 'person', exact: String(body) })
      await vault.client.drafts.save({ screen: 'signal.note', object: signal, text: `Nog niet af ${draft}` })
      await vault.client.signals.addTask({
        ...{ about: signal, aboutType: 'signal', kind: 'follow_up', what: `Bellen ${task}`, dueOn: '2030-01-01' },
      })
      await vault.client.signals.grade({ signal, source: 'B', information: '2', because: `Omdat ${because}` })
      await vault.schakel.workDone()
      const words = [subject, body, attached, note, draft, task, because].map(String)
      const there = placesOf(words)
      for (const word of words.filter(one => one !== attached)) expect(there.join(), 'there before').toContain(word)

      destroyKeyOf('signal', signal)
      const left = placesOf(words)
      const blobs = sealedFiles()
      tell({
        ...{ family: 'destruction', rows: '22', tried: words.length, undetected: left.length + blobs.length },
        what: 'marked words of a destroyed signal, in pages, free pages, journal, index, files',
      })
      expect(left).toEqual([])
      expect(blobs).toEqual([])
      expect(
        (await vault.client.search.find({ query: String(body), purpose: { code: 'quality_check' } })).hits,
      ).toEqual([])
      expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
    },
  )

  it('stays unreadable when the sealed file is put back from a copy', patient, async () => {
    const bytes = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300_000, 0x90)])
    const [entry = ''] = await importFile('bijlage.exe', bytes)
    const [sealed = ''] = sealedFiles()
    const copy = join(root, 'kopie.skb')
    cpSync(sealed, copy)
    await vault.client.quarantine.refuse({ entry, because: 'programma' })
    expect(existsSync(sealed)).toBe(false)
    cpSync(copy, sealed)
    const { files } = opened()
    const { gen, salt } = files.header().db
    const key = files.secrets.withKey('database', gen, one => new Uint8Array(one))
    const pages = everyReadableByte(files.paths.database(gen), { key, salt: fromBase64url(salt) })
    const id = Buffer.from(basename(sealed, '.skb'), 'hex')
    const left = pages.filter(page => page.includes(id)).length
    tell({
      ...{ family: 'destruction', rows: '22', tried: 1, undetected: left },
      what: 'the key of a refused original, after its sealed file was put back',
    })
    expect(left, 'pages that still hold the row of its key').toBe(0)
    await expect(vault.client.quarantine.show({ entry })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await vault.client.vault.lock({ cause: 'quit' })
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    expect((await vault.client.care.verify({})).findings.filter(one => one.kind !== 'file-without-row')).toEqual([])
  })

  it('of a list is never there: rows that nobody took, while it waits and after it was let go', patient, async () => {
    const words = [21, 22, 23, 24].map(mark)
    const [offered, taken, silent, other] = words.map(String)
    const list = [
      'nr;naam;geboren;kamer;bijzonderheden',
      `1;${silent};01-01-1990;12;`,
      `2;${offered};02-02-1991;14;niet meer gezien sinds maandag`,
      `3;${taken};03-03-1992;15;ruzie met kamergenoot`,
      `4;${other};04-04-1993;16;`,
      ...Array.from({ length: 10 }, (_, n) => `${n + 5};Persoon ${n};05-05-199${n};${n};`),
    ].join('\r\n')
    await importFile('bewonerslijst.csv', list)
    const [held] = await vault.client.imports.lists({})
    const hidden = [offered, silent, other].map(String)
    const waiting = placesOf(words)
    if (held) {
      const offer = await vault.client.imports.listRows({ list: held.list })
      const row = offer.rows.find(one => Object.values(one.cells).join().includes(String(taken)))?.number ?? ''
      await vault.client.imports.takeRow({ list: held.list, row, themes: ['unclear'] })
    }
    await vault.schakel.workDone()
    const after = placesOf(hidden)
    tell({
      ...{
        family: 'destruction',
        rows: '2',
        tried: words.length + hidden.length,
        undetected: waiting.length + after.length,
      },
      what: 'names of a list that waits, and of its rows that nobody took',
    })
    expect(held, 'the list waits').toBeDefined()
    expect(waiting).toEqual([])
    expect(after).toEqual([])
    expect(placesOf([String(taken)]), 'the row that was taken').not.toEqual([])
  })

  it('of a draft is nowhere once it was saved anew, removed, or its record destroyed', patient, async () => {
    const [first, second] = [31, 32].map(mark)
    const place = { screen: 'signal.add', object: null } as const
    await vault.client.drafts.save({ ...place, text: `Eerst ${first}` })
    await vault.client.drafts.save({ ...place, text: `Daarna ${second}` })
    await vault.client.drafts.remove(place)
    opened().files.database.checkpointTruncate()
    const left = placesOf([String(first), String(second)])
    tell({
      family: 'destruction',
      rows: '22',
      what: 'text of drafts that were replaced or removed',
      tried: 2,
      undetected: left.length,
    })
    expect(left).toEqual([])
  })
})

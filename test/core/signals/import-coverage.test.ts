/** The account of an import: how far everything was read, whether all of it is there, and that a gap stays open until somebody accepts it (R48). */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ImportId } from '../../../src/contract/ids.ts'
import type { Coverage } from '../../../src/contract/imports.ts'
import { destroy } from '../../../src/vault/index.ts'
import { plainParser } from '../../support/parser.ts'
import { aPng } from '../../support/pictures.ts'
import { sampleFiles } from '../../support/samples.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let folder: string
let vault: TestVault
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-coverage-'))
  vault = await aVault(plainParser)
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

async function take(paths: readonly string[]): Promise<void> {
  const events = await vault.client.signals.import({ grant: vault.schakel.give(paths) })
  while (!(await events.next()).done);
}
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const mail = (name: string, attachment?: string | Uint8Array) =>
  [
    `Message-ID: <${name}@coa.example>\r\nFrom: coa@coa.example\r\nDate: Mon, 03 Oct 2016 16:11:47 +0200\r\nSubject: ${name}`,
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
    '--b\r\nContent-Type: text/plain\r\n\r\nEen regel van het bericht.\r\n--b',
    `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=${name}.bin\r\nContent-Transfer-Encoding: base64\r\n`,
    `${Buffer.from(attachment ?? 'Een bijlage met gewone tekst erin.').toString('base64')}\r\n--b--\r\n`,
  ].join('\r\n')
async function latest() {
  const [run] = (await vault.client.imports.runs({})).rows
  if (!run) throw new Error('no run')
  return run
}
const account = async (): Promise<Coverage> => vault.client.imports.coverage({ run: (await latest()).run })
const database = () => vault.schakel.opened()?.files.database ?? expect.fail('locked')

describe('the account of an import', () => {
  it('counts messages, attachments and documents, all read, all there, and is closed', async () => {
    await take([file('a.eml', mail('a')), file('b.eml', mail('b')), file('c.txt', 'Een losse notitie.')])
    expect(await account()).toMatchObject({
      state: 'done',
      files: { offered: 3, left: 0, notRead: 0 },
      messages: { all: 2, fully: 2, partly: 0, not: 0 },
      documents: { all: 1, fully: 1 },
      attachments: { all: 2, fully: 2 },
      storage: { signals: { expected: 3, stored: 3 }, originals: { expected: 5, stored: 5 } },
      gaps: [],
      isOpen: false,
    })
    expect(await latest()).toMatchObject({ state: 'done', open: [] })
    await expect(vault.client.imports.accept({ run: (await latest()).run, because: 'niets' })).rejects.toMatchObject({
      code: 'NOTHING_MISSING',
    })
  })

  it('of the samples names the scan that nobody read and the line of the list that could not be', async () => {
    await take(sampleFiles())
    const found = await account()
    expect(found.rows).toMatchObject({ all: 30, not: 1 })
    expect(found.gaps).toEqual(
      expect.arrayContaining([
        { kind: 'not_read', count: 1 },
        { kind: 'rows_not_read', count: 1 },
      ]),
    )
    for (const { expected, stored } of Object.values(found.storage)) expect(stored).toBe(expected)
    expect(found.isOpen).toBe(true)
  })

  it('stays open until somebody accepts it with a reason, and opens again when more goes missing', async () => {
    await take([file('foto.png', aPng(4, 4)), file('a.eml', mail('a'))])
    const { run, open } = await latest()
    expect(open).toEqual([{ kind: 'not_read', count: 1 }])
    await expect(vault.client.imports.accept({ run, because: '  ' })).rejects.toThrow()
    await vault.client.imports.accept({ run, because: 'een foto, apart bekeken' })
    expect(await account()).toMatchObject({
      isOpen: false,
      gaps: [{ kind: 'not_read', count: 1 }],
      accepted: { by: 'Coördinator', because: 'een foto, apart bekeken' },
    })
    expect((await latest()).open).toEqual([])
    const acts = (await vault.client.audit.list({ limit: 50 })).map(({ act }) => act)
    expect(acts).toContain('import.accepted')
    // Somebody takes a sealed original away behind the program's back.
    database()
      .prepare("DELETE FROM original_key WHERE original IN (SELECT id FROM original WHERE name = 'a.bin')")
      .run()
    expect(await account()).toMatchObject({
      isOpen: true,
      storage: { originals: { expected: 3, stored: 2 } },
      gaps: [
        { kind: 'not_read', count: 1 },
        { kind: 'not_stored', count: 1 },
      ],
    })
    expect((await latest()).open).toHaveLength(2)
  })

  it('notices a sealed file that is gone from the disk', async () => {
    await take([file('groot.eml', mail('groot', Buffer.alloc(400_000, 7)))])
    expect((await account()).gaps).toEqual([{ kind: 'not_read', count: 1 }])
    const blobs = readdirSync(vault.folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.skb'))
    expect(blobs.length).toBeGreaterThan(0)
    rmSync(join(vault.folder, blobs[0] ?? ''))
    expect((await account()).gaps).toContainEqual({ kind: 'not_stored', count: 1 })
  })

  it('counts what was set aside as missing until somebody decides, and what was refused', async () => {
    await take([
      file('kapot.zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)])),
      file('leeg.txt', ''),
    ])
    expect((await account()).gaps).toEqual([
      { kind: 'refused', count: 1 },
      { kind: 'set_aside', count: 1 },
    ])
    const [entry] = await vault.client.quarantine.list({})
    if (!entry) throw new Error('nothing was set aside')
    await vault.client.quarantine.refuse({ entry: entry.id, because: 'niet te vertrouwen' })
    const now = await account()
    expect(now.gaps).toEqual([{ kind: 'refused', count: 1 }])
    expect(now.storage.setAside).toEqual({ expected: 0, stored: 0, erased: 1 })
  })

  it('counts a scan as read once somebody typed over what it says', async () => {
    await take([file('foto.png', aPng(4, 4))])
    const [signal] = (await vault.client.signals.list({ limit: 1 })).rows
    const detail = await vault.client.signals.show({ signal: signal?.id ?? expect.fail('no signal') })
    const [original] = detail.originals
    await vault.client.signals.transcribe({
      ...{ signal: detail.id, original: original?.id ?? expect.fail('no original'), page: 1 },
      text: 'Een regel op de foto.',
    })
    expect(await account()).toMatchObject({ gaps: [], documents: { all: 1, fully: 1 } })
  })

  it('knows what was erased from what is lost, and keeps no name of it (R59)', async () => {
    await take([file('Jan-Bedacht.eml', mail('a')), file('b.eml', mail('b'))])
    const { run } = await latest()
    const [unit] = (await vault.client.imports.units({ run })).rows
    const { session } = vault.schakel.opened() ?? expect.fail('locked')
    const key = database()
      .prepare('SELECT key_id FROM signal WHERE id = ?')
      .get([String(unit?.signal?.id)])?.['key_id']
    session.db.act(session.acting, { act: 'test.destroyed' }, tx => {
      const { blobIds } = destroy(tx, [String(key)], 'proef')
      tx.afterCommit(() => session.originals.clear(blobIds))
    })
    expect((await vault.client.imports.units({ run })).rows[0]).toMatchObject({ label: null, signal: null })
    expect(await account()).toMatchObject({
      storage: { signals: { expected: 1, stored: 1, erased: 1 }, originals: { expected: 2, stored: 2 } },
      isOpen: false,
    })
    const left = database().prepare("SELECT COUNT(*) AS n FROM import_unit_name WHERE label LIKE '%Bedacht%'").get()
    const before = database()
      .prepare("SELECT COUNT(*) AS n FROM import_unit WHERE label <> '' OR sha256 IS NOT NULL")
      .get()
    expect([left, before]).toEqual([{ n: 0 }, { n: 0 }])
  })

  it('of an import that is not there is refused', async () => {
    const run = ImportId.parse('01900000-0000-7000-8000-000000000000')
    await expect(vault.client.imports.coverage({ run })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

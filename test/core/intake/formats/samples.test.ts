/** The ten sample signals against what `truth.json` expects of reading them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allText, everythingIn, flags, readAs, replyTo, sampleBytes, sha256 } from '../../../support/foreign.ts'
import { samplesFolder } from '../../../support/samples.ts'

interface FileTruth {
  readonly file: string
  readonly sender: { readonly address?: string; readonly display?: string }
  readonly sentAt: string
  readonly subject?: string
  readonly messageId?: string
  readonly charset?: string
  readonly pages?: number
  readonly hasTextLayer?: boolean
  readonly substrings: readonly string[]
  readonly mustNotAppear?: readonly string[]
  readonly mentions: readonly { readonly surface: string; readonly part?: string }[]
  readonly attachments?: readonly {
    readonly name: string
    readonly type: string
    readonly substrings: readonly string[]
  }[]
  readonly nested?: { readonly messageId: string }
  readonly mustNotBeStored?: readonly string[]
  readonly offeredRows?: readonly string[]
  readonly columnsNeverMapped?: readonly string[]
  readonly entryDetails?: Readonly<Record<string, { readonly substrings?: readonly string[] }>>
}

function unsafeFiles(): Record<string, FileTruth> {
  const truth = JSON.parse(readFileSync(join(samplesFolder, 'truth.json'), 'utf8')) as {
    files: Record<string, FileTruth>
  }
  return truth.files
}
const files = unsafeFiles()
const fileOf = (id: string): FileTruth => files[id] ?? expect.fail(`truth.json knows no ${id}`)
const read = (id: string) => readAs(sampleBytes(fileOf(id).file), fileOf(id).file)

describe('every sample', () => {
  it.each(Object.keys(files).filter(id => id !== 'S04'))(
    'shows the stated words and mentions of %s, and none that must not appear',
    async id => {
      const truth = fileOf(id)
      const text = allText(await read(id))
      for (const words of truth.substrings) expect(text).toContain(words)
      for (const mention of truth.mentions) expect(text).toContain(mention.surface)
      for (const words of truth.mustNotAppear ?? []) expect(text).not.toContain(words)
    },
  )

  it.each(['S01', 'S02', 'S09'])('reads sender, date and id of %s as the mail states them', async id => {
    const truth = fileOf(id)
    const mail = await read(id)
    expect(mail.from?.address).toBe(truth.sender.address)
    if (truth.sender.display !== undefined) expect(mail.from?.name).toBe(truth.sender.display)
    expect(mail.date).toBe(truth.sentAt)
    if (truth.messageId !== undefined) expect(mail.messageId).toBe(truth.messageId)
    if (truth.subject !== undefined) expect(mail.subject).toBe(truth.subject)
  })

  it('gives the file as it was read no flag where nothing is odd about it', async () => {
    for (const id of ['S01', 'S02', 'S03', 'S05', 'S06', 'S07', 'S09', 'S10'])
      expect(flags(await read(id)), id).toEqual([])
  })
})

describe('character sets (R49)', () => {
  it.each([
    ['S02', 'windows-1252'],
    ['S04', 'windows-1252'],
    ['S07', 'utf-8'],
    ['S08', 'iso-8859-15'],
  ])('states the one it used for %s', async (id, used) => {
    expect((await read(id)).charset?.used).toBe(used)
  })

  it('reads the UTF-16 letter in S10 and keeps non-breaking spaces in S08', async () => {
    const letter = (await read('S10')).children[0]
    expect(letter?.charset?.used).toBe('utf-16le')
    expect((await read('S08')).text).toContain('€\u00a040')
  })
})

describe('S01', () => {
  it('shows the plain text once, with its line breaks, and reads the form that came with it', async () => {
    const mail = await read('S01')
    expect(mail.text.split('Een bewoner vertelde').length).toBe(2)
    expect(mail.text).toContain('Mohammed\nal-Darwish')
    const form = mail.children[0]
    const stated = fileOf('S01').attachments?.[0]
    expect([form?.name, form?.mediaType, form?.role]).toEqual([stated?.name, stated?.type, 'attachment'])
    for (const words of stated?.substrings ?? []) expect(form?.text).toContain(words)
  })
})

describe('S04, a list of persons (R6, R7)', () => {
  it('offers only the rows with a remark, by their own number and line, without the columns that are never mapped', async () => {
    const list = (await read('S04')).list
    expect(list?.records).toBe(30)
    expect(list?.offered.map(row => row.number)).toEqual(fileOf('S04').offeredRows)
    expect(list?.offered.map(row => row.line)).toEqual([4, 7, 10, 13, 20, 22])
    expect(list?.notOffered).toBe(23)
    for (const column of fileOf('S04').columnsNeverMapped ?? []) {
      expect(list?.columns).not.toContain(column)
      for (const row of list?.offered ?? []) expect(Object.keys(row.cells)).not.toContain(column)
    }
    expect(list?.listOn).toBe('2016-10-07')
  })

  it('keeps a quoted semicolon and a quoted line break inside their cell, and leading zeros', async () => {
    const rows = new Map((await read('S04')).list?.offered.map(row => [row.number, row.cells]))
    expect(rows.get('3')?.['Bijzonderheden']).toBe(
      'Telefoon met 2 simkaarten; nr 0600004417 stond op papier in telefoonhoes',
    )
    expect(rows.get('21')?.['Bijzonderheden']).toBe('Medisch: spoed – doorverwezen\nnaar huisarts azc')
    expect(rows.get('3')?.['V-nummer']).toBe('0099120417')
  })

  it('names the malformed row by its line and guesses nothing about it', async () => {
    expect((await read('S04')).list?.malformed).toEqual([{ line: 15, columns: 7, expected: 13 }])
  })

  it('shows an impossible and a partial birth date as warnings', async () => {
    expect((await read('S04')).list?.warnings).toEqual([
      { number: '7', column: 'Geboortedatum', kind: 'partial_date' },
      { number: '25', column: 'Geboortedatum', kind: 'invalid_date' },
    ])
  })

  it('lets nothing of a row that is not offered leave the reader', async () => {
    const reply = await replyTo(sampleBytes(fileOf('S04').file), fileOf('S04').file)
    const said = everythingIn(reply)
    // HADDAD and 0099130266 stand in row 9, which has a remark and is offered.
    const offered = new Set(['HADDAD', '0099130266'])
    for (const words of fileOf('S04').mustNotBeStored ?? []) {
      if (offered.has(words)) expect(said.split(words).length, words).toBe(2)
      else expect(said, words).not.toContain(words)
    }
    expect(reply.kind === 'document' ? reply.document.text : '').toBe('')
  })
})

describe('PDF samples', () => {
  it('reads S05 page by page, top to bottom', async () => {
    const report = await read('S05')
    expect(report.pages).toBe(fileOf('S05').pages)
    expect(report.pageStarts.length).toBe(2)
    expect(report.text.slice(report.pageStarts[1])).toMatch(/^Verdeling/)
    expect(report.text.indexOf('Koninklijke Marechaussee')).toBeLessThan(report.text.indexOf('Waarneming'))
    expect(report.text.indexOf('pagina 1')).toBeGreaterThan(report.text.indexOf('niet bekend geworden'))
  })

  it('says of S06 that it is a picture without text (R52)', async () => {
    const scan = await read('S06')
    expect([scan.hasText, scan.text, scan.pages]).toEqual([false, '', 1])
  })
})

describe('S08', () => {
  it('leaves out script, hidden text and pixel, and says that they were there', async () => {
    const page = await read('S08')
    expect(flags(page)).toEqual(['IMP-38', 'IMP-27', 'IMP-28'])
    expect(page.text).toContain('Betreft\tMohammed el-Darwish (V-nummer 0099120417)')
    expect(page.text).not.toContain('statistiek.coa.example')
  })
})

describe('what lies inside something else', () => {
  it('gives the message inside S09 as the very bytes of S01 (R22)', async () => {
    const forwarded = (await read('S09')).children[0]
    expect(forwarded?.role).toBe('message')
    expect(forwarded?.messageId).toBe(fileOf('S09').nested?.messageId)
    expect(sha256(forwarded?.bytes ?? new Uint8Array())).toBe(sha256(sampleBytes(fileOf('S01').file)))
  })

  it('gives the entries of S10 as their own bytes, S08 among them', async () => {
    const archive = await read('S10')
    expect(archive.children.map(child => [child.name, child.role])).toEqual([
      ['S10_anonieme_brief.txt', 'entry'],
      ['S08_coa_incidentregistratie.html', 'entry'],
    ])
    expect(sha256(archive.children[1]?.bytes ?? new Uint8Array())).toBe(sha256(sampleBytes(fileOf('S08').file)))
    for (const words of fileOf('S10').entryDetails?.['S10_anonieme_brief.txt']?.substrings ?? []) {
      expect(archive.children[0]?.text).toContain(words)
    }
  })
})

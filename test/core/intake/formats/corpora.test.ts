/** Test data made by others, where it stands beside the project: no crash, no hang, and the share that is read as expected. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { ParserReply, type ParsedDocument } from '../../../../src/contract/parsed-document.ts'
import { decodeText } from '../../../../src/intake/formats/charset.ts'
import { csvRecords, findDelimiter } from '../../../../src/intake/formats/csv-records.ts'
import { parseDocument } from '../../../../src/intake/formats/index.ts'
import { allText } from '../../../support/foreign.ts'
import { corpora as besideTheProject } from '../../../support/folders.ts'
import { suppliesFromPackages } from '../../../support/parser.ts'

const corpora = fileURLToPath(besideTheProject)
const present = existsSync(corpora)
if (!present)
  process.stderr.write('corpora: ../shared/corpora does not stand beside the project; its tests are skipped\n')

const supplies = suppliesFromPackages
const shares: string[] = []
afterAll(() => {
  for (const share of shares) process.stderr.write(`corpora: ${share}\n`)
})

function filesIn(folder: string): string[] {
  return readdirSync(join(corpora, folder), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the format it knows
function unsafeJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(corpora, file), 'utf8')) as T
}

/** The answer passes the schema and is no failure of the reader. One that hangs fails its test by the clock of the run. */
async function reply(file: string, name = file.replace(/.*\//, ''), password?: string): Promise<ParserReply> {
  const answer = ParserReply.safeParse(
    await parseDocument(new Uint8Array(readFileSync(join(corpora, file))), { name, password }, supplies),
  )
  expect(answer.error, file).toBeUndefined()
  if (!answer.success) return expect.fail(file)
  expect(answer.data.kind === 'refusal' ? answer.data.code : '', file).not.toBe('IMP-45')
  return answer.data
}

class Share {
  #agreed = 0
  #stated = 0
  readonly #what: string

  constructor(what: string) {
    this.#what = what
  }

  count(agrees: boolean): void {
    this.#stated++
    if (agrees) this.#agreed++
  }

  /** Told after the run, and held to what was reached. */
  atLeast(percent: number): void {
    const reached = (100 * this.#agreed) / this.#stated
    shares.push(`${this.#what}: ${this.#agreed} of ${this.#stated} (${reached.toFixed(1)} %)`)
    expect(reached, this.#what).toBeGreaterThanOrEqual(percent)
  }
}

const spaced = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()
const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
const namesIn = (document: ParsedDocument): string[] =>
  document.children.flatMap(child => [child.name, ...namesIn(child)])

interface MailTruth {
  readonly subject?: string
  readonly messageId?: string
  readonly date?: string
  readonly from?: string[]
  readonly to?: string[]
  readonly cc?: string[]
  readonly textStart?: string
  readonly fileNames?: string[]
}

describe.skipIf(!present)('mail', () => {
  it('is read as an independent parser reads it', async () => {
    const share = new Share('mail, stated fields')
    for (const [file, truth] of Object.entries(unsafeJson<Record<string, MailTruth>>('mail/expected.json'))) {
      const answer = await reply(`mail/${file}`, file.replace(/.*\//, '').replace(/\.(raw|txt)$/, '.eml'))
      const mail = answer.kind === 'document' ? answer.document : null
      const addresses = (list: readonly { address: string }[] | undefined) =>
        (list ?? []).map(entry => entry.address.toLowerCase())
      const same = (field: 'from' | 'to' | 'cc', list: readonly { address: string }[] | undefined): void => {
        const stated = truth[field]
        if (stated !== undefined)
          share.count(addresses(list).join() === stated.map(address => address.toLowerCase()).join())
      }
      if (truth.subject !== undefined) share.count(spaced(mail?.subject ?? '') === spaced(truth.subject))
      if (truth.messageId !== undefined) share.count(mail?.messageId === truth.messageId)
      if (truth.date !== undefined) share.count(Date.parse(mail?.date ?? '') === Date.parse(truth.date))
      same('from', mail?.from ? [mail.from] : [])
      same('to', mail?.to)
      same('cc', mail?.cc)
      if (truth.textStart !== undefined) share.count(spaced(mail?.text ?? '').startsWith(spaced(truth.textStart)))
      if (truth.fileNames !== undefined)
        share.count(truth.fileNames.every(name => mail !== null && namesIn(mail).includes(name)))
    }
    share.atLeast(98)
  }, 120_000)

  it('without a form that anybody agrees on is read, or refused with a reason', async () => {
    const share = new Share('mail of Stalwart, first words of text bodies')
    interface Whole {
      readonly text_body: number[]
      readonly parts: { readonly body?: { readonly Text?: string } }[]
    }
    for (const file of filesIn('mail').filter(name => name.endsWith('.eml') && name.includes('stalwart/'))) {
      const answer = await reply(file)
      const words = answer.kind === 'document' ? squeezed(allText(answer.document)) : ''
      const truth = unsafeJson<Whole>(file.replace('.eml', '.json'))
      for (const text of truth.text_body.flatMap(part => truth.parts[part]?.body?.Text ?? []))
        share.count(words.includes(squeezed(text).slice(0, 40)))
    }
    share.atLeast(90)
  }, 120_000)
})

describe.skipIf(!present)('mailbox files', () => {
  it('give as many messages, from and to the same bytes, as their makers say', async () => {
    const share = new Share('mailbox files, messages by their bytes')
    for (const name of ['content-length', 'issue1189']) {
      const file = `mail/mimekit/mbox/${name}.mbox.txt`
      const truth = unsafeJson<{ beginOffset: number; endOffset: number }[]>(
        file.replace('.mbox.txt', '.unix-offsets.json'),
      )
      const answer = await reply(file, `${name}.mbox`)
      const whole = readFileSync(join(corpora, file))
      const read = answer.kind === 'document' ? answer.document.children : []
      share.count(read.length === truth.length)
      for (const [i, { beginOffset, endOffset }] of truth.entries()) {
        const stated = whole.subarray(beginOffset, endOffset).toString('latin1').trim()
        share.count(
          Buffer.from(read[i]?.bytes ?? '')
            .toString('latin1')
            .trim() === stated,
        )
      }
    }
    for (const [name, messages] of [
      ['simple', 3],
      ['unmunged', 2],
    ] as const) {
      const answer = await reply(`mail/mimekit/mbox/${name}.mbox.txt`, `${name}.mbox`)
      share.count(answer.kind === 'document' && answer.document.children.length === messages)
    }
    share.atLeast(99)
  }, 60_000)
})

describe.skipIf(!present)('Outlook items', () => {
  interface ItemTruth {
    readonly subject?: string
    readonly senderName?: string
    readonly senderEmail?: string
    readonly recipientCount: number
    readonly attachmentCount: number
    readonly attachmentNames?: string[]
    readonly bodyStart?: string
  }

  it('say what stands in their compound file', async () => {
    const share = new Share('Outlook items, stated fields')
    for (const [file, truth] of Object.entries(unsafeJson<Record<string, ItemTruth>>('msg/expected.json'))) {
      const answer = await reply(`msg/${file}`)
      const item = answer.kind === 'document' ? answer.document : null
      const children = item?.children ?? []
      if (truth.subject !== undefined) share.count(spaced(item?.subject ?? '') === spaced(truth.subject))
      if (truth.senderName !== undefined) share.count(item?.from?.name === truth.senderName)
      if (truth.senderEmail !== undefined)
        share.count(item?.from?.address.toLowerCase() === truth.senderEmail.toLowerCase())
      share.count((item?.to.length ?? 0) + (item?.cc.length ?? 0) === truth.recipientCount)
      share.count(children.length === truth.attachmentCount)
      for (const name of truth.attachmentNames ?? []) share.count(children.some(child => child.name === name))
      if (truth.bodyStart !== undefined) share.count(spaced(item?.text ?? '').startsWith(spaced(truth.bodyStart)))
    }
    share.atLeast(99)
  }, 60_000)
})

describe.skipIf(!present)('documents', () => {
  interface DocumentTruth {
    readonly pages?: number
    readonly words?: string[]
    readonly password?: string
  }

  /**
   * The two others give words that nobody sees on the page: a line of the program that made it, not drawn; a layer of words for a scan that
   * is not there; boxes laid over words. Looked at one by one.
   */
  const unseenWords = new Set([
    'alphatrans.pdf',
    'issue2074.pdf',
    'zerowidthline.pdf',
    'issue4684.pdf',
    'issue13447.pdf',
  ])

  it('open with the pages and words that two others agree on', async () => {
    const shareOf = new Map(
      ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls'].map(kind => [kind, new Share(`documents, ${kind}`)]),
    )
    for (const [file, truth] of Object.entries(unsafeJson<Record<string, DocumentTruth>>('documents/expected.json'))) {
      const answer = await reply(`documents/${file}`, undefined, truth.password)
      const share = shareOf.get(file.slice(file.lastIndexOf('.') + 1))
      if (answer.kind === 'refusal') {
        share?.count(false)
        continue
      }
      if (unseenWords.has(file.replace(/.*\//, ''))) {
        share?.count(answer.document.warnings.some(({ code }) => code === 'IMP-28' || code === 'IMP-35'))
        continue
      }
      const words = squeezed(allText(answer.document))
      const pages = truth.pages === undefined || truth.pages === answer.document.pages
      share?.count(pages && (truth.words ?? []).every(word => words.includes(squeezed(word))))
    }
    shareOf.get('pdf')?.atLeast(98)
    for (const kind of ['docx', 'xlsx', 'pptx']) shareOf.get(kind)?.atLeast(99)
    // Kept unopened in this version: what they say is not claimed.
    for (const kind of ['doc', 'xls']) shareOf.get(kind)?.atLeast(0)
  }, 240_000)
})

describe.skipIf(!present)('tables', () => {
  it('have the rows that their makers state', () => {
    const share = new Share('delimiter-separated tables')
    for (const file of filesIn('documents/csv/csvs')) {
      const { text } = decodeText(new Uint8Array(readFileSync(join(corpora, file))), null)
      const [headings, ...rows] = [...csvRecords(text.replaceAll('\r\n', '\n'), findDelimiter(text) ?? ',')]
      const read = rows.map(({ cells }) =>
        Object.fromEntries((headings?.cells ?? []).map((name, i) => [name, cells[i]])),
      )
      const stated = unsafeJson<unknown>(file.replace('/csvs/', '/json/').replace('.csv', '.json'))
      const rowsStated: unknown[] = Array.isArray(stated) ? stated : [stated]
      share.count(JSON.stringify(read) === JSON.stringify(rowsStated).replaceAll('\\r\\n', '\\n'))
    }
    // One file of the corpus states another telephone number than it holds.
    share.atLeast(90)
  })
})

describe.skipIf(!present)('hostile files', () => {
  it('neither crash nor hang the readers', async () => {
    for (const file of filesIn('hostile')) await reply(file)
  }, 240_000)

  it('that are archives are read or refused as stated', async () => {
    interface ZipTruth {
      readonly file: string
      readonly outcome: string
      readonly entryCount?: number
      readonly entries?: { readonly name: string; readonly sha256?: string }[]
    }
    const share = new Share('archives')
    for (const truth of unsafeJson<ZipTruth[]>('hostile/zip-expected.json')) {
      const answer = await reply(`hostile/${truth.file}`)
      const children = answer.kind === 'document' ? answer.document.children : []
      if (truth.outcome === 'accept') {
        const whole = (truth.entries ?? []).every(entry =>
          children.some(
            child => child.name === entry.name && (entry.sha256 === undefined || entry.sha256 === digest(child.bytes)),
          ),
        )
        share.count(answer.kind === 'document' && children.length === truth.entryCount && whole)
      } else {
        share.count(answer.kind === 'refusal' || children.every(child => child.refusal !== null))
      }
    }
    // One archive of the corpus names an entry differently in its two headers and expects it to be read; §9 refuses that.
    share.atLeast(97)
  }, 120_000)
})

function digest(bytes: Uint8Array | null): string {
  return createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex')
}

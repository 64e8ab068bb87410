/** What holds for any bytes at all: an answer that passes the schema, and no exception. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startParserHost, type ParserEvent } from '../../../../main/cli/parser-host.ts'
import { ParserReply } from '../../../../src/contract/parsed-document.ts'
import { parseDocument } from '../../../../src/intake/formats/index.ts'
import { fromBase64, transferDecoded, transferEncoded } from '../../../../src/intake/formats/mime-transfer.ts'
import { aMail, attached, bytesOf, plain, readAs, sampleBytes, zipOf } from '../../../support/foreign.ts'

const runs = { numRuns: 200 }
const samples = [
  'S02_vwn_oosterhaven.eml',
  'S03_nidos_zorgmelding.docx',
  'S04_nvik_looplijst_20161007.csv',
  'S07_telefoonnotitie_avim.txt',
  'S08_coa_incidentregistratie.html',
  'S10_coa_aanlevering.zip',
]

interface Change {
  readonly at: number
  readonly what: 'flip' | 'cut' | 'double' | 'zero'
  readonly length: number
  readonly bit: number
}
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.constantFrom('flip', 'cut', 'double', 'zero'),
    length: fc.integer({ min: 1, max: 400 }),
    bit: fc.integer({ min: 0, max: 7 }),
  }),
  { minLength: 1, maxLength: 6 },
)

function changed(sample: Uint8Array, list: readonly Change[]): Uint8Array {
  let bytes = Buffer.from(sample)
  for (const { at, what, length, bit } of list) {
    const from = Math.floor(at * bytes.length)
    const [before, part, after] = [
      bytes.subarray(0, from),
      bytes.subarray(from, from + length),
      bytes.subarray(from + length),
    ]
    if (what === 'cut') bytes = Buffer.concat([before, after])
    else if (what === 'double') bytes = Buffer.concat([before, part, part, after])
    else if (what === 'zero') bytes = Buffer.concat([before, Buffer.alloc(part.length), after])
    else
      bytes = Buffer.concat([before, Buffer.from(part.map((byte, i) => (i === 0 ? byte ^ (1 << bit) : byte))), after])
  }
  return new Uint8Array(bytes)
}

async function answers(bytes: Uint8Array, name: string): Promise<void> {
  const reply = ParserReply.safeParse(await parseDocument(bytes, { name }))
  expect(reply.error).toBeUndefined()
}

describe('any bytes', () => {
  it('get an answer that passes the schema, under any name', async () => {
    const beginnings = [
      '',
      '%PDF-1.7\n',
      'PK\u0003\u0004',
      '<html>',
      'From: a@b\r\nSubject: x\r\n\r\n',
      'Naam;V-nummer\n',
      '\u001f\u008b\u0008\u0000',
      '{\\rtf',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 2_000 }),
        fc.string({ maxLength: 40 }),
        async (start, rest, name) => {
          await answers(Uint8Array.from([...bytesOf(start, 'latin1'), ...rest]), name)
        },
      ),
      runs,
    )
  }, 60_000)

  it('get an answer when they are a sample with bytes changed, cut out or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), changes, async (name, list) =>
        answers(changed(sampleBytes(name), list), name),
      ),
      runs,
    )
  }, 120_000)

  // In the child, because pdf.js leaves promises of a damaged file without anybody who waits: they must not end the process either.
  it('get an answer from the child when a PDF lies in them, which none of them kills', async () => {
    const failures: ParserEvent[] = []
    const port = startParserHost({ onEvent: event => event.kind === 'failed' && failures.push(event) })
    const withPdf = fc.constantFrom(
      'S01_coa_veldmeer.eml',
      'S05_kmar_informatierapport.pdf',
      'S06_dtv_gespreksnotitie_scan.pdf',
    )
    await fc.assert(
      fc.asyncProperty(withPdf, changes, async (name, list) => {
        expect(['document', 'refusal']).toContain((await port.parse(changed(sampleBytes(name), list), { name })).kind)
      }),
      { numRuns: 40 },
    )
    await port.close()
    expect(failures).toEqual([])
  }, 120_000)

  it('get an answer as a page of any tags, styles and entities', async () => {
    const piece = fc.constantFrom(
      '<div',
      ' style="',
      'display:none',
      '"',
      '>',
      '</div>',
      '<style>',
      '.a{',
      '}',
      '</style>',
      '&#xD800;',
      '&nbsp;',
      '<!--',
      '-->',
      '<table><tr><td>',
      'tekst',
      '<script>',
      '<svg><style>',
      '\0',
      '<plaintext>',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async pieces => {
        await answers(bytesOf(`<html>${pieces.join('')}`), 'a.html')
      }),
      runs,
    )
  })
})

describe('inverses', () => {
  it('reads back what it wrote in base64 and quoted-printable', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.constantFrom('\r\n', '\n'), (bytes, newline) => {
        expect(transferDecoded(transferEncoded(bytes, 'base64', newline), 'base64')).toEqual(bytes)
        const words = bytesOf(
          Buffer.from(bytes)
            .toString('hex')
            .replace(/(.{9})/g, '$1 =é\r\n'),
        )
        expect(
          Buffer.from(
            transferDecoded(transferEncoded(words, 'quoted-printable', newline), 'quoted-printable'),
          ).toString(),
        ).toBe(Buffer.from(words).toString())
      }),
      runs,
    )
  })

  it('decodes base64 as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(fromBase64(bytesOf(Buffer.from(bytes).toString('base64')))).toEqual(bytes)
      }),
      runs,
    )
  })

  it('keeps the bytes of every attachment and entry as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 4 }),
        async contents => {
          const mail = await readAs(
            aMail(
              {},
              plain('x'),
              ...contents.map((content, i) => attached(`${i}.bin`, 'application/octet-stream', content)),
            ),
            'a.eml',
          )
          const archive = await readAs(
            zipOf(Object.fromEntries(contents.map((content, i) => [`e${i}.bin`, content]))),
            'a.zip',
          )
          for (const document of [mail, archive]) {
            // A part that happens to be an archive of its own kind is refused, and kept as bytes all the same.
            expect(document.children.map(child => Buffer.from(child.bytes ?? []).toString('hex'))).toEqual(
              contents.map(content => Buffer.from(content).toString('hex')),
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('lets no cell of an unmarked row out of a list, whatever the rows say', async () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{6,9}[0-9]$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: word, remark: fc.option(word, { nil: '' }) }), { minLength: 2, maxLength: 12 }),
        async rows => {
          const text = `Naam;V-nummer;Opmerking\n${rows.map((row, i) => `${row.name};00${i};${row.remark}`).join('\n')}\n`
          const reply = await parseDocument(bytesOf(text), { name: 'a.csv' })
          const said = JSON.stringify(reply)
          for (const row of rows) {
            const isOffered = rows.some(
              other => other.remark !== '' && (other.name === row.name || other.remark === row.name),
            )
            expect(said.includes(row.name)).toBe(isOffered)
          }
        },
      ),
      runs,
    )
  })
})

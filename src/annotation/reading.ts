/** Every text of a signal as a desk reads it; which one counts now is decided where mentions are anchored. */
import { z } from 'zod'
import { ChildRole, DocumentFormat, Warning } from '../contract/parsed-document.ts'
import { ExtractId, OriginalId } from '../contract/ids.ts'
import { ReadingText } from '../contract/reading.ts'
import { instantOf, type Reader } from '../vault/index.ts'
import { q, readingsOf } from './queries.ts'

/** The parts of a structure that are shown; what a reader of another version wrote in another way is left out. */
const Structure = z.object({
  format: DocumentFormat.nullable().catch(null),
  role: ChildRole.nullable().catch(null),
  language: z.string().nullish().catch(null),
  pages: z.number().int().nonnegative().nullish().catch(null),
  pageStarts: z.array(z.number().int().nonnegative()).catch([]),
  page: z.number().int().positive().nullish().catch(null),
  region: z.string().nullish().catch(null),
  warnings: z.array(Warning).catch([]),
  languages: z.unknown().optional(),
  confidences: z.unknown().optional(),
  lines: z.unknown().optional(),
  of: z.string().nullish().catch(null),
  isCorrected: z.boolean().catch(false),
})
const Recognised = ReadingText.shape.recognised

export function textsOf(reader: Reader, signal: string): ReadingText[] {
  const current = new Set(readingsOf(reader, signal).map(row => row.id))
  const rows = reader.all(
    q
      .selectFrom('extract as e')
      .innerJoin('visible_extract as v', 'v.id', 'e.id')
      .leftJoin('original as o', 'o.id', 'e.original')
      .leftJoin('user as u', 'u.id', 'e.author')
      .select([
        'e.id',
        'e.original',
        'o.name',
        'e.text',
        'e.has_text',
        'e.reading',
        'e.structure',
        'e.charset_declared',
        'e.charset_used',
        'e.author',
        'e.hlc',
        'u.full_name',
      ])
      .where('v.signal', '=', signal)
      .orderBy('e.hlc')
      .orderBy('e.id'),
  )
  const read = rows.map(row => ({ ...row, parts: Structure.parse(JSON.parse(row.structure)) }))
  const isOvertaken = (at: number): boolean =>
    read.slice(at + 1).some(later => later.parts.of === read[at]?.id || isSameReading(read[at], later))
  return read.map(({ parts: structure, ...row }, at) => {
    const isMachineRead = row.reading === 'machine_read'
    const { languages, confidences, lines } = structure
    return {
      extract: ExtractId.parse(row.id),
      original: row.original === null ? null : OriginalId.parse(row.original),
      name: row.name ?? '',
      format: structure.format,
      part: structure.role,
      text: row.text,
      hasText: row.has_text === 1,
      reading: row.reading,
      by: row.full_name ?? row.author,
      at: instantOf(row.hlc),
      language: structure.language ?? null,
      charset: row.charset_used === null ? null : { declared: row.charset_declared, used: row.charset_used },
      pages: structure.pages ?? null,
      pageStarts: structure.pageStarts,
      page: structure.page ?? null,
      region: structure.region ?? null,
      warnings: structure.warnings,
      recognised: isMachineRead ? Recognised.catch(null).parse({ languages, confidences, lines }) : null,
      confirmed: typeof structure.of !== 'string' ? null : structure.isCorrected ? 'corrected' : 'as_read',
      superseded: isMachineRead ? isOvertaken(at) : !current.has(row.id),
    }
  })
}

/** Another reading of the same picture by program. */
function isSameReading(
  earlier: { readonly original: string | null; readonly reading: string } | undefined,
  later: { readonly original: string | null; readonly reading: string },
): boolean {
  return later.reading === 'machine_read' && later.original === earlier?.original
}

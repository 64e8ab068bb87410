/** Every text of a signal as a desk reads it; which one counts now is decided where mentions are anchored. */
import { z } from 'zod'
import { ChildRole, DocumentFormat, Warning } from '../contract/parsed-document.ts'
import { ExtractId, OriginalId } from '../contract/ids.ts'
import type { ReadingText } from '../contract/reading.ts'
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
})

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
  return rows.map(row => {
    const structure = Structure.parse(JSON.parse(row.structure))
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
      superseded: !current.has(row.id),
    }
  })
}

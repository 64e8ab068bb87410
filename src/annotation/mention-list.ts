/** The mentions of a signal as a screen reads them: in the order of the text. */
import type { MentionRow } from '../contract/annotation.ts'
import { MentionId, SignalId } from '../contract/ids.ts'
import { Refused } from '../contract/errors.ts'
import type { Reader } from '../vault/index.ts'
import { placeNow } from './passages.ts'
import { q, readingsOf } from './queries.ts'

export function mentionsOf(reader: Reader, signal: string): MentionRow[] {
  const readings = readingsOf(reader, signal)
  const rows = reader.all(
    q
      .selectFrom('visible_mention')
      .select([
        'id',
        'signal',
        'kind',
        'surface',
        'script',
        'proposed',
        'role',
        'found',
        'transcribed',
        'extract',
        'start',
        'end',
        'quote',
        'prefix',
        'suffix',
        'page',
        'row',
      ])
      .where('signal', '=', signal)
      .orderBy('extract')
      .orderBy('start')
      .orderBy('id'),
  )
  return rows.map(row => ({
    id: MentionId.parse(row.id),
    signal: SignalId.parse(row.signal),
    kind: row.kind,
    surface: row.surface,
    script: row.script,
    proposed: row.proposed,
    role: row.role,
    found: row.found,
    transcribed: row.transcribed === 1,
    place: placeNow(reader, readings, row),
  }))
}

export function mentionRow(reader: Reader, id: string): MentionRow {
  const signal = reader.get(q.selectFrom('visible_mention').select('signal').where('id', '=', id))?.signal
  const row = signal === undefined ? undefined : mentionsOf(reader, signal).find(each => each.id === id)
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  return row
}

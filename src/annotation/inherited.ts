/** What everything derived from signals carries along: every condition, and the strictest handling code (R27; model invariant 3). */
import type { Inherited } from '../contract/annotation.ts'
import { RecordId, SignalId } from '../contract/ids.ts'
import { ConditionParameters } from '../contract/shapes.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

const codes = ['H0', 'H1', 'H2', 'H3'] as const

/** For no signal at all the strictest that is assumed anywhere: H2. */
export function inheritedOf(reader: Reader, signals: readonly string[]): Inherited {
  const ids = [...new Set(signals)].sort()
  if (ids.length === 0) return { handling: 'H2', assumed: true, conditions: [] }
  const kept = reader.all(
    q.selectFrom('current_handling').select(['signal', 'code', 'assumed']).where('signal', 'in', ids),
  )
  const each = ids.map(id => kept.find(row => row.signal === id) ?? { code: 'H2' as const, assumed: 1 })
  const handling = codes.findLast(code => each.some(row => row.code === code)) ?? 'H2'
  const conditions = reader.all(
    q
      .selectFrom('active_condition')
      .select(['id', 'signal', 'code', 'parameters', 'text'])
      .where('signal', 'in', ids)
      .orderBy('signal')
      .orderBy('id'),
  )
  return {
    handling,
    assumed: each.some(row => row.code === handling && row.assumed === 1),
    conditions: conditions.map(row => ({
      id: RecordId.parse(row.id),
      signal: SignalId.parse(row.signal),
      code: row.code,
      parameters: ConditionParameters.parse(JSON.parse(row.parameters)),
      text: row.text,
    })),
  }
}

/** Entries as a screen shows them: names of colleagues and numbers of records beside the ids that the log keeps (R62). */
import type { Entry } from '../audit/index.ts'
import type { LogLine } from '../contract/audit.ts'
import { queriesOver, type Reader, type Tables } from '../vault/index.ts'
import type { accessTables } from './tables.ts'

/** Tables of later areas, known here by their columns. */
interface Numbered {
  signal: { id: string; number: string }
  case: { id: string; number: string }
  packet: { id: string; number: string }
  task: { id: string; about: string }
  active_case_signal: { case_id: string; signal: string }
  cluster_mention: { root: string; mention: string; signal: string; surface: string }
  entity_root: { entity: string; root: string }
  packet_item: { packet: string; target: string }
}
const q = queriesOver<Tables<typeof accessTables> & Numbered>()
const numbered = ['signal', 'case', 'packet'] as const

export function logLines(reader: Reader, entries: readonly Entry[]): LogLine[] {
  const names = new Map(
    reader.all(q.selectFrom('user').select(['id', 'full_name'])).map(row => [row.id, row.full_name]),
  )
  const objects = entries.flatMap(entry => (entry.object ? [entry.object.id] : []))
  const numbers = numbersOf(reader, [...new Set(objects)])
  return entries.map(entry => ({
    n: entry.n,
    at: entry.t,
    actor: entry.actor,
    actorName: names.get(entry.actor) ?? '',
    role: entry.role,
    act: entry.act,
    object: entry.object ? { ...entry.object, number: numbers.get(entry.object.id) ?? null } : null,
    purpose: entry.purpose ? { code: entry.purpose.code, reference: entry.purpose.ref ?? null } : null,
    result: entry.result,
    count: entry.count ?? null,
    query: entry.query ?? null,
    hasDetail: entry.detail !== undefined,
    wrote: entry.after !== undefined,
  }))
}

/** Everybody who ever had a slot, by id. */
export function everybody(reader: Reader): { id: string; name: string; role: string }[] {
  return reader.all(q.selectFrom('user').select(['id', 'full_name as name', 'role']).orderBy('full_name'))
}

/** Ids behind a number for people, or the id itself. */
export function idsBehind(reader: Reader, typed: string): string[] {
  const found = numbered.flatMap(table =>
    reader.all(q.selectFrom(table).select('id').where('number', '=', typed)).map(row => row.id),
  )
  return found.length > 0 ? found : [typed]
}

/** Everything that touches one person or thing: its cluster, its mentions, their signals, the cases and packets that hold those. */
export function aroundPerson(reader: Reader, entity: string): { objects: string[]; names: string[] } {
  const root = reader.get(q.selectFrom('entity_root').select('root').where('entity', '=', entity))?.root ?? entity
  const cluster = reader.all(q.selectFrom('entity_root').select('entity').where('root', '=', root))
  const mentions = reader.all(
    q.selectFrom('cluster_mention').select(['mention', 'signal', 'surface']).where('root', '=', root),
  )
  const signals = [...new Set(mentions.map(row => row.signal))]
  const cases = reader.all(q.selectFrom('active_case_signal').select('case_id').where('signal', 'in', signals))
  const packets = reader.all(
    q
      .selectFrom('packet_item')
      .select('packet')
      .where('target', 'in', [...signals, root]),
  )
  const objects = [
    root,
    ...cluster.map(row => row.entity),
    ...mentions.map(row => row.mention),
    ...signals,
    ...cases.map(row => row.case_id),
    ...packets.map(row => row.packet),
  ]
  return { objects: [...new Set(objects)], names: [...new Set(mentions.map(row => row.surface))] }
}

/** A case with its signals, tasks and packets, as the objects of log entries. */
export function aroundCase(reader: Reader, caseId: string): string[] {
  const signals = reader
    .all(q.selectFrom('active_case_signal').select('signal').where('case_id', '=', caseId))
    .map(row => row.signal)
  const tasks = reader.all(
    q
      .selectFrom('task')
      .select('id')
      .where('about', 'in', [caseId, ...signals]),
  )
  const packets = reader.all(packetsOf(caseId))
  return [caseId, ...signals, ...tasks.map(row => row.id), ...packets.map(row => row.id)]
}

function packetsOf(caseId: string) {
  return queriesOver<{ packet: { id: string; case_id: string | null } }>()
    .selectFrom('packet')
    .select('id')
    .where('case_id', '=', caseId)
}

function numbersOf(reader: Reader, ids: readonly string[]): Map<string, string> {
  const rows = numbered.flatMap(table =>
    reader.all(q.selectFrom(table).select(['id', 'number']).where('id', 'in', ids)),
  )
  return new Map(rows.map(row => [row.id, row.number]))
}

/**
 * Rows that follow from others and have no digest in the log: counters, work that waits, keys by which signals are found. Held against what
 * they follow from, so that an old page of theirs put back is told (security design §15, row 12).
 */
import type { OpenedVault } from './access/index.ts'
import { IntegrityFailure } from './contract/errors.ts'
import { countUnkeyed } from './entities/index.ts'
import { verifyTextIndex } from './search/index.ts'
import type { Finding, SqlDatabase } from './vault/index.ts'

/** What cannot be read for damage is a finding as well. */
export async function verifyDerived({ session, files: { database } }: OpenedVault): Promise<Finding[]> {
  try {
    const unkeyed = await countUnkeyed(session.reader)
    return [
      ...checkKeys(database),
      ...checkNumbers(database),
      ...checkOwedIndex(database),
      ...(unkeyed > 0 ? [other('SIGNAL_KEY', `${unkeyed} mentions without key`)] : []),
      ...(await verifyTextIndex(database, session.codebooks)),
    ]
  } catch (error) {
    if (error instanceof IntegrityFailure) return [{ kind: 'structure', text: error.code }]
    throw error
  }
}

const other = (code: string, text: string): Finding => ({ kind: 'other', code, text })

/** What has no living key of its owner would be kept for ever, or is kept already after it was destroyed. */
function checkKeys(sql: SqlDatabase): Finding[] {
  const tables = sql
    .prepare(
      `SELECT t.name AS name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name = 'key_id'
       WHERE t.type = 'table' AND t.name <> 'tombstone'`,
    )
    .all()
  return tables.flatMap(({ name }) => {
    const lost = sql
      .prepare(
        `SELECT COUNT(*) AS n FROM "${String(name)}" r
         WHERE NOT EXISTS (SELECT 1 FROM data_key k WHERE k.id = r.key_id AND k.owner = r.owner AND k.destroyed = 0)`,
      )
      .get()
    const many = Number(lost?.['n'] ?? 0)
    return many > 0 ? [other('DATA_KEY', `${String(name)}: ${many} rows without key`)] : []
  })
}

/** A counter below a number that was given out would give it out again. */
function checkNumbers(sql: SqlDatabase): Finding[] {
  return (['signal', 'case', 'packet'] as const).flatMap(kind => {
    const highest = new Map<number, number>()
    for (const { number } of sql.prepare(`SELECT number FROM "${kind}"`).all()) {
      const [year, , last] = String(number).split('-').map(Number)
      if (year && last) highest.set(year, Math.max(last, highest.get(year) ?? 0))
    }
    const counted = sql.prepare('SELECT last FROM number_block WHERE kind = ? AND year = ?')
    return [...highest].flatMap(([year, last]) =>
      Number(counted.get([kind, year])?.['last'] ?? 0) < last ? [other('NUMBER_BLOCK', `${kind} ${year}`)] : [],
    )
  })
}

/** A text that is neither in the index nor owed to it would never be found. */
function checkOwedIndex(sql: SqlDatabase): Finding[] {
  const lost = sql
    .prepare(
      `SELECT COUNT(*) AS n FROM visible_extract e LEFT JOIN indexed_extract i ON i.extract = e.id
       WHERE i.local IS NULL AND NOT EXISTS (SELECT 1 FROM job j WHERE j.kind = 'index-text' AND j.subject = e.signal)`,
    )
    .get()
  const many = Number(lost?.['n'] ?? 0)
  return many > 0 ? [other('JOB', `${many} texts without index`)] : []
}

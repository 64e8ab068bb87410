/** The device that a vault's copy is: whose letters stand in the numbers it gives out. */
import { sql } from 'kysely'
import type { AuditedDatabase } from '../audit/index.ts'
import { queriesOver, type Tables, type vaultTables } from '../vault/index.ts'

const q = queriesOver<Tables<typeof vaultTables>>()

export interface Device {
  readonly id: string
  readonly letters: string
}

export function latestDevice(db: AuditedDatabase): Device | undefined {
  return db.reader.get(
    q
      .selectFrom('device')
      .select(['id', 'letters'])
      .orderBy(sql`rowid`, 'desc')
      .limit(1),
  )
}

/** Typed queries of this area. */
import type { accessTables } from '../access/index.ts'
import type { entityTables } from '../entities/index.ts'
import type { signalTables } from '../signals/index.ts'
import { queriesOver, type Tables } from '../vault/index.ts'
import type { caseTables } from './tables.ts'

export const q = queriesOver<
  Tables<typeof caseTables> & Tables<typeof signalTables> & Tables<typeof accessTables> & Tables<typeof entityTables>
>()

/** When a record was made. */
export function instantOf(hlc: string): number {
  return Number(BigInt(`0x${hlc}`) >> 16n)
}

/** Typed queries of this area. */
import type { accessTables } from '../access/index.ts'
import type { annotationTables } from '../annotation/index.ts'
import type { entityTables } from '../entities/index.ts'
import type { signalTables } from '../signals/index.ts'
import { queriesOver, type Tables, type vaultTables } from '../vault/index.ts'

/** Tables of the area of cases, which comes later: known here by their columns. */
interface CaseTables {
  case: { id: string; number: string; title: string; question: string; hlc: string }
  case_state: { case_id: string; state: string }
  active_case_signal: { case_id: string; signal: string }
}
export const q = queriesOver<
  Tables<typeof vaultTables> &
    Tables<typeof accessTables> &
    Tables<typeof signalTables> &
    Tables<typeof annotationTables> &
    Tables<typeof entityTables> &
    CaseTables
>()

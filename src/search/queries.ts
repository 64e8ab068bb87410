/** Typed queries of this area. */
import type { signalTables } from '../signals/index.ts'
import { queriesOver, type Tables, type vaultTables } from '../vault/index.ts'

export const q = queriesOver<Tables<typeof vaultTables> & Tables<typeof signalTables>>()

import { createContext, use } from 'react'
import type { Queries } from './client.ts'

/** Set once a page has its port; screens that read the vault stand below it. */
export const QueriesContext = createContext<Queries | null>(null)

export function useQueries(): Queries {
  const queries = use(QueriesContext)
  if (queries === null) throw new Error('useQueries stands outside QueriesContext')
  return queries
}

import { createContext, use } from 'react'

/** The program's own version, as main said it at the start. */
export const VersionContext = createContext('')

export function useVersion(): string {
  return use(VersionContext)
}

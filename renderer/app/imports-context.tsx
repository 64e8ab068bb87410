import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { ImportId } from '../../src/contract/ids.ts'
import type { ImportsState, ImportsStore } from '../state/imports.ts'

/** A grant of files, or null when a person chose nothing or nothing can be granted. */
export type AskForFiles = () => Promise<string | null>

export interface Imports {
  readonly store: ImportsStore
  /** Asks for files and takes them in. Does nothing while an import is under way. */
  readonly start: (ask: AskForFiles) => void
  /** Fetches what is new in the mail boxes; does nothing while an import is under way. */
  readonly fetchMail: () => void
  /** A mail box was set up otherwise: what is watched is looked at anew. */
  readonly channelsChanged: () => void
  readonly stop: () => void
  /** Lays it aside: it is carried on later, also after the vault was locked. */
  readonly pause: () => void
  /** Carries on one that was laid aside or cut short; does nothing while an import is under way. */
  readonly resume: (run: ImportId) => void
}

export const ImportsContext = createContext<Imports | null>(null)

export function useImports(): Imports {
  const imports = use(ImportsContext)
  if (imports === null) throw new Error('useImports stands outside the open vault')
  return imports
}

export function useImportState<T>(select: (state: ImportsState) => T): T {
  return useStore(useImports().store, select)
}

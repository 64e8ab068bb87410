/** What a person has before him while he works on one signal: view, tab, the words he chose, what is being linked. No content but places. */
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { EntityId, ExtractId, MentionId, OriginalId, StatementId } from '../../../src/contract/ids.ts'

export type View = 'text' | 'beside' | 'original'
export type Tab = 'mentions' | 'weighing' | 'terms' | 'notes'
/** Words of one text that were chosen by mouse or keys. */
export interface Chosen {
  readonly extract: ExtractId
  readonly start: number
  readonly end: number
}
/** What the chosen words are about to become. */
export type Becoming = 'mention' | 'claim' | 'nuance' | 'note'
/** What a grade is given to: the signal as a whole, or one statement. */
export type Target = 'signal' | StatementId
/** Two linked mentions that are being pointed at, one after the other (R40). */
export interface Pointing {
  readonly from: EntityId | null
  readonly to: EntityId | null
}

export interface Desk {
  readonly view: View
  readonly tab: Tab
  /** The original that is looked at; null for the first. */
  readonly original: OriginalId | null
  readonly picked: MentionId | null
  readonly chosen: Chosen | null
  readonly becoming: Becoming | null
  readonly target: Target | null
  readonly pointing: Pointing | null
  /** The paragraph that all columns show, by its place in the text. */
  readonly paragraph: number
  readonly look: (view: View) => void
  readonly open: (tab: Tab) => void
  readonly show: (original: OriginalId) => void
  readonly pick: (mention: MentionId | null) => void
  readonly choose: (chosen: Chosen | null) => void
  readonly make: (becoming: Becoming | null) => void
  readonly weigh: (target: Target) => void
  readonly point: (pointing: Pointing | null) => void
  readonly read: (paragraph: number) => void
}

export function createDesk(picked: MentionId | null) {
  return createStore<Desk>()(set => ({
    view: 'text',
    tab: picked === null ? 'weighing' : 'mentions',
    original: null,
    picked,
    chosen: null,
    becoming: null,
    target: null,
    pointing: null,
    paragraph: 0,
    look: view => set({ view, picked: null, becoming: null }),
    open: tab => set({ tab }),
    show: original => set({ original }),
    pick: mention => set({ picked: mention, becoming: null }),
    choose: chosen => set({ chosen, becoming: null }),
    make: becoming => set(becoming === null ? { becoming, chosen: null } : { becoming, picked: null }),
    weigh: target => set({ target, tab: 'weighing' }),
    point: pointing => set({ pointing, picked: null, becoming: null, tab: 'mentions' }),
    read: paragraph => set({ paragraph }),
  }))
}
type DeskStore = ReturnType<typeof createDesk>

export const DeskContext = createContext<DeskStore | null>(null)

export function useDesk<Part>(select: (desk: Desk) => Part): Part {
  return useStore(useDeskStore(), select)
}

/** For what happens between two drawings: a selection that moves must not draw the text anew. */
export function useDeskStore(): DeskStore {
  const store = use(DeskContext)
  if (store === null) throw new Error('useDesk stands outside a signal')
  return store
}

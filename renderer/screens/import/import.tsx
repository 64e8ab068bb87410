import type { ReactNode } from 'react'
import type { Place } from '../../state/place.ts'
import { ListRows } from './list-rows.tsx'
import { Note } from './note.tsx'
import { Overview } from './overview.tsx'

interface ImportProps {
  readonly place: Extract<Place, { screen: 'import' }>
  /** What was set aside, beside the import. */
  readonly aside: ReactNode
}

/** What comes in: files, lists to choose rows from, and what a person types. */
export function Import({ place: { run, list, note }, aside }: ImportProps) {
  if (note !== undefined) return <Note channel={note} />
  if (list !== undefined) return <ListRows list={list} />
  return <Overview run={run} aside={aside} />
}

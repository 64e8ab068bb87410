/** The course of one import as the page knows it: what the vault tells, added up. Numbers only; what came in is read from the vault. */
import type { ImportId } from '../../src/contract/ids.ts'
import type { ImportEvent, ImportSum, ImportSummary } from '../../src/contract/imports.ts'

export type Phase = 'reading' | 'finding' | 'done' | 'failed'

export interface ImportCourse {
  readonly phase: Phase
  /** Null until the vault has begun. */
  readonly run: ImportId | null
  readonly total: number
  readonly read: number
  readonly done: number
  readonly bytesTotal: number
  readonly bytesDone: number
  readonly elapsedMs: number
  readonly sum: ImportSum
  /** A person asked to stop; what was read is still being taken in. */
  readonly isStopping: boolean
  /** Only for now. */
  readonly isPausing: boolean
  readonly summary: ImportSummary | null
  /** What the new signals are still owed: names and places, search. */
  readonly owed: { readonly left: number; readonly most: number }
}

export const newCourse: ImportCourse = {
  phase: 'reading',
  run: null,
  total: 0,
  read: 0,
  done: 0,
  bytesTotal: 0,
  bytesDone: 0,
  elapsedMs: 0,
  sum: { received: 0, registered: 0, lists: 0, duplicates: 0, quarantined: 0, refused: 0 },
  isStopping: false,
  isPausing: false,
  summary: null,
  owed: { left: 0, most: 0 },
}

export function courseAfter(course: ImportCourse, event: ImportEvent): ImportCourse {
  switch (event.type) {
    case 'started':
      return {
        ...newCourse,
        isStopping: course.isStopping,
        isPausing: course.isPausing,
        run: event.run,
        total: event.files,
        bytesTotal: event.bytes,
      }
    case 'progress': {
      const { type: _, ...progress } = event
      return { ...course, ...progress }
    }
    case 'summary':
      return { ...course, phase: 'finding', summary: event.summary }
    case 'afterwork':
      return { ...course, owed: { left: event.left, most: Math.max(event.left, course.owed.most) } }
    case 'unit':
      return course
  }
}

export interface Pace {
  readonly perSecond: number
  readonly leftMs: number
}

/** Before this nothing is said: the first second would promise too much or too little. */
const settledMs = 2_000

/** By bytes where they are known, since files differ; null while there is too little to go by, and when nothing is left. */
export function paceOf({ done, total, bytesDone, bytesTotal, elapsedMs }: ImportCourse): Pace | null {
  if (elapsedMs < settledMs || done === 0 || done >= total) return null
  const share = bytesTotal > 0 && bytesDone > 0 ? bytesDone / bytesTotal : done / total
  return { perSecond: (done * 1_000) / elapsedMs, leftMs: share >= 1 ? 0 : (elapsedMs * (1 - share)) / share }
}

/** Whole tenths that are done: progress is said aloud once for each. */
export function tenthsOf({ done, total }: ImportCourse): number {
  return total === 0 ? 0 : Math.floor((done * 10) / total)
}

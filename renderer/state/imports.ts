/** The import of this page: at most one at a time, wherever in the program a person is. */
import { createStore } from 'zustand/vanilla'
import type { ImportEvent } from '../../src/contract/imports.ts'
import { courseAfter, newCourse, type ImportCourse } from './import-course.ts'

export interface ImportsState {
  readonly course: ImportCourse | null
  /** What ended it before its time. */
  readonly failure: unknown
  /** Text that was pasted and waits for the form that it fills. */
  readonly pasted: string | null
  /** What was dropped or pasted holds no file that can be taken in. */
  readonly isNothing: boolean
  /** A server is being asked what is new. */
  readonly isFetching: boolean
  readonly sayFetching: (isFetching: boolean) => void
  readonly begin: () => void
  readonly hear: (event: ImportEvent) => ImportCourse
  readonly finish: () => void
  readonly fail: (error: unknown) => void
  readonly askStop: (isPausing: boolean) => void
  /** The person has seen how it ended. */
  readonly isSeen: boolean
  readonly see: () => void
  readonly paste: (text: string | null) => void
  readonly sayNothing: (isNothing: boolean) => void
}

export function createImports() {
  return createStore<ImportsState>()((set, get) => {
    const change = (by: (course: ImportCourse) => ImportCourse): ImportCourse => {
      const course = by(get().course ?? newCourse)
      set({ course })
      return course
    }
    return {
      course: null,
      failure: null,
      isSeen: false,
      pasted: null,
      isNothing: false,
      isFetching: false,
      sayFetching: isFetching => set({ isFetching }),
      begin: () => set({ course: newCourse, failure: null, isSeen: false, isNothing: false }),
      hear: event => change(course => courseAfter(course, event)),
      finish: () => void change(course => ({ ...course, phase: 'done' })),
      fail: error => {
        set({ failure: error })
        change(course => ({ ...course, phase: 'failed' }))
      },
      askStop: isPausing => void change(course => ({ ...course, isStopping: true, isPausing })),
      see: () => set({ isSeen: true }),
      paste: text => set({ pasted: text }),
      sayNothing: isNothing => set({ isNothing }),
    }
  })
}
export type ImportsStore = ReturnType<typeof createImports>

/** Whether one is under way: then another has to wait. */
export function isRunning({ course, isFetching }: Pick<ImportsState, 'course' | 'isFetching'>): boolean {
  return isFetching || course?.phase === 'reading' || course?.phase === 'finding'
}

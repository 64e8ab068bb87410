import type { TextRange } from './selected-ranges.ts'

export interface Wanted {
  readonly words: string
  readonly ranges: readonly TextRange[]
}

/** The fictional samples and what is expected of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const samplesFolder = join(import.meta.dirname, '../../resources/samples')

/** The ten signals, in order of name. */
export function sampleFiles(): string[] {
  return readdirSync(samplesFolder)
    .filter(name => /^S\d\d_/.test(name))
    .sort()
    .map(name => join(samplesFolder, name))
}

interface TruthFile {
  readonly sender: { readonly organisation: string; readonly reference?: string }
  readonly sentAt: string
  readonly handling: string | null
  readonly givenGrade?: string
  readonly conditions: readonly {
    readonly code: string
    readonly recipientKinds?: string[]
    readonly purposes?: string[]
  }[]
  readonly substrings: readonly string[]
  readonly mustNotAppear?: readonly string[]
  readonly mustNotBeStored: readonly string[]
}
interface Truth {
  readonly files: Readonly<Record<string, TruthFile>> & { readonly S04: TruthFile }
  readonly importSummary: {
    readonly received: number
    readonly registered: number
    readonly lists: number
    readonly duplicates: number
    readonly quarantined: number
    readonly refused: number
    readonly again: { readonly registered: number; readonly lists: number; readonly duplicates: number }
  }
}

/** `truth.json` has many more fields; a test names those that it reads. */
function unsafeTruth(): Truth {
  return JSON.parse(readFileSync(join(samplesFolder, 'truth.json'), 'utf8')) as Truth
}
export const truth = unsafeTruth()

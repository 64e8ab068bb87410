/** The documents as tests read them: their blocks of commands, cut into words as a shell would. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const guideFolder = 'docs/guide'

/** The pages of the guide in order, `README.md` first where asked. */
export function guidePages(): string[] {
  return readdirSync(guideFolder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => join(guideFolder, name))
}

export interface DocumentedCommand {
  readonly file: string
  /** As it stands on the page, continued lines joined. */
  readonly text: string
  readonly words: readonly string[]
}

/** Every command in the blocks marked `sh`; blocks with another mark show output or layout. */
export function commandsIn(file: string): DocumentedCommand[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)
  return [...blocks]
    .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(text => ({ file, text, words: wordsOf(text) }))
}

/** Words of one command, quotes taken off, up to a pipe, a redirection or a comment. */
export function wordsOf(line: string): string[] {
  const words: string[] = []
  for (const [, quoted, single, bare, stop] of line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"'|<>#;]+)|([|<>#;])/g)) {
    if (stop !== undefined) break
    words.push(quoted ?? single ?? bare ?? '')
  }
  return words
}

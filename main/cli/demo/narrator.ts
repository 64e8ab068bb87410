/** The story as it is told: chapters, lines, small tables. On a terminal the chapter title is bold; elsewhere plain. */
export interface Narrator {
  chapter(title: string): void
  say(text: string): void
  /** A line that something was done, with a tick. */
  done(text: string): void
  /** A line that something was refused, with the reason. */
  refused(text: string): void
  table(rows: readonly (readonly string[])[]): void
  /** Everything said, for the report. */
  readonly story: readonly StoryLine[]
}
export interface StoryLine {
  readonly kind: 'chapter' | 'say' | 'done' | 'refused' | 'row'
  readonly text: string
  readonly cells?: readonly string[]
}

export function createNarrator(write: (text: string) => void, isTerminal: boolean): Narrator {
  const story: StoryLine[] = []
  const bold = (text: string) => (isTerminal ? `\u001b[1m${text}\u001b[22m` : text)
  let chapters = 0
  const tell = (kind: StoryLine['kind'], text: string, line: string): void => {
    story.push({ kind, text })
    write(`${line}\n`)
  }
  return {
    story,
    chapter(title) {
      chapters += 1
      tell('chapter', title, `\n${bold(`${chapters}. ${title}`)}`)
    },
    say: text => tell('say', text, `   ${text}`),
    done: text => tell('done', text, ` ✓ ${text}`),
    refused: text => tell('refused', text, ` ✗ ${text}`),
    table(rows) {
      const widths = rows.reduce<number[]>(
        (known, row) => row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)),
        [],
      )
      for (const cells of rows) {
        story.push({ kind: 'row', text: cells.join(' · '), cells })
        write(
          `   ${cells
            .map((cell, at) => cell.padEnd(widths[at] ?? 0))
            .join('  ')
            .trimEnd()}\n`,
        )
      }
    },
  }
}

/** `report.html`: what happened, with the picture of the network and the document that left. One file, no scripts, no network. */
import type { StoryLine } from './narrator.ts'

export interface ReportParts {
  readonly story: readonly StoryLine[]
  readonly networkSvg: string
  readonly passphrases: readonly (readonly [name: string, passphrase: string])[]
  readonly checkpointGroups: string
}

export function reportHtml({ story, networkSvg, passphrases, checkpointGroups }: ReportParts): string {
  const chapters = chaptersOf(story)
  const body = chapters.map((lines, at) => section(lines, at, networkSvg)).join('\n')
  const people = passphrases
    .map(([name, phrase]) => `<tr><td>${escape(name)}</td><td><code>${escape(phrase)}</code></td></tr>`)
    .join('')
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Schakel — demonstratie</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'">
<style>${styles}</style></head><body>
<header><p class="mark">Schakel</p><h1>Wat er gebeurde</h1>
<p>Alles hieronder is verzonnen: namen, nummers, plaatsen. De stappen zijn echt uitgevoerd op een versleutelde oefenkluis.</p></header>
<main>
${body}
<section><h2>Het document dat vertrok</h2><object data="packet.pdf" type="application/pdf" aria-label="Leeskopie van het pakket"><a href="packet.pdf">packet.pdf</a></object></section>
<section><h2>Zelf verder kijken</h2>
<p>De oefenkluis staat in <code>oefenkluis.schakelkluis</code>. Stand van het logboek, om te bewaren: <code>${escape(checkpointGroups)}</code>.</p>
<table><thead><tr><th>Wie</th><th>Oefenwachtzin</th></tr></thead><tbody>${people}</tbody></table></section>
</main></body></html>
`
}

function chaptersOf(story: readonly StoryLine[]): StoryLine[][] {
  const chapters: StoryLine[][] = []
  for (const line of story) {
    if (line.kind === 'chapter') chapters.push([line])
    else chapters.at(-1)?.push(line)
  }
  return chapters
}

function section(lines: readonly StoryLine[], at: number, networkSvg: string): string {
  const [title, ...rest] = lines
  const picture = title?.text.startsWith('Een zaak')
    ? `<figure>${networkSvg.replace(/^<\?xml[^>]*>\s*/, '')}</figure>`
    : ''
  return `<section><h2><span>${at + 1}</span>${escape(title?.text ?? '')}</h2>${blocks(rest)}${picture}</section>`
}

/** Rows that follow one another are one table. */
function blocks(lines: readonly StoryLine[]): string {
  const html: string[] = []
  let rows: string[] = []
  const flush = (): void => {
    if (rows.length > 0) html.push(`<table>${rows.join('')}</table>`)
    rows = []
  }
  for (const line of lines) {
    if (line.cells) rows.push(`<tr>${line.cells.map(cell => `<td dir="auto">${escape(cell)}</td>`).join('')}</tr>`)
    else {
      flush()
      html.push(`<p class="${line.kind}" dir="auto">${escape(line.text)}</p>`)
    }
  }
  flush()
  return html.join('\n')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, char => escapes[char] ?? char)
}

const styles = `
:root { color-scheme: light dark; --ink: #1b2430; --paper: #f7f8fa; --line: #d5dae1; --yes: #1d6b45; --no: #8a4b14; --soft: #5a6675 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #14181e; --line: #323a45; --yes: #6fc79b; --no: #e0a36a; --soft: #9aa6b5 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 'IBM Plex Sans', system-ui, sans-serif }
header, main { max-inline-size: 62rem; margin-inline: auto; padding: 1.5rem }
.mark { font-weight: 600; letter-spacing: .04em; margin: 0; color: var(--soft) } h1 { margin: .2rem 0 .5rem; font-size: 2rem }
section { border-block-start: 1px solid var(--line); padding-block: 1rem } h2 { font-size: 1.15rem } h2 span { color: var(--soft); margin-inline-end: .6rem }
p { margin: .35rem 0 } .done::before { content: '✓ '; color: var(--yes); font-weight: 600 } .refused::before { content: '✗ '; color: var(--no); font-weight: 600 } .say { color: var(--soft) }
table { border-collapse: collapse; margin-block: .5rem } td, th { padding: .2rem .8rem .2rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line) }
figure { margin: 1rem 0; background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: .5rem; overflow: auto } figure svg { max-inline-size: 100%; block-size: auto }
object { inline-size: 100%; block-size: 70rem; border: 1px solid var(--line) } code { font-family: 'IBM Plex Mono', monospace }
`

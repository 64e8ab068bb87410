/** Lays out the words of a page as lines: blocks on lines of their own, cells of a row parted by a tab, links with their real host. */

import { HtmlTables } from './html-tables.ts'

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 ' +
    'h3 h4 h5 h6 header hr legend li main menu nav ol optgroup option p pre section select summary table tbody textarea tfoot thead tr ul'
  ).split(' '),
)
/** Blocks that a browser sets apart by space. */
const spaced = new Set('blockquote dl fieldset figure h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '))
/** White space of HTML: a non-breaking space is none. */
const blank = /[ \t\n\f\r]+/g

export class TextFlow {
  readonly #lines: string[] = []
  #line = ''
  /** A space is owed before the next word. */
  #gap = false
  #pre = 0
  readonly #links: { host: string; from: number }[] = []
  #length = 0

  readonly #tables = new HtmlTables()

  get lists(): HtmlTables['lists'] {
    return this.#tables.lists
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === 'br') this.#break('line')
    else if (tag === 'td' || tag === 'th') this.#cell()
    else if (blocks.has(tag)) this.#break(spaced.has(tag) ? 'apart' : 'block')
    if (tag === 'br' || tag === 'td' || tag === 'th' || blocks.has(tag)) this.#tables.open(tag, this.#lines.length)
    if (tag === 'pre' || tag === 'textarea') this.#pre++
    if (tag === 'img' && (attributes['alt'] ?? '').trim() !== '') this.text(` ${attributes['alt'] ?? ''} `)
    if (tag === 'input' && /^(text|button|submit|email|tel|number|date|search|url|)$/i.test(attributes['type'] ?? '')) {
      this.text(` ${attributes['value'] ?? ''} `)
    }
    if (tag === 'a') this.#links.push({ host: hostOf(attributes['href'] ?? ''), from: this.#length })
  }

  text(text: string): void {
    this.#length += text.length
    this.#tables.text(text)
    if (this.#pre > 0) {
      const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n')
      this.#line += first
      for (const line of rest) {
        this.#break('line')
        this.#line = line
      }
      return
    }
    const words = text.replace(blank, ' ')
    if (words === '') return
    const bare = words.replace(/^ | $/g, '')
    if (words.startsWith(' ')) this.#gap = true
    if (bare === '') return
    if (this.#gap && this.#line !== '' && !this.#line.endsWith('\t')) this.#line += ' '
    this.#line += bare
    this.#gap = words.endsWith(' ')
  }

  close(tag: string): void {
    if (tag === 'a') this.#endLink()
    if (tag === 'pre' || tag === 'textarea') this.#pre = Math.max(0, this.#pre - 1)
    if (blocks.has(tag)) this.#break(spaced.has(tag) ? 'apart' : 'block')
    const cut = this.#tables.close(tag)
    if (cut !== null) this.#lines.length = Math.min(cut, this.#lines.length)
  }

  finish(): string {
    this.#break('block')
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, '')
  }

  /** A link that names one place and leads to another is the oldest trick: the real host stands behind it (docs: security §9). */
  #endLink(): void {
    const link = this.#links.pop()
    if (link === undefined || link.host === '' || link.from === this.#length) return
    if (!this.#line.toLowerCase().includes(link.host)) this.text(` [${link.host}]`)
  }

  #cell(): void {
    if (this.#line.trim() !== '') this.#line = `${this.#line.replace(/ +$/, '')}\t`
    this.#gap = false
  }

  /** A line break keeps an empty line, a block does not make one, and what stands apart has one on either side. */
  #break(kind: 'line' | 'block' | 'apart'): void {
    const line = this.#pre > 0 ? this.#line : this.#line.replace(/[ \t]+$/, '')
    if (line !== '' || kind === 'line') this.#lines.push(line)
    if (kind === 'apart' && this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('')
    this.#line = ''
    this.#gap = false
  }
}

function hostOf(address: string): string {
  const web = /^\s*(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:\s]+)/i.exec(address)?.[1]
  return (web ?? /^\s*mailto:([^?\s]+)/i.exec(address)?.[1] ?? '').toLowerCase()
}

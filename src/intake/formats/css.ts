/**
 * As much CSS as is needed to see what a reader would not: rules with class, id and tag selectors and their descendants,
 * declarations that hide. No cascade by weight: a later rule wins, the element's own style last.
 */
export type Declarations = ReadonlyMap<string, string>

/** What a selector can ask of an element. */
export interface Styled {
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
}

interface Compound {
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
}

interface Rule {
  readonly order: number
  /** Outermost first; the last one is the element itself. */
  readonly compounds: readonly Compound[]
  readonly declarations: Declarations
}

/** More rules than any real message has; what comes after them is not looked at. */
const maxRules = 2_000
const relevant =
  /^(display|visibility|opacity|color|background|background-color|font-size|font|width|height|max-width|max-height|overflow|text-indent|left|top|position|mso-hide|clip|clip-path)$/

export function declarationsOf(style: string): Declarations {
  const found = new Map<string, string>()
  for (const piece of style.slice(0, 65_536).split(';')) {
    const colon = piece.indexOf(':')
    const name = piece.slice(0, colon).trim().toLowerCase()
    const value = piece
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim()
      .toLowerCase()
    if (colon > 0 && relevant.test(name)) found.set(name, value)
  }
  return found
}

/** The style sheets of one page, in the order in which they stand. */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>()
  #size = 0

  /** Blocks that hold for other media than a screen are skipped whole. */
  add(css: string): void {
    const text = css.replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ').replace(/<!--|-->/g, ' ')
    for (const { prelude, body } of blocks(text)) {
      if (this.#size >= maxRules) return
      const declarations = declarationsOf(body)
      if (declarations.size > 0)
        for (const selector of prelude.split(',')) this.#addRule(compoundsOf(selector), declarations)
    }
  }

  /** The declarations of every rule that fits, then those of the element itself. `path` holds the element last. */
  styleOf(path: readonly Styled[], own: Declarations): Declarations {
    const element = path.at(-1)
    if (element === undefined || this.#size === 0) return own
    const keys = [`#${element.id}`, ...element.classes.map(name => `.${name}`), element.tag, '*']
    const fitting = keys.flatMap(key => this.#rules.get(key) ?? []).filter(rule => fits(rule.compounds, path))
    if (fitting.length === 0) return own
    const merged = new Map<string, string>()
    for (const rule of fitting.toSorted((a, b) => a.order - b.order)) {
      for (const [name, value] of rule.declarations) merged.set(name, value)
    }
    for (const [name, value] of own) merged.set(name, value)
    return merged
  }

  #addRule(compounds: readonly Compound[] | null, declarations: Declarations): void {
    if (compounds === null || this.#size >= maxRules) return
    const key = keyOf(compounds)
    const rules = this.#rules.get(key) ?? []
    rules.push({ order: this.#size++, compounds, declarations })
    this.#rules.set(key, rules)
  }
}

function* blocks(text: string): Generator<{ prelude: string; body: string }> {
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    if (open < 0) return
    const prelude = text
      .slice(at, open)
      .replace(/^[^;]*;/, '')
      .trim()
    const nested = prelude.startsWith('@')
    const close = nested ? matching(text, open) : text.indexOf('}', open)
    const end = close < 0 ? text.length : close
    if (!nested) yield { prelude, body: text.slice(open + 1, end) }
    else if (/^@media\s+(only\s+)?(all|screen)\s*$/i.test(prelude)) yield* blocks(text.slice(open + 1, end))
    at = end + 1
  }
}

function matching(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return -1
}

/** Null for what is not understood (states, attributes, siblings): such a rule hides nothing. */
function compoundsOf(selector: string): Compound[] | null {
  const words = selector.replaceAll('>', ' ').trim().split(/\s+/)
  const compounds: Compound[] = []
  for (const word of words) {
    if (word === '' || !/^([a-z][\w-]*|\*)?([.#][\w-]+)*$/i.test(word)) return null
    const tag = /^[^.#]*/.exec(word)?.[0].toLowerCase() ?? ''
    const marks = word.match(/[.#][\w-]+/g) ?? []
    compounds.push({
      tag: tag === '*' ? '' : tag,
      id: marks.find(mark => mark.startsWith('#'))?.slice(1) ?? '',
      classes: marks.filter(mark => mark.startsWith('.')).map(mark => mark.slice(1)),
    })
  }
  return compounds.length > 0 && compounds.length <= 8 ? compounds : null
}

function keyOf(compounds: readonly Compound[]): string {
  const last = compounds.at(-1)
  if (last === undefined) return '*'
  if (last.id !== '') return `#${last.id}`
  const name = last.classes[0]
  return name === undefined ? last.tag || '*' : `.${name}`
}

function fits(compounds: readonly Compound[], path: readonly Styled[]): boolean {
  let place = path.length - 1
  for (let i = compounds.length - 1; i >= 0; i--) {
    const compound = compounds[i]
    if (compound === undefined) return false
    const isElement = i === compounds.length - 1
    // Descendants are sought among the nearest ancestors only: a page of a million nested elements must not cost its square.
    const lowest = isElement ? place : Math.max(0, place - 64)
    while (place >= lowest && !matches(compound, path[place])) place--
    if (place < lowest) return false
    place--
  }
  return true
}

function matches(compound: Compound, element: Styled | undefined): boolean {
  if (element === undefined) return false
  if (compound.tag !== '' && compound.tag !== element.tag) return false
  if (compound.id !== '' && compound.id !== element.id) return false
  return compound.classes.every(name => element.classes.includes(name))
}

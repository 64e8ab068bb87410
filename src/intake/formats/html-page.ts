/** A page while it is read, element by element: what of it is seen goes into the flow, of the rest it is told that it was there. */
import type { ListContent } from '../../contract/parsed-document.ts'
import { declarationsOf, StyleSheet, type Styled } from './css.ts'
import { TextFlow } from './html-flow.ts'
import { isInvisible, plainSight, sightOf, type Sight } from './html-visibility.ts'
import { oneLine } from './labels.ts'

export interface HtmlText {
  readonly text: string
  readonly title: string
  readonly language: string | null
  /** Tables that are lists of persons, and so not in the text (R7); `undefined` for one that cannot be offered. */
  readonly lists: readonly (ListContent | undefined)[]
  /** Characters that were there and not to be seen. */
  readonly hidden: number
  /** Scripts, forms, frames, handlers. */
  readonly active: number
  /** Pictures and styles that a browser would have fetched. */
  readonly remote: number
}

type Attributes = Readonly<Record<string, string>>

/** An element that is open. */
export interface Open {
  readonly styled: Styled
  readonly sight: Sight
  readonly silent: boolean
}

/** Never part of the text, whatever their style says. */
const silent = new Set([
  'script',
  'style',
  'template',
  'title',
  'iframe',
  'object',
  'embed',
  'applet',
  'noembed',
  'noframes',
  'xml',
])
const active = new Set(['script', 'iframe', 'object', 'embed', 'applet', 'form', 'frame', 'base'])
const fetching = /url\(\s*["']?(https?:)?\/\//gi

export class HtmlPage {
  readonly #flow = new TextFlow()
  readonly #sheet = new StyleSheet()
  readonly #path: Styled[] = []
  readonly #open: Open[] = []
  #styleText = ''
  #title = ''
  #language: string | null = null
  #hidden = 0
  #active = 0
  #remote = 0

  get depth(): number {
    return this.#open.length
  }

  innermost(): Open | undefined {
    return this.#open.at(-1)
  }

  /** Everything that was open is closed; what follows is seen as it would be inside `around`. */
  goOnInside(around: Open | undefined): void {
    if (around === undefined) return
    this.#open.push(around)
    this.#path.push(around.styled)
  }

  open(tag: string, attributes: Attributes): void {
    const around = this.innermost()
    const styled = {
      tag,
      id: attributes['id'] ?? '',
      classes: (attributes['class'] ?? '').split(/\s+/).filter(Boolean),
    }
    this.#path.push(styled)
    const style = this.#sheet.styleOf(this.#path, declarationsOf(attributes['style'] ?? ''))
    const sight = sightOf(around?.sight ?? plainSight, tag, attributes, style)
    const isSilent = (around?.silent ?? false) || silent.has(tag)
    this.#open.push({ styled, sight, silent: isSilent })
    if (active.has(tag) || isActive(tag, attributes)) this.#active++
    this.#remote += remoteParts(tag, attributes)
    if (tag === 'html') this.#language = attributes['lang'] ?? this.#language
    if (tag === 'style') this.#styleText = ''
    if (!isSilent && !isInvisible(sight)) this.#flow.open(tag, attributes)
  }

  text(text: string): void {
    const element = this.innermost()
    if (element?.styled.tag === 'style') this.#styleText += text
    else if (element?.styled.tag === 'title' && this.#title.length < 4_096) this.#title += text
    if (element?.silent === true) return
    if (isInvisible(element?.sight ?? plainSight)) this.#hidden += text.replace(/\s+/g, '').length
    else this.#flow.text(text)
  }

  close(tag: string): void {
    const element = this.#open.pop()
    this.#path.pop()
    if (tag === 'style') {
      this.#remote += (this.#styleText.match(fetching) ?? []).length
      this.#sheet.add(this.#styleText)
    }
    if (element?.silent !== true && !isInvisible(element?.sight ?? plainSight)) this.#flow.close(tag)
  }

  finish(): HtmlText {
    const title = oneLine(this.#title.replace(/[ \t\n\f\r]+/g, ' '))
    const counts = { hidden: this.#hidden, active: this.#active, remote: this.#remote }
    return { text: this.#flow.finish(), lists: this.#flow.lists, title, language: this.#language, ...counts }
  }
}

function isActive(tag: string, attributes: Attributes): boolean {
  if (tag === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? '')) return true
  return Object.entries(attributes).some(
    ([name, value]) => name.startsWith('on') || /^[\s\p{Cc}]*(javascript|vbscript):/iu.test(value),
  )
}

function remoteParts(tag: string, attributes: Attributes): number {
  const isLink = tag === 'a' || tag === 'area'
  const fetched = isLink
    ? []
    : [attributes['src'], attributes['background'], attributes['srcset'], attributes['poster']]
  if (tag === 'link') fetched.push(attributes['href'])
  const styled = (attributes['style'] ?? '').match(fetching) ?? []
  return fetched.filter(address => /^\s*(https?:)?\/\//i.test(address ?? '')).length + styled.length
}

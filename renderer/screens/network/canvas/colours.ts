/** The tokens that the picture is drawn with: a canvas knows no style sheets. Constant by kind; none says anything about anybody (R43). */
import type { EntityKind } from '../../../../src/contract/entities.ts'

const kinds: Readonly<Record<EntityKind, string>> = {
  person: '--e-person',
  location: '--e-loc',
  organisation: '--e-org',
  contact_point: '--e-comm',
  vehicle: '--e-thing',
  event: '--e-event',
}

export interface Colours {
  readonly paper: string
  readonly surface: string
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly control: string
  readonly accent: string
  readonly onAccent: string
  readonly hand: string
  readonly area: string
  readonly areaSoft: string
  readonly focus: string
  readonly kind: Readonly<Record<EntityKind, { readonly strong: string; readonly soft: string }>>
  readonly font: string
  readonly mono: string
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const kind = (name: string) => ({ strong: token(name), soft: token(`${name}-soft`) })
  return {
    paper: token('--paper'),
    surface: token('--surface'),
    ink: token('--ink'),
    quiet: token('--ink-3'),
    line: token('--line-2'),
    control: token('--control'),
    accent: token('--accent'),
    onAccent: token('--on-accent'),
    hand: token('--warn'),
    area: token('--e-loc'),
    areaSoft: token('--e-loc-soft'),
    focus: token('--focus'),
    kind: {
      person: kind(kinds.person),
      location: kind(kinds.location),
      organisation: kind(kinds.organisation),
      contact_point: kind(kinds.contact_point),
      vehicle: kind(kinds.vehicle),
      event: kind(kinds.event),
    },
    font: token('--font'),
    mono: token('--mono'),
  }
}

/** What is out of range or filtered away stays where it is and steps back. Both colours as `#rrggbb`. */
export function faded(colour: string, paper: string, share = 0.78): string {
  const [from, to] = [channels(colour), channels(paper)]
  if (from === undefined || to === undefined) return paper
  const mixed = from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share))
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

function channels(colour: string): number[] | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  return found?.slice(1).map(part => Number.parseInt(part, 16))
}

/** Calls back when the theme of the page changes, until the returned function is called. */
export function onThemeChange(changed: () => void): () => void {
  const watch = new MutationObserver(changed)
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => watch.disconnect()
}

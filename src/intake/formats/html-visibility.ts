/** What of an HTML page a person would see: hidden by style, by size, by place, or by a colour equal to its ground. */
import type { Declarations } from './css.ts'

/** red, green, blue; `none` is transparent, null is "not known" (a picture, a gradient, a word we do not read). */
type Colour = readonly [number, number, number] | 'none' | null

export interface Sight {
  readonly hidden: boolean
  readonly ink: Colour
  readonly ground: Colour
}

export const plainSight: Sight = { hidden: false, ink: [0, 0, 0], ground: [255, 255, 255] }

const zero = /^0+(\.0+)?(px|pt|em|rem|ex|vw|vh|%)?$/
const tiny = /^(0*(\.\d+)?|0*1(\.0+)?)(px|pt)$/
const farAway = /^-\d{3,}(\.\d+)?(px|pt|em|rem)?$/

export function sightOf(
  around: Sight,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  style: Declarations,
): Sight {
  const ink = colourOf(style.get('color') ?? (tag === 'font' ? attributes['color'] : undefined)) ?? around.ink
  const ground = groundOf(style, attributes) ?? around.ground
  const known = ground === 'none' ? around.ground : ground
  return {
    hidden: around.hidden || isHidden(attributes, tag, style),
    ink,
    ground: pictured(style, attributes) ? null : known,
  }
}

/** Ink equal to a known ground, or no ink at all. Colour is judged where text stands, since a child may change either. */
export function isInvisible(sight: Sight): boolean {
  if (sight.hidden || sight.ink === 'none') return true
  if (sight.ink === null || sight.ground === null || sight.ground === 'none') return false
  const ground = sight.ground
  return sight.ink.every((value, i) => Math.abs(value - (ground[i] ?? 0)) <= 6)
}

function isHidden(attributes: Readonly<Record<string, string>>, tag: string, style: Declarations): boolean {
  if ('hidden' in attributes && attributes['hidden'] !== 'until-found') return true
  if (tag === 'dialog' && !('open' in attributes)) return true
  const is = (name: string, pattern: RegExp): boolean => pattern.test(style.get(name) ?? '')
  if (is('display', /^none$/) || is('visibility', /^(hidden|collapse)$/) || is('mso-hide', /^all$/)) return true
  if (Number.parseFloat(style.get('opacity') ?? '1') < 0.05) return true
  if (is('font-size', zero) || is('font-size', tiny) || is('font', /(^|\s)0(px|pt|em)?[\s/]/)) return true
  if (is('overflow', /hidden/) && ['height', 'max-height', 'width', 'max-width'].some(name => is(name, zero)))
    return true
  if (is('text-indent', farAway)) return true
  return is('position', /^(absolute|fixed)$/) && (is('left', farAway) || is('top', farAway))
}

function groundOf(style: Declarations, attributes: Readonly<Record<string, string>>): Colour {
  const shorthand = style.get('background')?.split(/\s+(?![^(]*\))/) ?? []
  const found = [style.get('background-color'), ...shorthand, attributes['bgcolor']].map(colourOf)
  return found.find(colour => colour !== null) ?? null
}

function pictured(style: Declarations, attributes: Readonly<Record<string, string>>): boolean {
  return /url\(|gradient\(/.test(style.get('background') ?? '') || 'background' in attributes
}

const named: Readonly<Record<string, Colour>> = {
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  black: [0, 0, 0],
  red: [255, 0, 0],
  green: [0, 128, 0],
  blue: [0, 0, 255],
  navy: [0, 0, 128],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  silver: [192, 192, 192],
  yellow: [255, 255, 0],
  orange: [255, 165, 0],
  transparent: 'none',
}

function colourOf(value: string | undefined): Colour {
  const text = (value ?? '').trim().toLowerCase()
  if (Object.hasOwn(named, text)) return named[text] ?? null
  const hex = /^#?([0-9a-f]{6})$|^#([0-9a-f]{3})$/.exec(text)
  if (hex !== null) {
    const wide = hex[1] ?? (hex[2] ?? '').replace(/./g, '$&$&')
    const channel = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16)
    return [channel(0), channel(2), channel(4)]
  }
  const numbers = /^rgba?\(([^)]*)\)$/
    .exec(text)?.[1]
    ?.match(/[\d.]+/g)
    ?.map(Number)
  if (numbers === undefined || numbers.length < 3) return null
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers
  return alpha === 0 ? 'none' : [red, green, blue]
}

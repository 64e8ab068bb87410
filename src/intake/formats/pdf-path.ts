/** Whether a point lies in a painted path. Curves are taken as the lines between their ends: near enough for a letter's middle. */

export interface Path {
  /** Closed rings of points, x and y in turn. */
  readonly rings: readonly (readonly number[])[]
  /** Left, bottom, right, top. */
  readonly box: readonly [number, number, number, number]
}

/** How a path is filled (ISO 32000-1, section 8.5.3), or the line that is drawn along it. */
export type PathRule = 'nonzero' | 'evenodd' | { readonly lineWidth: number }

/** Steps of pdf.js: 0 begins a ring, 1 a line, 2 a curve with two handles, 3 one with one, 4 closes. */
const operandsOf: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 }

/** A path as pdf.js hands it over; one that it does not, or with too many points to look at, is empty. */
export function pathOf(raw: unknown): Path {
  const steps: readonly unknown[] = raw instanceof Float32Array ? Array.from(raw) : Array.isArray(raw) ? raw : []
  const rings: number[][] = []
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < steps.length && steps.length <= mostNumbers;) {
    const step = steps[at]
    const operands = typeof step === 'number' ? operandsOf[step] : undefined
    if (operands === undefined) break
    const [x, y] = [steps[at + operands - 1], steps[at + operands]]
    at += operands + 1
    if (operands === 0 || typeof x !== 'number' || typeof y !== 'number') continue
    if (step === 0 || rings.length === 0) rings.push([])
    rings.at(-1)?.push(x, y)
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  return { rings, box: [left, bottom, right, top] }
}
const mostNumbers = 20_000

export function isInside({ rings, box }: Path, rule: PathRule, x: number, y: number): boolean {
  const grown = typeof rule === 'object' ? rule.lineWidth / 2 : 0
  const [left, bottom, right, top] = box
  if (x < left - grown || x > right + grown || y < bottom - grown || y > top + grown) return false
  if (typeof rule === 'object') return rings.some(ring => isNear(ring, rule.lineWidth / 2, x, y))
  const turns = rings.map(ring => turnsAround(ring, x, y))
  const sum = turns.reduce((total, { winding }) => total + winding, 0)
  return rule === 'nonzero' ? sum !== 0 : turns.reduce((total, { crossings }) => total + crossings, 0) % 2 === 1
}

function turnsAround(ring: readonly number[], x: number, y: number): { winding: number; crossings: number } {
  let [winding, crossings] = [0, 0]
  const count = ring.length / 2
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [ring[2 * i], ring[2 * i + 1], ring[2 * next], ring[2 * next + 1]]
    if (y1 <= y === y2 <= y) continue
    if (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) <= x) continue
    winding += y2 > y1 ? 1 : -1
    crossings++
  }
  return { winding, crossings }
}

function isNear(ring: readonly number[], distance: number, x: number, y: number): boolean {
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ring.slice(at, at + 4)
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    if (Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)) <= distance) return true
  }
  return false
}

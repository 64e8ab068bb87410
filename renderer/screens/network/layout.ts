/**
 * A place for every point of the picture: springs along lines, a push between all, a fixed number of rounds from fixed places, then room
 * for every name. Equal input gives equal places whatever its order; who has more lines stands nowhere else for it (R43). What is placed
 * already stays where it is.
 */
import { lengthOf, middleOf, minus, plus, times, zero, type Point } from './geometry.ts'
import { makeRoom } from './make-room.ts'

export interface LayoutInput {
  readonly ids: readonly string[]
  readonly lines: readonly { readonly from: string; readonly to: string }[]
  /** People who share a place: they stand together, so that the area behind them is small. It is no line (R35). */
  readonly areas: readonly (readonly string[])[]
  readonly kept: Readonly<Record<string, Point>>
}
export type Places = Readonly<Record<string, Point>>

/** Long enough for the words on a line. */
const lineLength = 230
/** Screens are wide. */
const widening = 1.25
const rounds = 300
/** Above this, who is far away is left out of the push. */
const fullPushLimit = 400

export function layout(input: LayoutInput): Places {
  const ids = [...new Set(input.ids)].sort()
  const at = new Map(ids.map((id, index) => [id, index]))
  const springs = springsOf(input, at)
  const areas = areasOf(input, at)
  const near = areas.flatMap(([first = 0, ...others]) => others.map((other): Pair => [first, other]))
  const groups = groupsOf(ids.length, [...springs, ...near])
  const loose = packed(groups.map(group => settled(group, springs, areas)))
  const wanted = ids.map((id, index) => input.kept[id] ?? loose[index] ?? zero)
  const fixed = ids.map(id => input.kept[id] !== undefined)
  const placed = makeRoom(wanted, fixed)
  return Object.fromEntries(ids.map((id, index) => [id, placed[index] ?? zero]))
}

type Pair = readonly [number, number]

/** Several lines between two pull like one: more of them say nothing about nearness. */
function springsOf(input: LayoutInput, at: ReadonlyMap<string, number>): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { from, to } of input.lines) {
    const [a, b] = [at.get(from), at.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    const pair: Pair = [Math.min(a, b), Math.max(a, b)]
    pairs.set(pair.join(), pair)
  }
  return [...pairs.values()].sort((left, right) => left[0] - right[0] || left[1] - right[1])
}

function areasOf(input: LayoutInput, at: ReadonlyMap<string, number>): number[][] {
  return input.areas
    .map(members => [...new Set(members.flatMap(id => at.get(id) ?? []))].sort((a, b) => a - b))
    .filter(members => members.length > 1)
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || a.length - b.length || a.join().localeCompare(b.join()))
}

/** Points that hang together, each group in order, groups in the order of their first point. */
function groupsOf(count: number, pairs: readonly Pair[]): number[][] {
  const group = Array.from({ length: count }, (_, index) => index)
  const root = (index: number): number => {
    let here = index
    while (group[here] !== here) here = group[here] ?? here
    return here
  }
  for (const [a, b] of pairs) {
    const [left, right] = [root(a), root(b)]
    group[Math.max(left, right)] = Math.min(left, right)
  }
  const members = Map.groupBy(group.keys(), root)
  return [...members.values()]
}

interface Settled {
  readonly members: readonly number[]
  readonly places: readonly Point[]
}

function settled(members: readonly number[], springs: readonly Pair[], areas: readonly number[][]): Settled {
  const local = new Map(members.map((member, index) => [member, index]))
  const within = (indexes: readonly number[]) => indexes.flatMap(index => local.get(index) ?? [])
  const pairs = springs.flatMap(([a, b]) => {
    const [left, right] = [local.get(a), local.get(b)]
    return left === undefined || right === undefined ? [] : [[left, right] as const]
  })
  const own = areas.map(within).filter(area => area.length > 1)
  let places = ringOf(walkOrder(members.length, pairs))
  for (let round = 0; round < rounds && members.length > 1; round++) {
    const force = pushes(places)
    for (const [a, b] of pairs) pull(force, places, a, b)
    for (const area of own) gather(force, places, area)
    const step = lineLength * 0.5 * (1 - round / rounds) ** 2 + 0.5
    places = places.map((place, index) => plus(place, shortened(force[index] ?? zero, step)))
  }
  return { members, places: places.map(({ x, y }) => ({ x: x * widening, y })) }
}

/** In the order in which one comes by them, from the first: neighbours begin beside each other, and few lines cross. */
function walkOrder(count: number, pairs: readonly Pair[]): number[] {
  const next: number[][] = Array.from({ length: count }, () => [])
  for (const [a, b] of pairs) {
    next[a]?.push(b)
    next[b]?.push(a)
  }
  const order: number[] = []
  const seen = new Set<number>()
  for (let start = 0; start < count; start++) {
    const stack = [start]
    for (let here = stack.pop(); here !== undefined; here = stack.pop()) {
      if (seen.has(here)) continue
      seen.add(here)
      order.push(here)
      stack.push(...(next[here] ?? []).toSorted((a, b) => b - a))
    }
  }
  return order
}

function ringOf(order: readonly number[]): Point[] {
  const radius = order.length === 1 ? 0 : (lineLength * order.length) / (2 * Math.PI)
  const places: Point[] = []
  for (const [nth, index] of order.entries()) {
    const angle = (2 * Math.PI * nth) / order.length
    places[index] = { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius }
  }
  return places
}

function pushes(places: readonly Point[]): Point[] {
  if (places.length <= fullPushLimit) return places.map(a => places.reduce((sum, b) => plus(sum, push(a, b)), zero))
  const cell = lineLength * 2
  const key = (x: number, y: number) => `${Math.floor(x / cell)} ${Math.floor(y / cell)}`
  const cells = Map.groupBy(places, ({ x, y }) => key(x, y))
  return places.map(a => {
    let sum = zero
    for (const dx of [-cell, 0, cell])
      for (const dy of [-cell, 0, cell])
        for (const b of cells.get(key(a.x + dx, a.y + dy)) ?? []) sum = plus(sum, push(a, b))
    return sum
  })
}

function push(a: Point, b: Point): Point {
  const away = minus(a, b)
  const square = Math.max(away.x * away.x + away.y * away.y, 1)
  return times(away, (lineLength * lineLength) / square)
}

function pull(force: Point[], places: readonly Point[], a: number, b: number): void {
  const way = minus(places[b] ?? zero, places[a] ?? zero)
  const towards = times(way, lengthOf(way) / lineLength)
  force[a] = plus(force[a] ?? zero, towards)
  force[b] = minus(force[b] ?? zero, towards)
}

/** Towards the middle of those who share a place, and gently. */
function gather(force: Point[], places: readonly Point[], area: readonly number[]): void {
  const middle = middleOf(area.map(index => places[index] ?? zero))
  for (const index of area) {
    const way = minus(middle, places[index] ?? zero)
    force[index] = plus(force[index] ?? zero, times(way, 0.5 * (lengthOf(way) / lineLength)))
  }
}

function shortened(force: Point, most: number): Point {
  const length = lengthOf(force)
  return length <= most ? force : times(force, most / length)
}

const gap = 200

/** Groups beside each other in rows, in their order; who hangs together with nobody stands in a row like the others. */
function packed(groups: readonly Settled[]): Point[] {
  const boxes = groups.map(({ members, places }) => {
    const [xs, ys] = [places.map(place => place.x), places.map(place => place.y)]
    const corner = { x: Math.min(...xs), y: Math.min(...ys) }
    return { members, places, corner, width: Math.max(...xs) - corner.x, height: Math.max(...ys) - corner.y }
  })
  const rowWidth = Math.max(
    ...boxes.map(box => box.width),
    Math.sqrt(boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0)) * 1.6,
  )
  const found: Point[] = []
  let [x, y, tallest] = [0, 0, 0]
  for (const box of boxes) {
    if (x > 0 && x + box.width > rowWidth) [x, y, tallest] = [0, y + tallest + gap, 0]
    for (const [index, member] of box.members.entries())
      found[member] = plus(minus(box.places[index] ?? zero, box.corner), { x, y })
    x += box.width + gap
    tallest = Math.max(tallest, box.height)
  }
  return found
}

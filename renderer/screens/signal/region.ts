/** A part of a page in thousandths of its width and height, from the upper left corner: it holds at every size. */

export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const whole = 1_000
/** Smaller than this nobody can see it. */
const least = 20

export function formatRegion({ x, y, width, height }: Region): string {
  return [x, y, width, height].join(',')
}

export function parseRegion(text: string | null): Region | null {
  if (text === null || !/^\d{1,4}(,\d{1,4}){3}$/.test(text)) return null
  const [x = 0, y = 0, width = 0, height = 0] = text.split(',').map(Number)
  return isInside({ x, y, width, height }) ? { x, y, width, height } : null
}

/** From one corner to the other, whichever way it was drawn; in whole thousandths, inside the page. */
export function between(from: { x: number; y: number }, to: { x: number; y: number }): Region {
  const x = clamp(Math.min(from.x, to.x), 0, whole - least)
  const y = clamp(Math.min(from.y, to.y), 0, whole - least)
  return {
    x,
    y,
    width: clamp(Math.abs(from.x - to.x), least, whole - x),
    height: clamp(Math.abs(from.y - to.y), least, whole - y),
  }
}

export function moved({ x, y, width, height }: Region, right: number, down: number): Region {
  return { x: clamp(x + right, 0, whole - width), y: clamp(y + down, 0, whole - height), width, height }
}

export function grown({ x, y, width, height }: Region, right: number, down: number): Region {
  return { x, y, width: clamp(width + right, least, whole - x), height: clamp(height + down, least, whole - y) }
}

function isInside({ x, y, width, height }: Region): boolean {
  return width > 0 && height > 0 && x + width <= whole && y + height <= whole
}

function clamp(value: number, from: number, until: number): number {
  return Math.round(Math.min(until, Math.max(from, value)))
}

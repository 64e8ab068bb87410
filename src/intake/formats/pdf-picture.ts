/** A decoded picture as pdf.js hands it over: bits, grey bytes, colours, or the bits of a stencil. */

export interface Picture {
  readonly width: number
  readonly height: number
  /** ImageKind of pdf.js: 1 one bit a pixel, 2 RGB, 3 RGBA; a stencil has none. */
  readonly kind?: number
  readonly data: Uint8Array | Uint8ClampedArray
}

const bytesPerPixel: Readonly<Record<number, number>> = { 2: 3, 3: 4 }

export function isPicture(value: unknown): value is Picture {
  if (typeof value !== 'object' || value === null || !('data' in value)) return false
  if (!(value.data instanceof Uint8Array || value.data instanceof Uint8ClampedArray)) return false
  if (!('width' in value && 'height' in value)) return false
  const { width, height } = value
  if (typeof width !== 'number' || typeof height !== 'number' || !(width > 0) || !(height > 0)) return false
  const perPixel = bytesPerPixel['kind' in value ? Number(value.kind) : 0]
  const row = perPixel === undefined ? (width + 7) >> 3 : width * perPixel
  return value.data.length >= row * height
}

/** Grey of a pixel, 0 black to 255 white; −1 where the picture lets through what lies below. */
export function shadeOf({ width, kind, data }: Picture): (x: number, y: number) => number {
  const perPixel = bytesPerPixel[kind ?? 0]
  if (perPixel === undefined) {
    const row = (width + 7) >> 3
    // A stencil paints where its bit is 0; without the page's colours it is taken for black ink.
    const clear = kind === 1 ? 255 : -1
    return (x, y) => (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? clear : 0)
  }
  return (x, y) => {
    const at = (y * width + x) * perPixel
    if (perPixel === 4 && (data[at + 3] ?? 0) < 128) return -1
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
    // Rec. 601, which scanners and fax use.
    return Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
  }
}

/** Plane transformations as PDF writes them (ISO 32000-1, 8.3.3): x' = ax + cy + e, y' = bx + dy + f. */

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** First `inner`, then `outer`. What is no transformation changes nothing. */
export function after(outer: Matrix, inner: unknown): Matrix {
  const numbers: unknown[] = Array.isArray(inner) || inner instanceof Float32Array ? [...inner] : []
  const [g, h, i, j, k, l] = numbers.map(Number)
  if (numbers.length !== 6 || g === undefined || h === undefined || i === undefined) return outer
  if (j === undefined || k === undefined || l === undefined) return outer
  const [a, b, c, d, e, f] = outer
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** Null for one that flattens the plane. */
export function inverseOf([a, b, c, d, e, f]: Matrix): Matrix | null {
  const area = a * d - b * c
  if (!Number.isFinite(area) || Math.abs(area) < 1e-12) return null
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}

export function onto([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

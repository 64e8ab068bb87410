/** What an answer weighs, before anybody reads it: bytes and letters, and a little for every piece of its structure. */

const perPiece = 16
const bytesPerUnit = 2

/** Whether `value` weighs more than `limit` bytes. Stops counting there; what is neither text, bytes nor structure weighs one piece. */
export function isHeavierThan(value: unknown, limit: number): boolean {
  let weight = 0
  const open: unknown[] = [value]
  while (open.length > 0 && weight <= limit) {
    const piece = open.pop()
    weight += perPiece
    if (typeof piece === 'string') weight += bytesPerUnit * piece.length
    else if (ArrayBuffer.isView(piece) || piece instanceof ArrayBuffer) weight += piece.byteLength
    else if (Array.isArray(piece)) for (const inner of piece) open.push(inner)
    else if (typeof piece === 'object' && piece !== null)
      for (const [name, inner] of Object.entries(piece)) open.push(name, inner)
  }
  return weight > limit
}

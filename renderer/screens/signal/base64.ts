/** Bytes of a file that came over the port as text, in pieces: the window goes on answering meanwhile. */

/** A multiple of four characters, so that each piece is whole; some milliseconds of work. */
const pieceCharacters = 1 << 20

export async function bytesOf(base64: string): Promise<Uint8Array<ArrayBuffer>> {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((base64.length / 4) * 3 - padding)
  let at = 0
  for (let from = 0; from < base64.length; from += pieceCharacters) {
    const piece = atob(base64.slice(from, from + pieceCharacters))
    for (let index = 0; index < piece.length; index += 1) bytes[at + index] = piece.charCodeAt(index)
    at += piece.length
    await new Promise(resolve => setTimeout(resolve))
  }
  return bytes
}

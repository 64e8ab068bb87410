/** Compressed RTF as Outlook stores bodies (MS-OXRTFCP): a dictionary coder over a ring that starts with common RTF words. */
import { limits } from '../limits.ts'
import { ascii, u32, u8 } from './bytes.ts'

const prefix = ascii(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
)
const ringBytes = 4_096

/** Null when it is neither form, or says more than a text may be. A stream that breaks off gives what it held. */
export function decompressedRtf(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < 16) return null
  const rawBytes = u32(bytes, 4)
  const kind = u32(bytes, 8)
  if (rawBytes > limits.text.characters) return null
  if (kind === 0x414c_454d) return bytes.subarray(16, 16 + rawBytes)
  if (kind !== 0x7546_5a4c) return null
  return inflated(bytes, rawBytes)
}

function inflated(bytes: Uint8Array, rawBytes: number): Uint8Array {
  const ring = new Uint8Array(ringBytes)
  ring.set(prefix)
  const result = new Uint8Array(rawBytes)
  let length = 0
  let write = prefix.length
  let at = 16
  const put = (byte: number): void => {
    if (length < rawBytes) result[length++] = byte
    ring[write] = byte
    write = (write + 1) % ringBytes
  }
  while (at < bytes.length && length < rawBytes) {
    const control = u8(bytes, at++)
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(u8(bytes, at++))
        continue
      }
      const reference = (u8(bytes, at) << 8) | u8(bytes, at + 1)
      at += 2
      const from = reference >> 4
      if (from === write) return result.subarray(0, length)
      for (let i = 0; i < (reference & 15) + 2; i++) put(u8(ring, (from + i) % ringBytes))
    }
  }
  return result.subarray(0, length)
}

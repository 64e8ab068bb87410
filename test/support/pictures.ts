/** Small pictures built by hand, for tests. */
import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  whole.writeUInt32BE(data.length)
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4)
  return whole
}

/** Grey, and as large as it says when it is small. */
export function aPng(width = 1, height = 1, exif?: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  const pixels = deflateSync(Buffer.alloc(width * height < 10_000 ? height * (width + 1) : 2))
  const chunks = [chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  if (exif !== undefined) chunks.splice(1, 0, chunk('eXIf', Buffer.from(exif)))
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]))
}

/** A TIFF directory with these numbers by tag: a whole picture's head, and what Exif is. */
export function aDirectory(tags: Readonly<Record<number, number>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tags).map(([tag, value]) => {
    const entry = Buffer.alloc(12)
    entry.writeUInt16LE(Number(tag))
    entry.writeUInt16LE(4, 2)
    entry.writeUInt32LE(1, 4)
    entry.writeUInt32LE(value, 8)
    return entry
  })
  const count = Buffer.alloc(2)
  count.writeUInt16LE(entries.length)
  return new Uint8Array(Buffer.concat([Buffer.from('49492a0008000000', 'hex'), count, ...entries, Buffer.alloc(4)]))
}

/** The segments of a JPEG file, without pictures in its scan. */
export function aJpeg(width = 1, height = 1, exif?: Uint8Array): Uint8Array<ArrayBuffer> {
  const segment = (marker: number, data: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  const pieces = [
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0xd9]),
  ]
  if (exif !== undefined) pieces.unshift(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif])))
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8]), ...pieces]))
}

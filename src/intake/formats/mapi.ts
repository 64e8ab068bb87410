/**
 * Properties of Outlook items (MS-OXCDATA, MS-OXPROPS), whatever they lie in: .msg, TNEF or a mail store. Values stay bytes until
 * somebody asks for one as text, number or time.
 */
import { u16, u32, u64, u8 } from './bytes.ts'
import { decodeText } from './charset.ts'
import { codePageOfLocale, labelOfCodePage } from './code-pages.ts'

export interface MapiValue {
  /** The type of MS-OXCDATA 2.11.1, without its bit for several values. */
  readonly type: number
  readonly bytes: Uint8Array
}

/** Id of a property, or `set:id` / `set:name` for one that is named (sets as lower-case hex without dashes). */
export type MapiKey = number | string

export interface MapiAttachment {
  readonly properties: MapiProperties
  readonly content: Uint8Array | null
  /** A whole item inside this one. */
  readonly message: MapiItem | null
}

export interface MapiItem {
  readonly properties: MapiProperties
  readonly recipients: readonly MapiProperties[]
  readonly attachments: readonly MapiAttachment[]
}

const type = { short: 2, integer: 3, boolean: 0x0b, string8: 0x1e, unicode: 0x1f, time: 0x40 } as const

export class MapiProperties {
  readonly #values: ReadonlyMap<MapiKey, MapiValue>
  readonly codePage: string | null

  /** `codePage`: label for texts in one-byte form; null lets their look decide. */
  constructor(values: ReadonlyMap<MapiKey, MapiValue>, codePage: string | null) {
    this.#values = values
    this.codePage = codePage
  }

  bytes(key: MapiKey): Uint8Array | null {
    return this.#values.get(key)?.bytes ?? null
  }

  /** Without the zeros at its end; null when absent, empty or no text. */
  text(...keys: readonly MapiKey[]): string | null {
    for (const key of keys) {
      const value = this.#values.get(key)
      const text = value === undefined ? null : this.#decoded(value)
      if (text !== null && text.trim() !== '') return text
    }
    return null
  }

  /** True where the text is stored in the one-byte form of a code page. */
  isOneByte(key: MapiKey): boolean {
    return this.#values.get(key)?.type === type.string8
  }

  integer(key: MapiKey): number | null {
    const value = this.#values.get(key)
    if (value === undefined || value.bytes.length < 2) return null
    if (value.type === type.short) return u16(value.bytes, 0)
    return value.type === type.integer ? u32(value.bytes, 0) : null
  }

  isTrue(key: MapiKey): boolean {
    const value = this.#values.get(key)
    return value?.type === type.boolean && u8(value.bytes, 0) !== 0
  }

  /** RFC 3339 in UTC; null when absent or outside the years that people write. */
  time(...keys: readonly MapiKey[]): string | null {
    for (const key of keys) {
      const value = this.#values.get(key)
      const iso = value?.type === type.time && value.bytes.length >= 8 ? instant(value.bytes) : null
      if (iso !== null) return iso
    }
    return null
  }

  #decoded({ type: kind, bytes }: MapiValue): string | null {
    if (kind === type.unicode) return withoutEnd(new TextDecoder('utf-16le').decode(bytes))
    return kind === type.string8 ? withoutEnd(decodeText(bytes, this.codePage).text) : null
  }
}

function withoutEnd(text: string): string {
  return text.replace(/\0+$/, '')
}

/** From 1601 to 1970. */
const epochMs = 11_644_473_600_000

/** 100-nanosecond steps since 1601. */
function instant(bytes: Uint8Array): string | null {
  const ms = Math.round(u64(bytes, 0) / 10_000) - epochMs
  const isSensible = ms > Date.UTC(1601, 1, 1) && ms < Date.UTC(4500, 0, 1)
  return isSensible ? new Date(ms).toISOString().replace('.000Z', 'Z') : null
}

/** The other way, for times that an item stores in another form. */
export function fileTime(ms: number): Uint8Array {
  const bytes = new Uint8Array(8)
  if (Number.isFinite(ms)) new DataView(bytes.buffer).setBigUint64(0, BigInt(ms + epochMs) * 10_000n, true)
  return bytes
}

/** Label of the code page of an item's one-byte texts: as stated, by the language of who made it, by what its mail was written in. */
export function codePageOf(values: ReadonlyMap<MapiKey, MapiValue>): string | null {
  const number = (key: MapiKey): number | null => {
    const value = values.get(key)
    return value?.type === type.integer ? u32(value.bytes, 0) : null
  }
  const internet = number(0x3fde)
  const pages = [number(0x3ffd), codePageOfLocale(number(0x3ff1) ?? 0), familyOf(internet ?? 0)]
  const labels = pages.map(page => (page === null ? null : labelOfCodePage(page)))
  return labels.find(label => label !== null && label !== 'utf-16le' && label !== 'us-ascii') ?? null
}

/** Mail is written in an escaped form that no program stores: the same letters have a form of their own at home. */
function familyOf(page: number): number {
  if (page >= 50220 && page <= 50222) return 932
  return page === 50225 ? 949 : page === 50227 ? 936 : page
}

/** Bytes of a GUID as they are stored → lower-case hex as it is written, without dashes. */
export function guidAt(bytes: Uint8Array, at: number): string {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
  return order
    .map(i =>
      u8(bytes, at + i)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
}

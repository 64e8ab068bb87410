/** Addresses of a message, and what is odd about its sender (docs: security design §14, rows 24 and 25). */
import { addressParser } from 'postal-mime'
import type { Address, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { oneLine } from './labels.ts'
import type { Header } from './mime-headers.ts'

/** Every mailbox of the fields `name`, groups opened, in order. */
export function addressesOf(headers: readonly Header[], name: string): Address[] {
  return headers
    .filter(header => header.name === name && header.value !== '')
    .flatMap(header => addressParser(header.value, { flatten: true }))
    .flatMap(entry => entry.group ?? [entry])
    .map(entry => ({ address: oneLine(entry.address).replace(/\([^()]*\)|\s+/g, ''), name: oneLine(entry.name) }))
    .filter(entry => entry.address !== '' || entry.name !== '')
}

/** IMP-24: the display name holds another address. IMP-25: the domain is written to look like another one. */
export function senderWarnings(from: Address | null): Warning[] {
  if (from === null) return []
  const warnings: Warning[] = []
  const shown = from.name.match(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.[^\s<>"'(),;:]+/g) ?? []
  if (shown.some(address => address.toLowerCase() !== from.address.toLowerCase()))
    warnings.push({ code: IMP.senderShowsOther })
  const imitated = imitatedDomain(from.address.slice(from.address.lastIndexOf('@') + 1))
  if (imitated !== null) warnings.push({ code: IMP.senderLooksLike, at: imitated })
  return warnings
}

/** Cyrillic and Greek letters that look like a Latin one (Unicode TR 39, the lower-case letters of domain names). */
const lookAlikes = new Map(
  Object.entries({
    ...{
      а: 'a',
      в: 'b',
      с: 'c',
      ԁ: 'd',
      е: 'e',
      ѕ: 's',
      һ: 'h',
      і: 'i',
      ї: 'i',
      ј: 'j',
      к: 'k',
      ӏ: 'l',
      м: 'm',
      н: 'h',
      о: 'o',
    },
    ...{ р: 'p', ԛ: 'q', г: 'r', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x', ґ: 'r', п: 'n', ь: 'b' },
    ...{
      α: 'a',
      β: 'b',
      ε: 'e',
      η: 'n',
      ι: 'i',
      κ: 'k',
      ν: 'v',
      ο: 'o',
      ρ: 'p',
      τ: 't',
      υ: 'u',
      χ: 'x',
      ω: 'w',
      ɡ: 'g',
      ı: 'i',
      ʟ: 'l',
    },
  }),
)

/**
 * The plain domain that a label of mixed scripts, or one made wholly of look-alikes, imitates; null for an honest domain. A whole word
 * in another script is honest.
 */
export function imitatedDomain(domain: string): string | null {
  const shown = domain.toLowerCase().normalize('NFKC').split('.').map(fromPunycode)
  const odd = shown.some(label => {
    const letters = [...label.matchAll(/\p{L}/gu)].map(found => found[0])
    const foreign = letters.filter(letter => !/\p{Script=Latin}/u.test(letter) || lookAlikes.has(letter))
    const imitating = foreign.filter(letter => lookAlikes.has(letter))
    return (
      foreign.length > 0 &&
      imitating.length > 0 &&
      (foreign.length < letters.length || imitating.length === letters.length)
    )
  })
  if (!odd) return null
  const plain = shown.join('.').replace(/\p{L}/gu, letter => lookAlikes.get(letter) ?? letter)
  return oneLine(plain, 255)
}

/** RFC 3492, decoding only; a label that is no punycode stays as it is. */
function fromPunycode(label: string): string {
  if (!label.startsWith('xn--')) return label
  const basicEnd = label.lastIndexOf('-')
  const points = basicEnd > 3 ? Array.from(label.slice(4, basicEnd), character => character.charCodeAt(0)) : []
  let index = 0
  let point = 128
  let bias = 72
  for (let at = basicEnd > 3 ? basicEnd + 1 : 4; at < label.length;) {
    const before = index
    let weight = 1
    for (let k = 36; ; k += 36) {
      const digit = punycodeDigit(label.charCodeAt(at++))
      if (digit < 0) return label
      index += digit * weight
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
      if (digit < threshold) break
      weight *= 36 - threshold
      if (weight > 0x7fffffff) return label
    }
    bias = adapted(index - before, points.length + 1, before === 0)
    point += Math.floor(index / (points.length + 1))
    if (point > 0x10ffff) return label
    index %= points.length + 1
    points.splice(index++, 0, point)
  }
  return String.fromCodePoint(...points)
}

function punycodeDigit(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : -1
}

function adapted(delta: number, size: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / size)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}

import { deflateRawSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedCodebooks } from '../../../src/access/index.ts'
import { findLeak } from '../../../src/packets/byte-search.ts'
import { occurrencesOf, redactedRuns, shownText } from '../../../src/packets/item-texts.ts'
import { forbiddenWords, showsAny } from '../../../src/packets/reporters.ts'

const range = (length: number) =>
  fc
    .tuple(fc.nat(length), fc.nat(length))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ part: 'e', start: Math.min(a, b), end: Math.max(a, b), reason: 'third_party' }))

describe('redacted text', () => {
  it('is every character outside the ranges, in order, and none inside', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 1, maxLength: 60 })
          .chain(text => fc.tuple(fc.constant(text), fc.array(range(text.length), { maxLength: 6 }))),
        ([text, ranges]) => {
          const runs = redactedRuns({ part: 'e', start: 0, text }, ranges)
          const kept = [...Array.from({ length: text.length }).keys()]
            .filter(i => !ranges.some(r => i >= r.start && i < r.end))
            .map(i => text.charAt(i))
            .join('')
          expect(runs.flatMap(r => ('text' in r ? [r.text] : [])).join('')).toBe(kept)
        },
      ),
    )
  })

  it('is the same for a piece as for the same stretch of the whole', () => {
    const text = 'Mevrouw T. Fictiva belde.'
    const removed = [{ part: 'e', start: 8, end: 18, reason: 'source_protection' }]
    const whole = shownText(shippedCodebooks, redactedRuns({ part: 'e', start: 0, text }, removed))
    expect(whole).toBe('Mevrouw [weggelakt: bescherming van de bron of melder] belde.')
    expect(shownText(shippedCodebooks, redactedRuns({ part: 'e', start: 11, text: text.slice(11) }, removed))).toBe(
      '[weggelakt: bescherming van de bron of melder] belde.',
    )
    expect(redactedRuns({ part: 'other', start: 0, text }, removed)).toEqual([{ start: 0, end: text.length, text }])
  })

  it('keeps the places of what was removed, so that a person can go on redacting behind it', () => {
    const text = 'Mevrouw T. Fictiva belde Jan.'
    const runs = redactedRuns({ part: 'e', start: 100, text }, [
      { part: 'e', start: 108, end: 113, reason: 'source_protection' },
      { part: 'e', start: 110, end: 118, reason: 'third_party' },
    ])
    expect(runs).toEqual([
      { start: 100, end: 108, text: 'Mevrouw ' },
      { start: 108, end: 118, redacted: 'source_protection' },
      { start: 118, end: 129, text: ' belde Jan.' },
    ])
  })

  it('has a mark that does not betray the length of the word', () => {
    const marked = (word: string) =>
      shownText(
        shippedCodebooks,
        redactedRuns({ part: 'e', start: 0, text: word }, [{ part: 'e', start: 0, end: word.length, reason: 'minor' }]),
      )
    expect(marked('Jo')).toBe(marked('Maximiliaan van Hollandstein'))
  })

  it('is proposed wherever the words stand, over a line end and in any case', () => {
    const pieces = [
      { part: 'e', start: 0, text: 'Mohammed\nal-Darwish en MOHAMMED  AL-DARWISH' },
      { part: 'title', start: 0, text: 'Over Mohammed al-Darwish' },
    ]
    expect(occurrencesOf(pieces, 'Mohammed al-Darwish').map(o => [o.part, o.start])).toEqual([
      ['e', 0],
      ['e', 23],
      ['title', 5],
    ])
    expect(occurrencesOf(pieces, '(.*)')).toEqual([])
  })
})

describe('the last look at the bytes', () => {
  const word = 'Fictiva'
  const hides = (bytes: Uint8Array) => findLeak([{ path: 'data/x', bytes }], [word]) === undefined
  const utf16 = Buffer.from(`x${word}y`, 'utf16le')

  it.each([
    ['UTF-8', Buffer.from(`mevrouw ${word}.`)],
    ['UTF-16 little end first', utf16],
    ['UTF-16 big end first', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(`<${Buffer.from(word).toString('hex')}>`)],
    ['hex of UTF-16 in capitals', Buffer.from(Buffer.from(word, 'utf16le').swap16().toString('hex').toUpperCase())],
    [
      'a compressed stream of a PDF',
      Buffer.concat([
        Buffer.from('%PDF-1.7\n1 0 obj <</Filter /FlateDecode>>\nstream\n'),
        deflateSync(Buffer.from(`BT (${word}) Tj ET`)),
        Buffer.from('\nendstream\nendobj'),
      ]),
    ],
    ['an entry of a ZIP', zipEntry(Buffer.from(`<w:t>${word}</w:t>`))],
  ])('finds a word in %s', (_, bytes) => {
    expect(hides(new Uint8Array(bytes))).toBe(false)
  })

  it('does not take a short word for a part of a longer one', () => {
    const look = (text: string) => findLeak([{ path: 'p', bytes: new TextEncoder().encode(text) }], ['Jan'])
    expect(look('in Januari')).toBeUndefined()
    expect(look('van Jan.')).toBe('p')
  })
})

describe('a reporter’s name', () => {
  const words = forbiddenWords({ own: ['T. van der Meer'], others: ['A. Bakker'] })
  it.each([
    'mevrouw T. van der Meer',
    'T.\nvan der meer',
    'Mw. Meer belde',
    'MEER',
    't.vandermeer@vwn.example t.meer@vwn.example',
  ])('is seen in "%s"', text => {
    expect(showsAny(text, words)).toBe(true)
  })
  it.each(['niet meer', 'azc Veldmeer', 'de bakker', 'meer.'])('is not seen in "%s"', text => {
    expect(showsAny(text, words)).toBe(false)
  })
})

function zipEntry(content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt16LE(1, 26)
  return Buffer.concat([head, Buffer.from('a'), packed, Buffer.from('PK')])
}

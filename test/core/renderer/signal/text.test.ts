import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf, paragraphAt, paragraphsOf } from '../../../../renderer/screens/signal/text/paragraphs.ts'
import { piecesOf, runsOf, type Mark } from '../../../../renderer/screens/signal/text/runs.ts'
import { withSoftBreaks } from '../../../../renderer/screens/signal/text/soft-breaks.ts'
import { step, stretchOf, wordsOf, type Choice, type Step } from '../../../../renderer/screens/signal/text/words.ts'

/** What partners send: two writings, empty lines, marks of direction, characters outside the first plane. */
const aText = () =>
  fc
    .array(
      fc.constantFrom(
        'Samir H.',
        ' ',
        '\n',
        '\n\n',
        '   \n',
        'سمير حدّاوي',
        '06 0000 4417',
        '‮',
        '👩🏽‍🔧',
        'é',
        '𞤀𞤁',
        '\t',
        ', ',
      ),
      { maxLength: 30 },
    )
    .map(parts => parts.join(''))
const aMarkedText = () =>
  aText().chain(text =>
    fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 8 }).map(pairs => ({
      text,
      marks: pairs.map(([a, b], at): Mark => ({ id: `m${at}`, start: Math.min(a, b), end: Math.max(a, b) })),
    })),
  )
const whole = (text: string) => ({ start: 0, end: text.length })

describe('paragraphs of a text', () => {
  it('lose nothing but empty lines, and keep their order', () => {
    fc.assert(
      fc.property(aText(), text => {
        const paragraphs = paragraphsOf(text)
        const between = paragraphs.map(({ start }, at) => text.slice(paragraphs[at - 1]?.end ?? 0, start))
        const rest = text.slice(paragraphs.at(-1)?.end ?? 0)
        expect([...between, rest].every(gap => gap.trim() === '')).toBe(true)
        expect(paragraphs.every(({ start, end }) => text.slice(start, end).trim() !== '')).toBe(true)
      }),
    )
  })

  it('count lines as the evidence of a tie does', () => {
    const text = 'een\ntwee\n\nvier\n  \nzes\nzeven'
    expect(paragraphsOf(text).map(({ line }) => line)).toEqual([1, 4, 6])
    expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'een\ntwee',
      'vier',
      'zes\nzeven',
    ])
    expect(lineOf(text, text.indexOf('zeven'))).toBe(7)
    fc.assert(
      fc.property(aText(), fc.nat(200), (any, at) => {
        expect(lineOf(any, at)).toBe(any.slice(0, at).split('\n').length)
      }),
    )
  })

  it('are parted where the writer ended a line, in pages that have no empty lines', () => {
    const text = [
      'Waarneming',
      'Op woensdag omstreeks 15:40 uur is bij een controle op de parkeerplaats van',
      'een wegrestaurant gesproken met een persoon.',
      'Betrokkene kon zich niet legitimeren. Hij noemde als verblijfplaats een azc in',
      'de buurt.',
    ].join('\n')
    expect(paragraphsOf(text).map(({ line }) => line)).toEqual([1, 2, 4])
    // One empty line, and its writer has parted it himself.
    expect(paragraphsOf(`${text}\n\nEinde`)).toHaveLength(2)
  })

  it('know in which of them a place is', () => {
    const paragraphs = paragraphsOf('een\n\ntwee\n\ndrie')
    expect([0, 2, 4, 5, 8, 99].map(at => paragraphAt(paragraphs, at))).toEqual([0, 0, 0, 1, 1, 2])
  })
})

describe('runs under marks', () => {
  it('are the text itself, one behind the other', () => {
    fc.assert(
      fc.property(aMarkedText(), ({ text, marks }) => {
        const runs = runsOf(text, marks, whole(text))
        expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        expect(runs.every(({ start, end }) => start < end)).toBe(true)
      }),
    )
  })

  it('lie wholly under each of their marks, and under every mark that touches them', () => {
    fc.assert(
      fc.property(aMarkedText(), ({ text, marks }) => {
        for (const run of runsOf(text, marks, whole(text)))
          for (const mark of run.marks) expect(mark.start <= run.start && run.end <= mark.end).toBe(true)
      }),
    )
  })

  it('never cut a character in two', () => {
    fc.assert(
      fc.property(aMarkedText(), ({ text, marks }) => {
        for (const { start, end } of runsOf(text, marks, whole(text)))
          if (text.isWellFormed()) expect(text.slice(start, end).isWellFormed()).toBe(true)
      }),
    )
  })

  it('cut a stretch as they cut the whole', () => {
    fc.assert(
      fc.property(aMarkedText(), fc.nat(40), fc.nat(40), ({ text, marks }, a, b) => {
        const stretch = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) }
        const marksAt = (at: number, runs: ReturnType<typeof runsOf>) =>
          runs.find(run => run.start <= at && at < run.end)?.marks.map(mark => mark.id)
        const [part, all] = [runsOf(text, marks, stretch), runsOf(text, marks, whole(text))]
        for (let at = stretch.start; at < stretch.end; at++) expect(marksAt(at, part)).toEqual(marksAt(at, all))
      }),
    )
  })
})

describe('pieces that can be pressed', () => {
  const mark = (id: string, start: number, end: number): Mark => ({ id, start, end })
  const shown = (text: string, marks: readonly Mark[]) =>
    piecesOf(runsOf(text, marks, whole(text)), () => true).map(({ owner, isFirst, runs }) => [
      owner?.id ?? '',
      isFirst,
      runs.map(run => text.slice(run.start, run.end)).join(''),
    ])

  it('let a number inside a longer mark be reached too', () => {
    expect(shown('belde met 06 4417 gisteren', [mark('claim', 0, 26), mark('phone', 10, 17)])).toEqual([
      ['claim', true, 'belde met '],
      ['phone', true, '06 4417'],
      ['claim', false, ' gisteren'],
    ])
  })

  it('give each of two that overlap a button of its own', () => {
    expect(shown('abcdef', [mark('left', 0, 4), mark('right', 2, 6)]).filter(([, isFirst]) => isFirst)).toHaveLength(2)
  })

  it('make one button at most for each mark, and none within another', () => {
    fc.assert(
      fc.property(aMarkedText(), ({ text, marks }) => {
        const pieces = piecesOf(runsOf(text, marks, whole(text)), () => true)
        const buttons = pieces.filter(piece => piece.isFirst).map(piece => piece.owner?.id)
        expect(new Set(buttons).size).toBe(buttons.length)
        expect(pieces.flatMap(piece => piece.runs)).toEqual(runsOf(text, marks, whole(text)))
      }),
    )
  })

  it('leave out no mark but one that lies wholly under shorter ones', () => {
    fc.assert(
      fc.property(aMarkedText(), ({ text, marks }) => {
        const runs = runsOf(text, marks, whole(text))
        const owned = new Set(piecesOf(runs, () => true).map(piece => piece.owner?.id))
        const drawn = marks.filter(({ id }) => runs.some(run => run.marks.some(each => each.id === id)))
        for (const left of drawn.filter(({ id }) => !owned.has(id))) {
          const over = runs.filter(run => run.marks.some(({ id }) => id === left.id))
          expect(
            over.every(run =>
              run.marks.some(({ id, start, end }) => id !== left.id && end - start <= left.end - left.start),
            ),
          ).toBe(true)
        }
      }),
    )
  })
})

describe('choosing words with keys', () => {
  const text = 'Samir H. belde.\n06 0000 4417\n\nDaarna niets.'
  const words = wordsOf(text, 'nl')
  const lines = [0, 16, 29, 30]
  const walk = (...steps: readonly (Step | `+${Step}`)[]): string => {
    const choice = steps.reduce<Choice | null>((at, name) => {
      const extend = name.startsWith('+')
      const by = (['next', 'previous', 'below', 'above', 'first', 'last'] as const).find(each => name.endsWith(each))
      return by === undefined ? at : step(words, lines, at, by, extend)
    }, null)
    const stretch = choice === null ? { start: 0, end: 0 } : stretchOf(choice)
    return text.slice(stretch.start, stretch.end)
  }

  it('moves by whole words, and takes in what stands between two', () => {
    expect(walk('next')).toBe('Samir')
    expect(walk('next', '+next')).toBe('Samir H')
    expect(walk('next', 'next', 'next')).toBe('belde')
    expect(walk('next', 'below', '+next', '+next')).toBe('06 0000 4417')
  })

  it('grows backwards as well, and stops at the ends', () => {
    expect(walk('last')).toBe('niets')
    expect(walk('last', '+previous', '+previous', '+previous')).toBe('0000 4417\n\nDaarna niets')
    expect(walk('first', 'previous', 'previous')).toBe('Samir')
    expect(walk('last', 'next')).toBe('niets')
  })

  it('goes to the next line that has words, and to the one before', () => {
    expect(walk('next', 'below', 'below')).toBe('Daarna')
    expect(walk('last', 'above')).toBe('06')
    expect(walk('last', 'above', 'above', 'above')).toBe('Samir')
  })

  it('chooses whole words of the text, whatever is pressed', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom<Step>('next', 'previous', 'below', 'above', 'first', 'last'), fc.boolean()),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(aText(), steps, (any, pressed) => {
        const all = wordsOf(any, 'nl')
        const starts = [0, ...[...any.matchAll(/\n/g)].map(({ index }) => index + 1)]
        const choice = pressed.reduce<Choice | null>((at, [by, extend]) => step(all, starts, at, by, extend), null)
        expect(choice === null).toBe(all.length === 0 || pressed.length === 0)
        if (choice === null) return
        const { start, end } = stretchOf(choice)
        expect(all.some(word => word.start === start) && all.some(word => word.end === end) && start < end).toBe(true)
      }),
    )
  })
})

describe('lines that a program cut', () => {
  const mail = [
    'Een bewoner vertelde op 30 september aan de woonbegeleider dat hij jonge',
    'bewoners aanspreekt. Hij zou filmpjes hebben laten zien en een nummer',
    'hebben gegeven.',
    'Groet,',
    'Contactpersoon',
  ].join('\n')

  it('run on where the next word did not fit, and stay where the writer ended them', () => {
    expect(withSoftBreaks(mail).split('\n')).toEqual([
      'Een bewoner vertelde op 30 september aan de woonbegeleider dat hij jonge bewoners aanspreekt. Hij zou filmpjes hebben laten zien en een nummer hebben gegeven.',
      'Groet,',
      'Contactpersoon',
    ])
  })

  it('stay in a form, a list and an address', () => {
    const form = 'Naam: Samir H.\nV-nummer: 0099120417\nLocatie: azc Veldmeer'
    expect(withSoftBreaks(form)).toBe(form)
    const list = `${'a'.repeat(70)} en nog\n- ${'b'.repeat(66)}\n- tweede`
    expect(withSoftBreaks(list)).toBe(list)
  })

  it('keep every other character where it is', () => {
    fc.assert(
      fc.property(aText(), text => {
        const shown = withSoftBreaks(text)
        expect(shown.length).toBe(text.length)
        for (let at = 0; at < text.length; at++)
          if (shown.charAt(at) !== text.charAt(at)) expect([text.charAt(at), shown.charAt(at)]).toEqual(['\n', ' '])
      }),
    )
  })
})

/**
 * A name as a row of sounds, from Latin or Arabic letters. Both writings leave things open: "ch" is French sh, Dutch kh or English tj;
 * Arabic writes no short vowels. So a sound is a set, and two sounds agree when their sets meet.
 */
import anyAscii from 'any-ascii'

export interface Sound {
  /** Set of consonants, as bits; 0 for a vowel. */
  readonly consonant: number
  /** Set of vowel colours, as bits; 0 for a pure consonant. A glide (Arabic و, ي) has both. */
  readonly vowel: number
  /** Written with two letters, or with a letter of its own in a writing without short vowels. */
  readonly long: boolean
  /** May be left out at hardly any cost: a final h, ع, hamza. */
  readonly loose: boolean
}
export interface Sounds {
  readonly sounds: readonly Sound[]
  /** Written without short vowels. */
  readonly abjad: boolean
}

const letters = [
  'b',
  'p',
  't',
  'd',
  'k',
  'g',
  'G',
  'K',
  'h',
  'j',
  'S',
  's',
  'z',
  'f',
  'v',
  'w',
  'y',
  'm',
  'n',
  'l',
  'r',
  'C',
] as const
type Letter = (typeof letters)[number]
const bit = (letter: Letter) => 1 << letters.indexOf(letter)
const set = (...each: Letter[]) => each.reduce((bits, letter) => bits | bit(letter), 0)
/** Vowel colours. */
export const A = 1
export const I = 2
export const U = 4
export const glideY = bit('y')
export const glideW = set('w', 'v')
const near = [
  set('m', 'n'),
  set('b', 'p'),
  set('d', 't'),
  set('k', 'g', 'G', 'K'),
  set('f', 'v', 'w'),
  set('s', 'z'),
  set('j', 'C', 'S'),
  set('K', 'h'),
]

const consonant = (bits: number, loose = false): Sound => ({ consonant: bits, vowel: 0, long: false, loose })
const vowel = (colours: number, long = false, loose = false): Sound => ({ consonant: 0, vowel: colours, long, loose })

/** Longest first. */
const latin: readonly (readonly [string, readonly Sound[]])[] = [
  ['tsch', [consonant(set('C'))]],
  ['dsch', [consonant(set('j'))]],
  ['sch', [consonant(set('S'))]],
  ['tch', [consonant(set('C', 'S'))]],
  ['tsj', [consonant(set('C'))]],
  ['sh', [consonant(set('S'))]],
  ['sj', [consonant(set('S'))]],
  ['ch', [consonant(set('S', 'K', 'h', 'C', 'k'))]],
  ['kh', [consonant(set('K'))]],
  ['gh', [consonant(set('G', 'g'))]],
  ['zh', [consonant(set('j', 'z'))]],
  ['th', [consonant(set('t', 's'))]],
  ['dh', [consonant(set('d', 'z'))]],
  ['ph', [consonant(set('f'))]],
  ['dj', [consonant(set('j'))]],
  ['ck', [consonant(set('k'))]],
  ['tz', [consonant(set('z', 's'))]],
  ['ou', [vowel(U, true)]],
  ['oe', [vowel(U, true)]],
  ['oo', [vowel(U, true)]],
  ['uu', [vowel(U, true)]],
  ['ee', [vowel(I, true)]],
  ['ie', [vowel(I, true)]],
  ['ii', [vowel(I, true)]],
  ['aa', [vowel(A, true)]],
  ['ae', [vowel(A | I, true)]],
  ['ai', [vowel(A | I, true)]],
  ['ay', [vowel(A | I, true)]],
  ['ei', [vowel(A | I, true)]],
  ['ey', [vowel(A | I, true)]],
  ['ij', [vowel(A | I, true)]],
  ['au', [vowel(A | U, true)]],
  ['aw', [vowel(A | U, true)]],
  ['eu', [vowel(I | U, true)]],
  ['a', [vowel(A)]],
  ['e', [vowel(A | I)]],
  ['i', [vowel(I)]],
  ['o', [vowel(U)]],
  ['u', [vowel(U)]],
  ['b', [consonant(set('b'))]],
  ['d', [consonant(set('d'))]],
  ['f', [consonant(set('f'))]],
  ['g', [consonant(set('g', 'j', 'G', 'K'))]],
  ['h', [consonant(set('h'))]],
  ['j', [consonant(set('j', 'y'))]],
  ['k', [consonant(set('k'))]],
  ['l', [consonant(set('l'))]],
  ['m', [consonant(set('m'))]],
  ['n', [consonant(set('n'))]],
  ['p', [consonant(set('p'))]],
  ['q', [consonant(set('k', 'g', 'G'))]],
  ['r', [consonant(set('r'))]],
  ['s', [consonant(set('s'))]],
  ['t', [consonant(set('t'))]],
  ['v', [consonant(set('v', 'w', 'f'))]],
  ['w', [consonant(set('w', 'v'))]],
  ['x', [consonant(set('k')), consonant(set('s'))]],
  ['z', [consonant(set('z'))]],
]
const byFirst = new Map<string, (readonly [string, readonly Sound[]])[]>()
for (const row of latin) byFirst.set(row[0].charAt(0), [...(byFirst.get(row[0].charAt(0)) ?? []), row])

const arabic: Readonly<Record<string, Sound>> = {
  ا: vowel(A, true, true),
  آ: vowel(A, true),
  أ: vowel(A | I | U, false, true),
  إ: vowel(A | I, false, true),
  ى: vowel(A | I, true, true),
  ة: vowel(A, false, true),
  ع: vowel(A | I | U, false, true),
  ء: vowel(A | I | U, false, true),
  ئ: vowel(A | I | U, false, true),
  ؤ: vowel(A | I | U, false, true),
  و: { consonant: glideW, vowel: U, long: true, loose: false },
  ي: { consonant: glideY, vowel: I, long: true, loose: false },
  ب: consonant(set('b')),
  پ: consonant(set('p')),
  ت: consonant(set('t')),
  ث: consonant(set('t', 's')),
  ج: consonant(set('j', 'g')),
  چ: consonant(set('C')),
  ح: consonant(set('h')),
  خ: consonant(set('K')),
  د: consonant(set('d')),
  ذ: consonant(set('d', 'z')),
  ر: consonant(set('r')),
  ز: consonant(set('z')),
  ژ: consonant(set('j', 'z')),
  س: consonant(set('s')),
  ش: consonant(set('S')),
  ص: consonant(set('s')),
  ض: consonant(set('d', 'z')),
  ط: consonant(set('t')),
  ظ: consonant(set('z', 'd')),
  غ: consonant(set('G', 'g')),
  ف: consonant(set('f', 'v')),
  ق: consonant(set('k', 'g', 'G')),
  ك: consonant(set('k')),
  گ: consonant(set('g')),
  ل: consonant(set('l')),
  م: consonant(set('m')),
  ن: consonant(set('n')),
  ه: consonant(set('h'), true),
}

/** A folded token (`fold.ts`) as sounds. */
export function soundsOf(token: string): Sounds {
  if (/\p{Script=Arabic}/u.test(token))
    return { sounds: Array.from(token).flatMap(letter => arabic[letter] ?? []), abjad: true }
  if (/\p{Script=Hebrew}/u.test(token)) return { sounds: latinSounds(anyAscii(token).toLowerCase()), abjad: true }
  return { sounds: latinSounds(romanised(token)), abjad: false }
}

/** Latin letters for a folded token of any writing; Cyrillic х is an h in these names. */
export function romanised(token: string): string {
  if (/^[a-z]*$/.test(token)) return token
  const ascii = anyAscii(token).toLowerCase()
  return /\p{Script=Cyrillic}/u.test(token) ? ascii.replaceAll('kh', 'h') : ascii
}

function latinSounds(word: string): Sound[] {
  const found: Sound[] = []
  let last = ''
  for (let at = 0; at < word.length;) {
    const letter = word.charAt(at)
    if (letter === last && !/[aeiou]/.test(letter)) {
      at += 1
      continue
    }
    const row =
      letter === 'y' || letter === 'c' ? undefined : byFirst.get(letter)?.find(([form]) => word.startsWith(form, at))
    const digraph = letter === 'c' ? byFirst.get('c')?.find(([form]) => word.startsWith(form, at)) : undefined
    const [form, sounds] = row ?? digraph ?? single(word, at)
    found.push(...sounds)
    last = form.length === 1 ? letter : ''
    at += form.length
  }
  const end = found.at(-1)
  if (end && end.consonant === bit('h') && found.at(-2)?.vowel) found[found.length - 1] = { ...end, loose: true }
  return found
}

/** y before a vowel is a consonant; c before e and i is soft. */
function single(word: string, at: number): readonly [string, readonly Sound[]] {
  const next = word.charAt(at + 1)
  if (word.charAt(at) === 'y') return ['y', [/[aeou]/.test(next) ? consonant(glideY) : vowel(I)]]
  if (word.charAt(at) === 'c') return ['c', [consonant(/[eiy]/.test(next) ? set('s', 'C') : set('k', 'j'))]]
  return [word.charAt(at) || ' ', []]
}

export function areNear(left: number, right: number): boolean {
  return near.some(each => (each & left) !== 0 && (each & right) !== 0)
}

/** Consonants in coarse classes, without vowels, glides and h: equal for everything that could be one name. For finding candidates. */
export function skeletonOf({ sounds }: Sounds): string {
  const classes = [
    set('b', 'p'),
    set('k', 'g', 'G', 'K', 'j', 'S', 'C'),
    set('t', 'd', 's', 'z'),
    set('l'),
    set('m', 'n'),
    set('r'),
    set('f'),
  ]
  let key = ''
  for (const sound of sounds) {
    if (sound.consonant === 0 || sound.vowel !== 0 || (sound.consonant & (glideW | glideY)) !== 0) continue
    const at = classes.findIndex(each => (each & sound.consonant) !== 0)
    if (at >= 0 && !key.endsWith(String(at))) key += String(at)
  }
  return key
}

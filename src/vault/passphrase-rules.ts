/**
 * What a passphrase must be: long and not easily guessed (security design §3). No composition rules, no periodic change.
 * The list of common passwords is that of zxcvbn-ts (MIT, 49 000 entries); words of the product and of the field are added here.
 */
import { Refused } from '../contract/errors.ts'
import { passphraseBounds } from './formats.ts'

export type PassphraseFault = 'PASSPHRASE_SHORT' | 'PASSPHRASE_LONG' | 'PASSPHRASE_COMMON'

/** A phrase of these alone, in any order and with digits between them, says nothing that an outsider would not try. */
const expectedWords = [
  ...[
    'schakel',
    'kluis',
    'schakelkluis',
    'signaal',
    'signalen',
    'pakket',
    'dossier',
    'liaison',
    'coordinator',
    'migratie',
  ],
  ...[
    'vreemdeling',
    'vreemdelingenketen',
    'keten',
    'immigratie',
    'naturalisatie',
    'dienst',
    'politie',
    'ministerie',
    'justitie',
  ],
  ...[
    'veiligheid',
    'opvang',
    'asiel',
    'azc',
    'coa',
    'ind',
    'kmar',
    'avim',
    'dtenv',
    'ndv',
    'nederland',
    'wachtwoord',
    'wachtzin',
  ],
  ...[
    'password',
    'passphrase',
    'welkom',
    'welcome',
    'geheim',
    'zomer',
    'winter',
    'lente',
    'herfst',
    'admin',
    'test',
    'qwerty',
  ],
  ...['azerty', 'mijn', 'onze', 'het', 'de', 'een', 'van', 'en', 'is', 'the', 'my'],
]

/** Why a passphrase cannot be used, or nothing. `ownWords`: the organisation's name, the user's name and the like. */
export async function faultOfPassphrase(
  passphrase: string,
  ownWords: readonly string[] = [],
): Promise<PassphraseFault | undefined> {
  const normal = passphrase.normalize('NFKC')
  const length = Array.from(normal).length
  if (length < passphraseBounds.minChars) return 'PASSPHRASE_SHORT'
  if (length > passphraseBounds.maxChars) return 'PASSPHRASE_LONG'
  return (await isGuessable(fold(normal), ownWords)) ? 'PASSPHRASE_COMMON' : undefined
}

export interface PassphraseVerdict {
  readonly fault: PassphraseFault | null
  /** Characters as the rule counts them. */
  readonly characters: number
  readonly least: number
  /** Longer than what the rule asks for by a few words. */
  readonly isLong: boolean
}

/** The same rule as advice, while somebody types. */
export async function judgePassphrase(passphrase: string, ownWords: readonly string[]): Promise<PassphraseVerdict> {
  const characters = Array.from(passphrase.normalize('NFKC')).length
  return {
    fault: (await faultOfPassphrase(passphrase, ownWords)) ?? null,
    characters,
    least: passphraseBounds.minChars,
    isLong: characters >= passphraseBounds.longChars,
  }
}

/** Throws the fault as a refusal. */
export async function requirePassphrase(passphrase: string, ownWords: readonly string[] = []): Promise<void> {
  const fault = await faultOfPassphrase(passphrase, ownWords)
  if (fault === 'PASSPHRASE_SHORT') throw new Refused(fault, { details: { min: passphraseBounds.minChars } })
  if (fault === 'PASSPHRASE_LONG') throw new Refused(fault, { details: { max: passphraseBounds.maxChars } })
  if (fault) throw new Refused(fault)
}

async function isGuessable(folded: string, ownWords: readonly string[]): Promise<boolean> {
  if (new Set(folded).size < 5 || isRun(folded)) return true
  const unit = repeatedUnit(folded)
  // Loaded here: it takes 80 ms, and only making or changing a passphrase needs it.
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const common = new Set(dictionary['passwords-common'])
  if (common.has(folded) || (unit !== folded && (unit.length < 8 || common.has(unit)))) return true
  return onlyExpected(folded, [...expectedWords, ...ownWords.flatMap(word => word.split(/\s+/u)).map(fold)])
}

/** Lower case, marks and spaces removed: variants of one phrase are one. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '')
}

/** "abcdef…", "9876…": each character is the neighbour of the one before. */
function isRun(text: string): boolean {
  const points = Array.from(text, character => character.codePointAt(0) ?? 0)
  const steps = points.slice(1).map((point, i) => point - (points[i] ?? 0))
  const odd = (step: number): number => steps.filter(other => other !== step).length
  // 9 is followed by 0 on a keyboard: a few breaks do not make a run good.
  return Math.min(odd(1), odd(-1)) * 5 <= steps.length
}

/** The shortest piece that makes up the whole text by repetition. */
function repeatedUnit(text: string): string {
  const size = (text + text).indexOf(text, 1)
  return text.slice(0, size)
}

function onlyExpected(text: string, words: readonly string[]): boolean {
  const known = words.filter(word => word.length > 1)
  const reached = new Set([0])
  for (let at = 0; at < text.length; at++) {
    if (!reached.has(at)) continue
    if (/\d/.test(text.charAt(at))) reached.add(at + 1)
    for (const word of known) if (text.startsWith(word, at)) reached.add(at + word.length)
  }
  return reached.has(text.length)
}

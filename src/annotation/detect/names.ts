/** Names of people as Dutch forms and letters write them; and people who stay unnamed (R18). */
import { afterLabel, gap, matches, type Detected } from './found.ts'
import { commonOpeners, notInNames } from './name-words.ts'

const particle =
  "(?:[Aa][lnsdr][- ]|[Ee]l[- ]|AL[- ]|EL[- ]|[Aa]bu[ ]|[Aa]bou[ ]|[Bb]in[ ]|[Ii]bn[ ]|[Bb]int[ ]|van(?:[ ](?:der|den|de))?[ ]|de[ ]|der[ ]|ter[ ]|D[’'])"
const word = "\\p{Lu}[\\p{Ll}\\p{M}]+(?:[-'’]\\p{L}[\\p{Ll}\\p{M}]*)*"
const capitals = "\\p{Lu}{2,}(?:[-'’]\\p{Lu}{2,})*"
/** A line break only where the line was full, or before a particle: elsewhere it ends a heading or a cell. */
const wrapped = `(?:[ \\u00A0]|\\n(?=${particle}))`

const sequence = new RegExp(
  `(?<![\\p{L}\\d@.'’-])(?:${particle})?${word}(?:${wrapped}(?:${particle})?${word}){1,4}(?![\\p{L}@])`,
  'gu',
)
const wrappedSequence = new RegExp(`(?<=[^\\n]{50,})(?<![\\p{L}\\d@.'’-])${word}\\n${word}(?![\\p{L}@])`, 'gu')
const surnameFirst = new RegExp(
  `(?<![\\p{L}\\d])((?:${particle})?${capitals}(?:[ ]${capitals})?),[ ]${word}(?:[ ]${word})?(?![\\p{L}])`,
  'gu',
)
const surnameCapitals = new RegExp(
  `(?<![\\p{L}\\d])(?:${particle})?${capitals}(?:[ ]${capitals})?[ ]${word}(?:[ ]${word})?(?![\\p{L}])`,
  'gu',
)
const titled = new RegExp(
  `(?<![\\p{L}])(?:de heer|meneer|mevrouw|mevr\\.?|mw\\.?|dhr\\.?|mr\\.?|mrs\\.?|ms\\.?)[ ]((?:\\p{Lu}\\.[ ]?){0,4}(?:${particle})?${word}(?:[ ](?:${particle})?${word}){0,3})`,
  'gu',
)
const called = new RegExp(
  `(?:noem(?:de|t|en|den)[ ](?:zich|hem|haar)|genaamd|bijgenaamd|roepnaam${afterLabel}|alias)${gap}[‘“"']?((?:${particle})?${word}(?:[ ](?:${particle})?${word}){0,3})`,
  'gu',
)
const labelled = new RegExp(
  `^[ \\t]*(?:betrokkene|betreft|naam(?:[ ][\\p{Ll} ]{1,40})?|onderwerp)[ \\t]*[:\\t|][ \\t]*((?:${particle})?${word}(?:[ ](?:${particle})?${word}){0,4})`,
  'gimu',
)
const rowSurname =
  /^[ \t]*(?:achternaam|familienaam|surname|family name)[ \t]*[:\t|][ \t]*([^\n\t|;]{2,80}?)[ \t]*$/gimu
const rowGiven = /^[ \t]*(?:voorna(?:am|men)|given names?|first name)[ \t]*[:\t|][ \t]*([^\n\t|;]{2,80}?)[ \t]*$/imu
/** A few words in another writing amid Latin text are a name; a page of it is a text. */
const otherWriting = ['Arabic', 'Hebrew', 'Cyrillic', 'Ethiopic', 'Armenian', 'Georgian', 'Greek'].map(
  script =>
    new RegExp(
      `(?<![\\p{Script=${script}}][\\s،,]{0,2})[\\p{Script=${script}}\\p{M}]{2,}(?:[ -][\\p{Script=${script}}\\p{M}]{2,}){0,3}(?![\\s،,]{0,2}[\\p{Script=${script}}])`,
      'gu',
    ),
)
const someone =
  '(?:vriend(?:in)?|man|vrouw|kennis|persoon|jongen|meisje|neef|nicht|oom|broer|bekende|landgenoot|kamergenoot|iemand)'
const unnamed = new RegExp(
  `(?<![\\p{L}])een${gap}(?:(?:onbekende|oudere|jonge|jongere|andere|goede|oude)${gap})?${someone}${gap}(?:die|van wie|met wie)(?:${gap}[\\p{Ll}-]+){1,5}(?=[’”"'.,;:)\\n])`,
  'gu',
)
const unnamedPlain = new RegExp(`(?<![\\p{L}])een${gap}(?:onbekende|oudere)${gap}${someone}(?![\\p{L}])`, 'gu')

export function detectNames(text: string): Detected[] {
  const found: Detected[] = []
  const take = (pattern: RegExp, group = 0) => {
    for (const { start, end, exact } of matches(text, pattern, group)) {
      const name = trimmed(exact)
      if (name)
        found.push({
          start: start + name.offset,
          end: start + name.offset + name.exact.length,
          exact: name.exact,
          kind: 'person',
          role: roleOf(text, start, end),
        })
    }
  }
  for (const pattern of [labelled, titled, called]) take(pattern, 1)
  for (const pattern of [surnameFirst, surnameCapitals, sequence, wrappedSequence]) take(pattern)
  found.push(...rowNames(text))
  for (const pattern of otherWriting) {
    for (const { start, end, exact } of matches(text, pattern))
      found.push({ start, end, exact, kind: 'person', role: 'subject' })
  }
  for (const pattern of [unnamed, unnamedPlain]) {
    for (const { start, end, exact } of matches(text, pattern)) {
      if (!/\bgenaamd\b/.test(exact)) found.push({ start, end, exact, kind: 'person', role: 'unnamed' })
    }
  }
  return found
}

/** The row of a list has surname and given names apart: the surname is the place, the whole is the reading. */
function rowNames(text: string): Detected[] {
  const given = rowGiven.exec(text)?.[1]
  return [...matches(text, rowSurname, 1)].map(({ start, end, exact }) => ({
    start,
    end,
    exact,
    kind: 'person' as const,
    role: 'subject' as const,
    ...(given && { value: `${exact} ${given}` }),
  }))
}

/** Takes words that open sentences off the front; null for what is no name. */
function trimmed(exact: string): { exact: string; offset: number } | null {
  let offset = 0
  for (
    let opener = /^(\p{L}[\p{L}'’-]*)[\s:]+/u.exec(exact);
    opener && commonOpeners.has((opener[1] ?? '').toLowerCase());
    opener = /^(\p{L}[\p{L}'’-]*)[\s:]+/u.exec(exact.slice(offset))
  ) {
    offset += opener[0].length
  }
  const rest = exact.slice(offset)
  const words = rest.split(/[\s,]+/).filter(w => w !== '')
  if (words.length === 0 || words.some(w => notInNames.has(w.toLowerCase().replace(/\.$/, '')))) return null
  if (words.length === 1 && offset > 0) return null
  return { exact: rest, offset }
}

/** Read from the words around: a helper's name is a reporter's until a person says otherwise, which only hides more (R15, R29). */
function roleOf(text: string, start: number, end: number): NonNullable<Detected['role']> {
  const before = text.slice(Math.max(0, start - 60), start).replaceAll(/\s+/g, ' ')
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, end)
  if (/\b(?:vrijwillig(?:er|ster)s?|melder|melding door|gemeld door|verteld door)\b[^.]{0,40}$/i.test(before))
    return 'reporter'
  if (
    /\b(?:mentor|begeleid(?:er|ster)|woonbegeleider|jeugdbeschermer|voogd|tolk|regievoerder|verbalisant|medewerker|collega|contactpersoon|locatiemanager)\b[ ,:]{1,3}(?:de heer |mevrouw )?$/i.test(
      before,
    )
  )
    return 'staff'
  if (/\bgetuige\b[ ,:]{1,3}$/i.test(before)) return 'witness'
  if (/^[ \t]*naam (?:van de )?(?:jongere|minderjarige|kind|leerling)\b/i.test(line)) return 'possible_victim'
  return 'subject'
}

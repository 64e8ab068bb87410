/**
 * The machine-readable zone of passports and identity cards (ICAO Doc 9303: TD1, TD2, TD3). Only what its own check digit confirms is
 * proposed: one misread letter, by hand or by program, and the field stays text.
 */
import { parse } from 'mrz'
import { isCitizenNumber } from '../../contract/citizen-number.ts'
import { readBirthDate } from './dates.ts'
import type { Detected } from './found.ts'

interface Place {
  readonly start: number
  readonly end: number
}

export interface IdentityZones {
  readonly zones: readonly Place[]
  readonly found: readonly Detected[]
  /** Dutch documents of before 2021 hold a citizen number among their optional data (R38). */
  readonly citizenNumbers: readonly Place[]
}

/** Lines that belong together: length → how many. */
const formats: Readonly<Record<number, number>> = { 30: 3, 36: 2, 44: 2 }

/** @param year in which the text was written: tells the century of a birth date, which is proposed without a reading otherwise. */
export function detectIdentityZones(text: string, year?: number): IdentityZones {
  const zones: Place[] = []
  const found: Detected[] = []
  const citizenNumbers: Place[] = []
  const lines = linesOf(text)
  for (let at = 0; at < lines.length; at++) {
    const length = lines[at]?.letters.length ?? 0
    const zone = lines.slice(at, at + (formats[length] ?? 0))
    if (zone.length === 0 || zone.length !== formats[length]) continue
    if (!zone.every((line, next) => line.letters.length === length && line.number === (lines[at]?.number ?? 0) + next))
      continue
    const read = fieldsOf(zone)
    if (read === null) continue
    zones.push({ start: zone[0]?.places[0] ?? 0, end: (zone.at(-1)?.places.at(-1) ?? 0) + 1 })
    found.push(...read.confirmed(text, year))
    citizenNumbers.push(...read.citizenNumbers())
    at += zone.length - 1
  }
  return { zones, found, citizenNumbers }
}

interface ZoneLine {
  readonly number: number
  readonly letters: string
  /** Of each letter, where it stands in the text: blanks between them, as reading by program leaves, do not count. */
  readonly places: readonly number[]
}

function linesOf(text: string): ZoneLine[] {
  let start = 0
  return text.split('\n').flatMap((line, number) => {
    const from = start
    start += line.length + 1
    if (!line.includes('<')) return []
    const places = Array.from(line, (letter, at) => (letter === ' ' ? -1 : from + at)).filter(place => place >= 0)
    const letters = line.replaceAll(' ', '')
    return /^[A-Z0-9<]{30,44}$/.test(letters) ? [{ number, letters, places }] : []
  })
}

interface Field {
  readonly value: string | null
  readonly place: Place
}

function fieldsOf(zone: readonly ZoneLine[]) {
  let details: ReturnType<typeof parse>['details']
  try {
    details = parse(zone.map(line => line.letters)).details
  } catch {
    return null
  }
  const isConfirmed = (name: string): boolean => details.some(({ field, valid }) => field === name && valid)
  const fieldNamed = (name: string): Field | null => {
    const detail = details.find(({ field, valid }) => field === name && valid)
    const line = detail && zone[detail.line]
    const raw = line?.letters.slice(detail?.start, detail?.end).replace(/<+$/, '') ?? ''
    const [start, last] = [line?.places[detail?.start ?? 0], line?.places[(detail?.start ?? 0) + raw.length - 1]]
    if (!detail || raw === '' || start === undefined || last === undefined) return null
    return { value: detail.value, place: { start, end: last + 1 } }
  }
  return {
    confirmed(text: string, year: number | undefined): Detected[] {
      const made: Detected[] = []
      const add = (field: Field | null, kind: Detected['kind'], value?: string): void => {
        if (field)
          made.push({
            ...field.place,
            exact: text.slice(field.place.start, field.place.end),
            kind,
            ...(value !== undefined && { value }),
          })
      }
      if (isConfirmed('documentNumberCheckDigit')) add(fieldNamed('documentNumber'), 'document_number')
      const birth = isConfirmed('birthDateCheckDigit') ? fieldNamed('birthDate') : null
      add(birth, 'birth_date', birthOf(birth?.value ?? '', year))
      // The name has no digit of its own; it counts where the whole zone adds up.
      if (isConfirmed('compositeCheckDigit')) addName(fieldNamed('lastName'), fieldNamed('firstName'), add)
      return made
    },
    citizenNumbers: (): Place[] =>
      ['personalNumber', 'optional', 'optional1', 'optional2'].flatMap(name => {
        const field = fieldNamed(name)
        return field !== null && isCitizenNumber(field.value ?? '') ? [field.place] : []
      }),
  }
}

function addName(
  last: Field | null,
  first: Field | null,
  add: (field: Field | null, kind: Detected['kind'], value?: string) => void,
): void {
  if (last === null) return
  const place = { start: last.place.start, end: first?.place.end ?? last.place.end }
  const name = [first?.value, last.value].filter(part => part).join(' ')
  add({ value: name, place }, 'person', name)
}

/** Six digits without a century: nobody is born after this year. */
function birthOf(digits: string, year: number | undefined): string | undefined {
  if (year === undefined) return undefined
  const [, yy = '', mm = '', dd = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? []
  const century = Number(yy) > year % 100 ? Math.floor(year / 100) - 1 : Math.floor(year / 100)
  return readBirthDate(`${dd}-${mm}-${century}${yy}`)?.edtf
}

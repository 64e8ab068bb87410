/**
 * What an Outlook item says apart from its body, when it is an appointment, a person or a task. Named as iCalendar and vCard name the
 * same fields (RFC 5545, RFC 6350), so that the words do not depend on anybody's language.
 */
import type { MapiKey, MapiProperties } from './mapi.ts'

const appointment = '0006200200000000c000000000000046'
const task = '0006200300000000c000000000000046'
const address = '0006200400000000c000000000000046'

type Field = readonly [name: string, kind: 'text' | 'time', ...keys: MapiKey[]]

const appointmentFields: readonly Field[] = [
  ['DTSTART', 'time', `${appointment}:820d`],
  ['DTEND', 'time', `${appointment}:820e`],
  ['LOCATION', 'text', `${appointment}:8208`],
  ['RRULE', 'text', `${appointment}:8232`],
  ['TZID', 'text', `${appointment}:8234`],
]
const taskFields: readonly Field[] = [
  ['DTSTART', 'time', `${task}:8104`],
  ['DUE', 'time', `${task}:8105`],
  ['COMPLETED', 'time', `${task}:810f`],
  ['ORGANIZER', 'text', `${task}:811f`],
]
const personFields: readonly Field[] = [
  ['FN', 'text', 0x3001, `${address}:8005`],
  ['N', 'text', 0x3a11],
  ['GIVEN', 'text', 0x3a06],
  ['ADDITIONAL', 'text', 0x3a44],
  ['PREFIX', 'text', 0x3a45],
  ['NICKNAME', 'text', 0x3a4f],
  // The day as it was typed, before the instant at which it began somewhere.
  ['BDAY', 'time', `${address}:80de`, 0x3a42],
  ['ORG', 'text', 0x3a16],
  ['DEPARTMENT', 'text', 0x3a18],
  ['TITLE', 'text', 0x3a17],
  ['EMAIL', 'text', `${address}:8083`],
  ['EMAIL', 'text', `${address}:8093`],
  ['EMAIL', 'text', `${address}:80a3`],
  ['TEL;TYPE=work', 'text', 0x3a08],
  ['TEL;TYPE=home', 'text', 0x3a09],
  ['TEL;TYPE=cell', 'text', 0x3a1c],
  ['TEL;TYPE=fax', 'text', 0x3a24],
  ['TEL', 'text', 0x3a1f],
  ['ADR', 'text', 0x3a15],
  ['ADR;TYPE=work', 'text', `${address}:801b`],
  ['ADR;TYPE=home', 'text', `${address}:801a`],
  ['URL', 'text', 0x3a51, `${address}:802b`],
  ['IMPP', 'text', `${address}:8062`],
]

/** Null for a message, and for an item that says nothing but its body. */
export function outlookDetails(properties: MapiProperties): string | null {
  const fields = fieldsOf(properties.text(0x001a) ?? '')
  const lines = fields.flatMap(([name, kind, ...keys]) => {
    const value = kind === 'time' ? properties.time(...keys) : properties.text(...keys)
    return value === null ? [] : [`${name}: ${value.replace(/\s*\r?\n\s*/g, ', ').trim()}`]
  })
  return lines.length === 0 ? null : lines.join('\n')
}

function fieldsOf(messageClass: string): readonly Field[] {
  if (/^IPM\.(Appointment|Schedule)/i.test(messageClass)) return appointmentFields
  if (/^IPM\.(Contact|AbchPerson)/i.test(messageClass)) return personFields
  return /^IPM\.Task/i.test(messageClass) ? taskFields : []
}

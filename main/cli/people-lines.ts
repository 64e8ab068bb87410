/** Who sent a message to whom, one line a field; an address stands before its name. */
import type { Language } from '../../src/contract/errors.ts'
import type { MessagePeople } from '../../src/contract/signals.ts'
import type { Line } from './output.ts'

const labels = {
  from: { nl: 'Van', en: 'From' },
  replyTo: { nl: 'Antwoord aan', en: 'Answer to' },
  to: { nl: 'Aan', en: 'To' },
  cc: { nl: 'Kopie aan', en: 'Copy to' },
  bcc: { nl: 'Verborgen kopie aan', en: 'Hidden copy to' },
} as const

/** None where nobody is named: a document, or a note that was typed in. */
export function peopleLines(people: MessagePeople | null, language: Language): Line[] {
  if (people === null) return []
  const { from, replyTo, to, cc, bcc } = people
  const lists = { from: from === null ? [] : [from], replyTo, to, cc, bcc }
  const fields = ['from', 'replyTo', 'to', 'cc', 'bcc'] as const
  return fields.map(field => [
    labels[field][language],
    lists[field].map(({ address, name }) => [address, name && `(${name})`].filter(Boolean).join(' ')).join('\n'),
  ])
}

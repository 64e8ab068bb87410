/** Reasons in words, Dutch first. One row a code; `{left}` and `{right}` are what stands on either side. */
import type { NameRule } from './names/compare-names.ts'
import type { CounterCode, NotCountedCode, Reason, ReasonCode } from './reasons.ts'

interface Words {
  readonly nl: string
  readonly en: string
}

export const reasonWords: Readonly<Record<ReasonCode | CounterCode | NotCountedCode, Words>> = {
  same_v_number: { nl: 'Hetzelfde V-nummer: {left}.', en: 'The same V-number: {left}.' },
  v_number_after_padding: {
    nl: 'V-nummers {left} en {right} zijn alleen gelijk na aanvullen met nullen; dat is een vraag, geen feit.',
    en: 'V-numbers {left} and {right} are equal only after adding zeros; that is a question, not a fact.',
  },
  same_document_number: { nl: 'Hetzelfde documentnummer: {left}.', en: 'The same document number: {left}.' },
  same_name: { nl: 'Dezelfde naam: {left}.', en: 'The same name: {left}.' },
  name_variant: { nl: 'Naamvariant: {left} en {right}{rules}.', en: 'Name variant: {left} and {right}{rules}.' },
  shared_name_part: {
    nl: 'Een deel van de naam is gelijk: {left} en {right}{rules}.',
    en: 'Part of the name is the same: {left} and {right}{rules}.',
  },
  same_phone: {
    nl: 'Hetzelfde telefoonnummer: {left} en {right}.',
    en: 'The same telephone number: {left} and {right}.',
  },
  same_email: { nl: 'Hetzelfde e-mailadres: {left}.', en: 'The same e-mail address: {left}.' },
  same_account: { nl: 'Hetzelfde account: {left}.', en: 'The same account: {left}.' },
  same_iban: { nl: 'Dezelfde bankrekening: {left}.', en: 'The same bank account: {left}.' },
  same_birth_date: { nl: 'Dezelfde geboortedatum: {left}.', en: 'The same birth date: {left}.' },
  same_reference: { nl: 'Beide signalen noemen kenmerk {left}.', en: 'Both signals name reference {left}.' },
  same_line: { nl: 'Beide staan op dezelfde regel van de bron.', en: 'Both stand on the same line of the source.' },
  same_forwarded_message: {
    nl: 'Het ene signaal is een doorgestuurd bericht van het andere.',
    en: 'One signal forwards the message of the other.',
  },
  same_number_plate: { nl: 'Hetzelfde kenteken: {left} en {right}.', en: 'The same number plate: {left} and {right}.' },
  same_place_name: { nl: 'Dezelfde plaatsnaam: {left}.', en: 'The same name of a place: {left}.' },
  same_organisation_name: {
    nl: 'Dezelfde naam van een organisatie: {left}.',
    en: 'The same name of an organisation: {left}.',
  },
  same_contact_point: {
    nl: 'Hetzelfde contactgegeven: {left} en {right}.',
    en: 'The same contact point: {left} and {right}.',
  },
  different_v_numbers: {
    nl: 'Twee verschillende volledige V-nummers: {left} en {right}.',
    en: 'Two different complete V-numbers: {left} and {right}.',
  },
  different_birth_dates: {
    nl: 'Twee verschillende geboortedata: {left} en {right}.',
    en: 'Two different birth dates: {left} and {right}.',
  },
  different_names: {
    nl: 'De namen lijken niet op elkaar: {left} en {right}.',
    en: 'The names are not alike: {left} and {right}.',
  },
  different_number_plates: {
    nl: 'Twee verschillende kentekens: {left} en {right}.',
    en: 'Two different number plates: {left} and {right}.',
  },
  placeholder_birth_date: { nl: 'Telt niet mee: aangenomen datum {left}.', en: 'Does not count: assumed date {left}.' },
}

const ruleWords: Readonly<Record<NameRule, Words>> = {
  article: { nl: 'al-/el- of een ander voorvoegsel', en: 'al-/el- or another particle' },
  order: { nl: 'volgorde van de namen', en: 'order of the names' },
  given_name_spelling: { nl: 'spelling van de voornaam', en: 'spelling of the given name' },
  spelling: {
    nl: 'spelling (zoals sh/ch, ou/oe, dubbele letters)',
    en: 'spelling (such as sh/ch, ou/oe, double letters)',
  },
  script: { nl: 'ander schrift (omspelling)', en: 'another script (transliteration)' },
  extra_name: { nl: 'een van beide heeft een naam meer', en: 'one of them has a name more' },
  single_name: { nl: 'een van beide heeft maar één naam', en: 'one of them has a single name' },
  initial: { nl: 'voorletter', en: 'initial' },
}

export function inWords(reason: Reason<ReasonCode | CounterCode | NotCountedCode>): Words {
  const fill = (language: 'nl' | 'en') => {
    const rules =
      reason.rules.length === 0 ? '' : ` (${reason.rules.map(rule => ruleWords[rule][language]).join(', ')})`
    return reasonWords[reason.code][language]
      .replace('{left}', oneLine(reason.left))
      .replace('{right}', oneLine(reason.right))
      .replace('{rules}', rules)
  }
  return { nl: fill('nl'), en: fill('en') }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

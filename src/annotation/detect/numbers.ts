/** Numbers and addresses by their form. All stay text: no number here is ever computed with, padded or reformatted (R33). */
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { isCitizenNumber, nineDigits } from '../../contract/citizen-number.ts'
import { afterLabel, matches, type Detected } from './found.ts'
import { detectIdentityZones } from './identity-zone.ts'

const labelledV = new RegExp(`\\bV-?\\s?(?:nummers?|nrs?\\.?)${afterLabel}(?:is[ ])?(\\d{8,10})(?!\\d)`, 'giu')
/** Ten digits with two leading zeros: too short for a telephone number with an international prefix. */
const bareV = /(?<![\d+.,/-])00\d{8}(?![\d-])/g
const documentNumber = new RegExp(
  `\\b(?:documentn(?:umme)?r\\.?|paspoort(?:nummer|nr\\.?)?|ID-kaart(?:nummer)?|identiteitskaart|tazkera)${afterLabel}(?:nr\\.?[ ])?([A-Z]{1,3}-?\\d{5,9})\\b`,
  'giu',
)
const reference = /(?<![\w-])[A-Z]{2,3}(?:-[A-Z]{2})?-(?:19\d{2}|20\d{2}|\d{2})-\d{3,6}(?![\w-])/g
const email = /(?<![\w.+-])[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.)+\p{L}{2,24}(?![\w@])/gu
const handle =
  /(?:\b(Telegram|WhatsApp|Facebook|Instagram|Twitter|Snapchat|Signal|Viber|Skype|TikTok|VK|Imo)\b[ :]{1,3})?(?<![\w.@/])(@[A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_]))(?![\w@])/g
const iban = /(?<!\w)[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w)/g
const phone = /(?<![\w@.,/+-])(?:\+|00|0)[1-9\d(][\d \u00A0().-]{6,20}\d(?![\w@])/g
/** Dutch plates by their published groupings (sidecodes 1–14), always with both dashes. */
const plate =
  /(?<![\w-])(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])/g
const labelledPlate = new RegExp(
  `\\bkenteken${afterLabel}(?:is[ ])?((?=[A-Z0-9-]*\\d)[A-Z0-9]{1,4}(?:-?[A-Z0-9]{1,4}){1,3})\\b`,
  'gu',
)

export function detectNumbers(text: string): Detected[] {
  const found: Detected[] = []
  const take = (
    kind: Detected['kind'],
    pattern: RegExp,
    group = 0,
    accept: (exact: string) => boolean = () => true,
  ) => {
    for (const { start, end, exact } of matches(text, pattern, group))
      if (accept(exact)) found.push({ start, end, exact, kind })
  }
  take('v_number', labelledV, 1, exact => !isCitizenNumber(exact))
  take('v_number', bareV)
  take('document_number', documentNumber, 1, exact => !isCitizenNumber(exact))
  take('chain_reference', reference)
  take('email', email)
  take('iban', iban, 0, isIban)
  take('number_plate', plate)
  take('number_plate', labelledPlate, 1)
  for (const { match, start, end, exact } of matches(text, handle, 2)) {
    const service = match[1]
    found.push({
      start,
      end,
      exact,
      kind: 'social_handle',
      ...(service && { value: `${service.toLowerCase()}:${exact.slice(1).toLowerCase()}` }),
    })
  }
  for (const { start, end, exact } of matches(text, phone)) {
    const value = phoneOf(exact)
    if (value) found.push({ start, end, exact, kind: 'phone', value })
  }
  return found
}

/** Nine digits that pass the 11-check: shown to be taken out, never kept as somebody's number (R38). */
export function detectCitizenNumbers(text: string): { readonly start: number; readonly end: number }[] {
  const alone = [...matches(text, nineDigits)].filter(({ exact }) => isCitizenNumber(exact))
  return [...alone, ...detectIdentityZones(text).citizenNumbers].map(({ start, end }) => ({ start, end }))
}

/**
 * The number in E.164 as a proposal; null when it is none. Numbers outside the numbering plan are kept too: what somebody wrote
 * down is what counts, and a range may be younger than our tables.
 */
export function phoneOf(text: string): string | null {
  const digits = text.replaceAll(/[^\d+]/g, '').replace(/(?!^)\+/g, '')
  const national = /^0[1-9]\d{8}$/.test(digits)
  const international = /^(?:\+|00)[1-9]\d{7,13}$/.test(digits) && digits.replace(/^(?:\+|00)/, '').length >= 9
  if (!national && !international) return null
  const known = parsePhoneNumberFromString(international ? `+${digits.replace(/^(?:\+|00)/, '')}` : digits, 'NL')
  if (known) return known.number
  return national ? `+31${digits.slice(1)}` : `+${digits.replace(/^(?:\+|00)/, '')}`
}

/** ISO 13616: the check digits leave 1 modulo 97. */
export function isIban(text: string): boolean {
  const bare = text.replaceAll(' ', '')
  if (bare.length < 15 || bare.length > 34) return false
  const turned = bare.slice(4) + bare.slice(0, 4)
  const digits = Array.from(turned)
    .map(c => (/\d/.test(c) ? c : String(c.charCodeAt(0) - 55)))
    .join('')
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

/** Calendars (.ics) and address cards (.vcf): what they say, line by line under its own names; pictures and files in them as parts. */
import type { Address, ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { limits } from '../limits.ts'
import { decodeText } from './charset.ts'
import { contentLines, type ContentLine } from './content-lines.ts'
import { emptyDocument, read, type Claim, type Inside } from './document.ts'
import { oneLine } from './labels.ts'
import { hasWords, textWarnings, tidy } from './text.ts'

export const readIcs = (bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> =>
  readLines(bytes, { ...claim, format: 'ics', mediaType: 'text/calendar' }, inside)

export const readVcf = (bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> =>
  readLines(bytes, { ...claim, format: 'vcf', mediaType: 'text/vcard' }, inside)

/** About the file rather than what it tells. */
const unsaid = /^(BEGIN|END|VERSION|PRODID|CALSCALE|REV|X-ALT-DESC)$/
const silentParameters = /^(ENCODING|CHARSET|VALUE|X-.*)$/

async function readLines(
  bytes: Uint8Array,
  claim: Claim & Pick<ParsedDocument, 'format' | 'mediaType'>,
  inside: Inside,
): Promise<ParserReply> {
  const decoded = decodeText(bytes, claim.declaredCharset)
  const whole = tidy(decoded.text)
  const lines = [...contentLines(whole.text)]
  const { text, cuts } = tidy(wordsOf(lines))
  const document: ParsedDocument = {
    ...emptyDocument(claim.format, claim.mediaType, claim),
    subject: subjectOf(lines),
    from: peopleIn(lines, 'ORGANIZER')[0] ?? null,
    to: peopleIn(lines, 'ATTENDEE').slice(0, limits.mail.addresses),
    text,
    hasText: hasWords(text),
    charset: decoded.charset,
    warnings: textWarnings(decoded, whole.cuts + cuts),
  }
  for (const { name, binary, parameters } of lines) {
    if (binary === null || binary.length === 0) continue
    const label = parameters.find(([key]) => /^(X-)?(FILENAME|APPLE-FILENAME)$/.test(key))?.[1] ?? name.toLowerCase()
    const declaredType = parameters.find(([key]) => key === 'FMTTYPE')?.[1]?.toLowerCase() ?? null
    const part = { bytes: binary, name: label, declaredType, declaredCharset: null, role: 'attachment' } as const
    document.children.push(await inside.child(part))
  }
  return read(document)
}

/** Each event, person or task is a block of lines. */
function wordsOf(lines: readonly ContentLine[]): string {
  const blocks: string[][] = [[]]
  for (const { name, parameters, value } of lines) {
    if (name === 'BEGIN') blocks.push([])
    if (unsaid.test(name) || value.trim() === '') continue
    const said = parameters.filter(([key]) => !silentParameters.test(key)).map(([key, of]) => `;${key}=${of}`)
    blocks.at(-1)?.push(`${name}${said.join('')}: ${value.replace(/^mailto:/i, '').trim()}`)
  }
  return blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')
}

function subjectOf(lines: readonly ContentLine[]): string | null {
  const said = lines.find(({ name, value }) => /^(SUMMARY|FN)$/.test(name) && value.trim() !== '')?.value
  return said === undefined ? null : oneLine(said)
}

function peopleIn(lines: readonly ContentLine[], role: string): Address[] {
  return lines
    .filter(line => line.name === role)
    .map(({ value, parameters }) => ({
      address: oneLine(value.replace(/^mailto:/i, '')),
      name: oneLine(parameters.find(([key]) => key === 'CN')?.[1] ?? ''),
    }))
}

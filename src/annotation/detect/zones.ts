/** Parts of a text that speak of the sender or of the mail itself: signature, disclaimer, quoted mail headers, salutation (R53). */
import type { TextRange } from '../selectors.ts'

const farewell =
  /^[ \t>]*(?:met (?:vriendelijke|hartelijke|collegiale) groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groet(?:en|jes)?|hoogachtend|mvg|m\.v\.g\.|kind regards|best regards|regards|yours (?:sincerely|faithfully))[ \t]*[,.]?[ \t]*$/gim
const signatureMark = /^-- ?$/gm
/** Somebody else's message begins: what stands above it ends here. */
const forwarded =
  /^[ \t>]*(?:-{2,}[ ]?(?:oorspronkelijk bericht|original message|doorgestuurd bericht|forwarded message)[ ]?-{2,}|_{5,}|-{20,}|Op .{6,80} schreef .{2,80}:|On .{6,80} wrote:)[ \t]*$/gim
const headerLine = /^[ \t>]*(?:Van|From|Verzonden|Sent|Aan|To|Cc|Bcc|Onderwerp|Subject|Datum|Date)[ \t]*:.*$/i
const salutation = /^[ \t>]*(?:geachte|beste|dag|hallo|hoi|l\.s\.|dear|aan de)\b.{0,60}$/gim
const disclaimer =
  /^.*\b(?:dit (?:e-mail)?bericht (?:kan|is|bevat)|vertrouwelijke informatie bevatten|this (?:e-?mail|message) (?:may|is))\b.*$/gim
/** A longer closing block than this is no signature. */
const signatureLines = 14

export function zonesOf(text: string): TextRange[] {
  const zones: TextRange[] = []
  const ends = [...text.matchAll(forwarded)].map(match => match.index)
  for (const match of [...text.matchAll(farewell), ...text.matchAll(signatureMark)]) {
    const until = Math.min(
      ...ends.filter(end => end > match.index),
      endOfLines(text, match.index, signatureLines),
      text.length,
    )
    zones.push({ start: match.index, end: until })
  }
  for (const pattern of [salutation, disclaimer]) {
    for (const match of text.matchAll(pattern)) zones.push({ start: match.index, end: match.index + match[0].length })
  }
  return [...zones, ...headerBlocks(text)]
}

export function isInside(zones: readonly TextRange[], range: TextRange): boolean {
  return zones.some(zone => range.start < zone.end && range.end > zone.start)
}

/** Two header lines or more together, one of them naming a sender: the head of a mail, not a form. */
function headerBlocks(text: string): TextRange[] {
  const blocks: TextRange[] = []
  let start = -1
  let lines: string[] = []
  let at = 0
  const close = (end: number) => {
    if (lines.length >= 2 && lines.some(line => /^[ \t>]*(?:Van|From)[ \t]*:/i.test(line))) blocks.push({ start, end })
    lines = []
  }
  for (const line of text.split('\n')) {
    if (headerLine.test(line)) {
      if (lines.length === 0) start = at
      lines.push(line)
    } else close(at)
    at += line.length + 1
  }
  close(text.length)
  return blocks
}

function endOfLines(text: string, from: number, count: number): number {
  let at = from
  for (let line = 0; line < count; line++) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return at
}

/** A desk's own number: "KMar, sectie informatie, tel. 088-000 5180". */
export function isOfficeNumber(text: string, phone: TextRange): boolean {
  const before = text.slice(Math.max(0, phone.start - 90), phone.start)
  return (
    /\b(?:tel\.?|telefoon|bereikbaar op|doorkiesnummer)\s*:?\s*$/i.test(before) &&
    /\b(?:sectie|afdeling|servicedesk|meldkamer|balie|secretariaat|kantoor|regio|COA|KMar|AVIM|NVIK|IND|DT&V|VWN|Nidos)\b/.test(
      before,
    )
  )
}

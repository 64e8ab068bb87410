/** The first words of a text that say something, for two lines in a list: not the heading, the salutation or the fields of a form. */
const salutation = /^(?:beste|geachte|dag|hallo|goede(?:morgen|middag|navond)?|dear|hello|hi|l\.s\.)\b[^.]{0,80},?$/i
/** A label with a value: `Datum: 18-10-2016`, `V-nummer<tab>0099141902`. */
const field = /^[^.!?]{1,40}(?::\s|\t)/
const remark = /^(?:bijzonderheden|opmerking(?:en)?)\s*[:\t]\s*(.+)$/i
const mostLength = 260
const proseLength = 55

export function openingOf(text: string, title: string): string {
  const lines = text
    .split('\n')
    .map(line => line.replaceAll(/[^\S\t]+/g, ' ').trim())
    .filter(line => line !== '' && line !== title && !salutation.test(line))
  const said = lines.flatMap(line => remark.exec(line)?.[1] ?? [])[0]
  const prose = lines.findIndex(isProse)
  const from = said !== undefined && prose < 0 ? [said] : lines.slice(Math.max(0, prose))
  const words = from.join(' ').replaceAll(/\s+/g, ' ')
  return words.length <= mostLength ? words : `${words.slice(0, mostLength).trimEnd()}…`
}

/** Long enough for a sentence, and the beginning of one: no heading, no field, no second line of either. */
function isProse(line: string): boolean {
  const isHeading = line.includes(' – ') && !/[.!?]/.test(line)
  return line.length >= proseLength && !field.test(line) && !isHeading && !/^\p{Ll}/u.test(line)
}

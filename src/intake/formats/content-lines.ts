/** The lines that iCalendar (RFC 5545) and vCard (RFC 6350, and 2.1 with quoted-printable) are made of: name, parameters, value. */
import { decodeText } from './charset.ts'
import { transferDecoded } from './mime-transfer.ts'

export interface ContentLine {
  /** Upper case, without its group ("item1."). */
  readonly name: string
  readonly parameters: readonly (readonly [name: string, value: string])[]
  readonly value: string
  /** A picture or file that stands in the line. */
  readonly binary: Uint8Array | null
}

export function* contentLines(text: string): Generator<ContentLine> {
  for (const line of unfolded(text)) {
    const found = /^([\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):/.exec(line.slice(0, 4_096))
    if (found === null) continue
    const parameters = parametersOf(found[3] ?? '')
    const raw = line.slice(found[0].length)
    yield { name: (found[2] ?? '').toUpperCase(), parameters, ...valueOf(raw, parameters) }
  }
}

/** A line that begins with white space goes on; one of quoted-printable that ends in "=" does, too. */
function unfolded(text: string): string[] {
  const lines: string[] = []
  let soft = false
  for (const raw of text.split('\n')) {
    const last = lines.length - 1
    const before = lines[last] ?? ''
    if (soft && last >= 0) lines[last] = before.slice(0, -1) + raw
    else if (/^[ \t]/.test(raw) && last >= 0) lines[last] = before + raw.slice(1)
    else lines.push(raw)
    soft = raw.endsWith('=') && /;(ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(lines.at(-1)?.slice(0, 200) ?? '')
  }
  return lines
}

function parametersOf(text: string): (readonly [string, string])[] {
  return [...text.matchAll(/;([^=;:]+)(?:=((?:"[^"]*"|[^";])*))?/g)].map(([, name = '', value]) =>
    value === undefined ? (['TYPE', name] as const) : ([name.toUpperCase(), value.replaceAll('"', '')] as const),
  )
}

function valueOf(raw: string, parameters: ContentLine['parameters']): Pick<ContentLine, 'value' | 'binary'> {
  const named = (name: string): string => parameters.find(([key]) => key === name)?.[1] ?? ''
  const bare = parameters.filter(([key]) => key === 'TYPE').map(([, value]) => value.toUpperCase())
  const encoding = named('ENCODING').toUpperCase() || bare.find(value => /^(QUOTED-PRINTABLE|BASE64)$/.test(value))
  if (encoding === 'B' || encoding === 'BASE64') return { value: '', binary: decoded(raw, 'base64') }
  const inLine = /^data:[^,]{0,200};base64,/i.exec(raw)
  if (inLine !== null) return { value: '', binary: decoded(raw.slice(inLine[0].length), 'base64') }
  if (encoding !== 'QUOTED-PRINTABLE') return { value: unescaped(raw), binary: null }
  return { value: unescaped(decodeText(decoded(raw, 'quoted-printable'), named('CHARSET') || null).text), binary: null }
}

function decoded(text: string, encoding: string): Uint8Array {
  return transferDecoded(new TextEncoder().encode(text), encoding)
}

function unescaped(value: string): string {
  return value.replace(/\\([nN,;\\:])/g, (_all, character: string) => (/n/i.test(character) ? '\n' : character))
}

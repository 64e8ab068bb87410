/**
 * JSON: shown as it stands. Judged first, because other programs will read it too: nesting without end, a name twice in one object and
 * names that steer a program are IMP-43 (docs: security design §14, row 43). Nothing of it is built as an object here.
 */
import type { ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { decodeText } from './charset.ts'
import { emptyDocument, read, refuse, type Claim } from './document.ts'
import { hasWords, textWarnings, tidy } from './text.ts'

export function readJson(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  if (bytes.length > limits.json.bytes) return Promise.resolve(refuse(IMP.tooLarge))
  const decoded = decodeText(bytes, claim.declaredCharset)
  const { text, cuts } = tidy(decoded.text)
  if (isTwisted(text)) return Promise.resolve(refuse(IMP.jsonInvalid))
  const document: ParsedDocument = {
    ...emptyDocument('json', 'application/json', claim),
    text,
    hasText: hasWords(text),
    charset: decoded.charset,
    warnings: textWarnings(decoded, cuts),
  }
  return Promise.resolve(read(document))
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs
const steering = new Set(['__proto__', 'constructor', 'prototype'])

/** One pass over the tokens, with the names of the objects that are open. */
function isTwisted(text: string): boolean {
  const open: (Set<string> | null)[] = []
  let last = ''
  for (const [found] of text.matchAll(token)) {
    if (found === '{' || found === '[') {
      open.push(found === '{' ? new Set() : null)
      if (open.length > limits.json.depth) return true
    } else if (found === '}' || found === ']') open.pop()
    else if (found === ':') {
      const names = open.at(-1)
      const name = nameOf(last)
      if (names?.has(name) === true || steering.has(name)) return true
      names?.add(name)
    }
    last = found
  }
  return false
}

function nameOf(quoted: string): string {
  try {
    const name: unknown = JSON.parse(quoted)
    return typeof name === 'string' ? name : quoted
  } catch {
    return quoted
  }
}

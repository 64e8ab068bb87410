/**
 * XML by saxes, as a stream of elements: no document type, no entities but the five of XML itself, no nesting beyond the limit
 * (docs: security design §9). What breaks these rules is IMP-40; what is merely broken is read as far as it goes.
 */
import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import { decodeText } from './charset.ts'

/** A document type, an entity of its own, or nesting without end. */
export class ForbiddenXml extends Error {}

export interface XmlHandler {
  /** Local name and attributes by local name. `path` holds the local names around it, the element last. */
  open?(name: string, attributes: ReadonlyMap<string, string>, path: readonly string[]): void
  text?(text: string, path: readonly string[]): void
  close?(name: string, path: readonly string[]): void
}

/** Throws `ForbiddenXml`. Answers whether the text was well-formed to its end. */
export function readXml(bytes: Uint8Array, handler: XmlHandler): boolean {
  const text = decodeText(bytes, null).text
  const path: string[] = []
  let wellFormed = true
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new ForbiddenXml()
  })
  parser.on('opentag', tag => {
    if (path.length >= limits.xml.depth) throw new ForbiddenXml()
    const attributes = new Map(Object.entries(tag.attributes).map(([name, value]) => [localName(name), value]))
    path.push(localName(tag.name))
    handler.open?.(localName(tag.name), attributes, path)
  })
  parser.on('text', piece => handler.text?.(piece, path))
  parser.on('cdata', piece => handler.text?.(piece, path))
  parser.on('closetag', tag => {
    handler.close?.(localName(tag.name), path)
    path.pop()
  })
  parser.on('error', error => {
    if (/entity/i.test(error.message)) throw new ForbiddenXml()
    wellFormed = false
  })
  parser.write(text).close()
  return wellFormed
}

/** The attributes of the first element of that local name; empty when there is none. */
export function attributesOf(text: string, name: string): Record<string, string> {
  let found: Record<string, string> = {}
  readXml(new TextEncoder().encode(text), {
    open(element, attributes) {
      if (element === name && Object.keys(found).length === 0) found = Object.fromEntries(attributes)
    },
  })
  return found
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

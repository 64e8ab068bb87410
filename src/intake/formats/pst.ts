/**
 * Outlook mail stores (.pst, .ost): every item as a message of its own, whatever folder it stands in. Found by the tree of nodes rather than
 * by folders, so that what lost its folder is found too. A store is larger than one answer: `rest` says behind which item the next begins.
 */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { limits } from '../limits.ts'
import { rangesOf } from '../ranges.ts'
import { concat, u32 } from './bytes.ts'
import { emptyDocument, isFull, read, refuse, type Claim, type Inside, type People } from './document.ts'
import { oneLine } from './labels.ts'
import { codePageOf, MapiProperties, type MapiAttachment, type MapiItem, type MapiKey, type MapiValue } from './mapi.ts'
import { namedProperties, renamed, type PropertyNames } from './mapi-names.ts'
import { writtenItem } from './outlook-item.ts'
import { PstDamaged, PstFile, PstTooLarge, type PstNode, type ReadBudget } from './pst-file.ts'
import { readObject, readRows, type PstObject } from './pst-properties.ts'

/** Kinds of node (section 2.2.2.1), in the lower five bits of their number; and two that every message has below it. */
const kinds = { folder: 0x02, message: 0x04, attachment: 0x05 } as const
const receiversNode = 0x692
const namesNode = 0x61

export async function readPst(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  const file = await PstFile.open(inside.ranges ?? rangesOf(bytes))
  if (file === 'damaged') return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  if (file === 'unknown') return refuse(IMP.kindNotOpened)
  const { first, after = 0 } = inside.part ?? { first: 0 }
  const store = new Store(file)
  const document = emptyDocument('pst', 'application/vnd.ms-outlook-pst', claim)
  let last = after
  let isCut = false
  try {
    for await (const node of file.nodesAfter(after, () => (isCut = true))) {
      if ((node.nid & 0x1f) !== kinds.message) continue
      const number = first + document.children.length + 1
      if (number > limits.store.messages) {
        refused('', IMP.archiveTooMany, { count: limits.store.messages })
        return read(document)
      }
      const name = `${await store.folderOf(node)}${number}.eml`
      const message = await store.written(node)
      const isFirst = document.children.length === 0
      const room = typeof message === 'string' ? 0 : 4 * message.bytes.length
      if (!isFirst && isFull(inside, document.children.length, room)) {
        document.rest = { at: last, first: first + document.children.length }
        return read(document)
      }
      last = node.nid
      if (typeof message === 'string') refused(name, message)
      else
        document.children.push(
          await inside.child({
            ...message,
            name,
            declaredType: 'message/rfc822',
            declaredCharset: null,
            role: 'message',
          }),
        )
    }
  } catch (error) {
    if (!(error instanceof PstDamaged)) throw error
    isCut = true
  }
  const found = first + document.children.length
  if (found === 0) return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  // How many there were in what cannot be walked nobody knows.
  if (isCut) refused('', IMP.incomplete, { count: found, of: found + 1 })
  return read(document)

  /** It stands among the messages by name, so that nothing is missed in silence (R48). */
  function refused(name: string, code: ErrorCode, more: { count?: number; of?: number } = {}): void {
    const claimed = { name: name === '' ? '…' : name, declaredType: null, declaredCharset: null }
    const unread = emptyDocument('unknown', 'message/rfc822', claimed)
    document.children.push({ ...unread, role: 'message', refusal: { code, red: false, ...more } })
  }
}

class Store {
  readonly #file: PstFile
  readonly #folders = new Map<number, string>()
  #names: Promise<PropertyNames> | null = null

  constructor(file: PstFile) {
    this.#file = file
  }

  /** The names of the folders around an item, outermost first, each with a mark behind it; empty at the top. */
  async folderOf({ parent }: PstNode, depth = 0): Promise<string> {
    const known = this.#folders.get(parent)
    if (known !== undefined) return known
    if ((parent & 0x1f) !== kinds.folder || depth > limits.store.folderDepth) return ''
    const node = await this.#file.node(parent)
    const name = node === null ? '' : await this.#nameOf(node)
    const around = node === null || node.parent === parent ? '' : await this.folderOf(node, depth + 1)
    const path = name === '' ? around : `${around}${name} › `.slice(-limits.store.folderName)
    this.#folders.set(parent, path)
    return path
  }

  /** The message that an item is; or why there is none. */
  async written(node: PstNode): Promise<{ readonly bytes: Uint8Array; readonly people: People } | ErrorCode> {
    try {
      const item = await this.#item(node, { bytes: limits.mail.messageBytes }, 0)
      return writtenItem(item) ?? IMP.unusual
    } catch (error) {
      if (error instanceof PstTooLarge) return IMP.mailTooLarge
      if (error instanceof PstDamaged) return IMP.incomplete
      throw error
    }
  }

  async #nameOf(node: PstNode): Promise<string> {
    try {
      const { values } = await readObject(this.#file, node, { bytes: limits.store.folderBytes })
      return oneLine(new MapiProperties(values, codePageOf(values)).text(0x3001) ?? '', 100).replaceAll('/', '∕')
    } catch (error) {
      if (error instanceof PstDamaged || error instanceof PstTooLarge) return ''
      throw error
    }
  }

  async #item(node: PstNode, budget: ReadBudget, depth: number, around: string | null = null): Promise<MapiItem> {
    const object = await readObject(this.#file, node, budget)
    const names = await this.#propertyNames()
    const codePage = codePageOf(object.values) ?? around
    const as = (values: ReadonlyMap<MapiKey, MapiValue>): MapiProperties =>
      new MapiProperties(renamed(values, names), codePage)
    const receivers = object.below.get(receiversNode)
    const rows = receivers === undefined ? [] : await readRows(this.#file, receivers, budget)
    const attachments: MapiAttachment[] = []
    for (const part of object.below.values())
      if ((part.nid & 0x1f) === kinds.attachment) {
        const attached = await readObject(this.#file, part, budget)
        attachments.push(await this.#attachment(as(attached.values), attached, budget, depth, codePage))
      }
    return { properties: as(object.values), recipients: rows.map(as), attachments }
  }

  async #attachment(
    properties: MapiProperties,
    { values, below }: PstObject,
    budget: ReadBudget,
    depth: number,
    codePage: string | null,
  ): Promise<MapiAttachment> {
    const content = values.get(0x3701)
    if (content === undefined) return { properties, content: null, message: null }
    if (content.type !== objectType) return { properties, content: content.bytes, message: null }
    const node = below.get(u32(content.bytes, 0))
    if (node === undefined) return { properties, content: null, message: null }
    // Outlook's own numbers: 5 is an item, 6 an object of another program (MS-OXCMSG, section 2.2.2.9).
    if (properties.integer(0x3705) !== 5)
      return { properties, content: concat(await this.#file.blocks(node.data, budget)), message: null }
    // Deeper than a message is read anyway: the reader of messages would say so, of something that stands in memory by then.
    if (depth > limits.mail.nestedMails) throw new PstTooLarge()
    return { properties, content: null, message: await this.#item(node, budget, depth + 1, codePage) }
  }

  #propertyNames(): Promise<PropertyNames> {
    return (this.#names ??= this.#readNames())
  }

  async #readNames(): Promise<PropertyNames> {
    try {
      const node = await this.#file.node(namesNode)
      if (node === null) return new Map()
      const { values } = await readObject(this.#file, node, { bytes: limits.store.namesBytes })
      const stream = (id: number): Uint8Array => values.get(id)?.bytes ?? new Uint8Array()
      return namedProperties(stream(2), stream(3), stream(4))
    } catch (error) {
      if (error instanceof PstDamaged || error instanceof PstTooLarge) return new Map()
      throw error
    }
  }
}

const objectType = 0x0d

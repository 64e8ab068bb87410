/**
 * Mail stores that Outlook itself wrote, as pst-extractor ships them for its own trials: one of 1997's form with 64-bit places, two in the
 * pages of 2013. That package is the judge of the first; of the others it finds a part, and the numbers are those of libpff 20180714.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PSTFile, PSTMessage, type PSTFolder } from 'pst-extractor'
import { describe, expect, it } from 'vitest'
import { ParserReply, type ParsedDocument } from '../../src/contract/parsed-document.ts'
import { readInParts } from '../../src/intake/read-in-parts.ts'
import { plainParser } from '../support/parser.ts'

const judge = dirname(createRequire(import.meta.url).resolve('pst-extractor/package.json'))
const fileOf = (name: string): string => join(judge, 'example/testdata', name)

async function messagesIn(name: string): Promise<ParsedDocument[]> {
  const bytes = new Uint8Array(readFileSync(fileOf(name)))
  const found: ParsedDocument[] = []
  for await (const { reply } of readInParts(plainParser(), bytes, { name })) {
    const checked = ParserReply.parse(reply)
    if (checked.kind === 'document') found.push(...checked.document.children)
  }
  return found
}

function judged(folder: PSTFolder): PSTMessage[] {
  const own: PSTMessage[] = []
  for (let next = nextIn(folder); next !== null; next = nextIn(folder)) own.push(next)
  return [...own, ...(folder.hasSubfolders ? folder.getSubFolders().flatMap(judged) : [])]
}

function nextIn(folder: PSTFolder): PSTMessage | null {
  if (folder.contentCount === 0) return null
  const next: unknown = folder.getNextChild()
  return next instanceof PSTMessage ? next : null
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('stores that Outlook wrote', () => {
  it('every message with its subject, moment, words and attachments, as another reader sees them', async () => {
    const ours = await messagesIn('enron.pst')
    const theirs = judged(new PSTFile(fileOf('enron.pst')).getRootFolder()).toSorted(
      (a, b) => Number(a.descriptorNodeId) - Number(b.descriptorNodeId),
    )
    expect(ours.map(message => oneLine(message.subject ?? ''))).toEqual(theirs.map(message => oneLine(message.subject)))
    for (const [i, message] of theirs.entries()) {
      const found = ours[i] ?? expect.fail('missing')
      expect(Date.parse(found.date ?? '')).toBe(message.clientSubmitTime?.getTime())
      expect(oneLine(found.text)).toContain(oneLine(message.body).slice(0, 500))
      const sizes = Array.from({ length: message.numberOfAttachments }, (_, n) => message.getAttachment(n))
      expect(found.children).toHaveLength(sizes.length)
      for (const [n, { filesize, attachMethod }] of sizes.entries())
        if (attachMethod === 1) expect(found.children[n]?.bytes).toHaveLength(filesize)
    }
  })

  it.each([
    ['pstextractortest@outlook.com.ost', 183],
    ['pstextractortestpdf@outlook.com.ost', 162],
  ])('all items of %s, in packed blocks', async (name, items) => {
    const ours = await messagesIn(name)
    expect(ours).toHaveLength(items)
    expect(ours.filter(message => message.refusal !== null)).toEqual([])
    expect(ours.some(message => message.children.some(part => part.name === 'Clinometer Usage.pdf'))).toBe(true)
  })
})

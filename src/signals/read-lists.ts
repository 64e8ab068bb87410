/** The lists inside granted files, read anew each time and kept nowhere (R6, R7). */
import type { ParsedDocument } from '../contract/parsed-document.ts'
import { listGranted, readGranted, readInParts, type Incoming, type ParserPort } from '../intake/index.ts'
import { unitsOf } from './import-units.ts'
import { sha256Of } from './digests.ts'

export interface FoundList {
  readonly document: ParsedDocument
  readonly sha256: string
}

export async function readLists(
  deps: { readonly startParser: () => ParserPort },
  paths: readonly string[],
): Promise<FoundList[]> {
  const parser = deps.startParser()
  const found: FoundList[] = []
  try {
    for (const file of await listGranted(paths)) {
      const incoming = await readGranted(file)
      if (incoming.kind === 'refused') continue
      try {
        found.push(...(await listsIn(parser, incoming)))
      } finally {
        if (incoming.kind === 'mailbox') await incoming.close()
      }
    }
    return found
  } finally {
    await parser.close()
  }
}

async function listsIn(parser: ParserPort, incoming: Exclude<Incoming, { kind: 'refused' }>): Promise<FoundList[]> {
  const { label } = incoming
  const bytes = incoming.kind === 'file' ? incoming.bytes : new Uint8Array()
  const source = incoming.kind === 'file' ? incoming.bytes : incoming.ranges
  const found: FoundList[] = []
  for await (const { reply } of readInParts(parser, source, { name: label })) {
    if (reply.kind !== 'document') continue
    for (const unit of unitsOf(reply.document, bytes, label, sha256Of(bytes))) {
      if (unit.kind !== 'list') continue
      found.push({ document: { ...unit.document, name: unit.document.name || label }, sha256: unit.sha256 })
    }
  }
  return found
}

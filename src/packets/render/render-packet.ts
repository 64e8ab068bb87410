/** The reading copy of a packet: typst → tagged PDF (PDF/UA-1), the same bytes for the same document. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Defect, Refused } from '../../contract/errors.ts'
import { isolated } from './isolate.ts'
import { PacketDocument } from './packet-document.ts'
import { loadRenderResources, type RenderResources } from './resources.ts'

export interface PacketRenderer {
  /** PACKET_TEXT_UNPRINTABLE when no font has a character: nothing is left out or drawn as an empty box. */
  render(document: PacketDocument): Uint8Array
}

/** Keeps the fonts loaded: about 0.1 s for the first document, a few milliseconds for the next. */
export function packetRenderer(resources: RenderResources): PacketRenderer {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: resources.fonts.map(font => Buffer.from(font)) }] })
  return {
    render(document) {
      const packet = JSON.stringify(isolated(PacketDocument.parse(document)))
      try {
        const compiled = compiler.compile({ mainFileContent: resources.template, inputs: { packet } })
        if (!compiled.result) throw compilerError(compiler.fetchDiagnostics(compiled.takeDiagnostics() ?? unreported()))
        const options = { pdfStandard: 'ua-1', creationTimestamp: document.createdAt }
        return new Uint8Array(compiler.pdf(compiled.result, options))
      } catch (error) {
        throw asPrintError(error)
      } finally {
        compiler.evictCache(10)
      }
    },
  }
}

/** One document, with the template and fonts of this program. */
export function renderPacket(document: PacketDocument, resources: RenderResources = loadRenderResources()): Uint8Array {
  return packetRenderer(resources).render(document)
}

/** The typesetter names characters that no font has, one message each. */
function asPrintError(error: unknown): unknown {
  const message = error instanceof Error ? error.message : ''
  const missing = [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(
    ([, text]) => text ?? '',
  )
  if (missing.length === 0) return error
  const characters = [...new Set(missing)].slice(0, 10).join(' ')
  return new Refused('PACKET_TEXT_UNPRINTABLE', { details: { characters }, cause: error })
}

function compilerError(diagnostics: unknown): Defect {
  return new Defect('DEFECT', { cause: new Error(JSON.stringify(diagnostics)) })
}

function unreported(): never {
  throw new Defect('DEFECT')
}

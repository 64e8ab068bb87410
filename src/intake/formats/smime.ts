/**
 * S/MIME in a file of its own or as a mail's whole content (RFC 8551): what is only signed is shown as the part it is, what is encrypted is
 * kept unopened. No signature is checked: who may have signed is not for a reader of files to say.
 */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { ascii, byteText } from './bytes.ts'
import { readCms } from './cms.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { withoutLists } from './lists-inside.ts'
import { fromBase64 } from './mime-transfer.ts'

const mediaType = 'application/pkcs7-mime'

export async function readSmime(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  const cms = readCms(withoutArmour(bytes))
  const document = emptyDocument('smime', mediaType, claim)
  if (cms?.kind !== 'signed' || cms.content === null)
    return read({
      ...emptyDocument('unknown', mediaType, claim),
      warnings: [{ code: cms?.kind === 'signed' ? IMP.signed : IMP.ownFormat }],
    })
  const part = { name: '', declaredType: 'message/rfc822', declaredCharset: null, role: 'embedded' } as const
  const child = await inside.child({ ...part, bytes: cms.content })
  // What was signed is a part and has neither sender nor date: these stand in the message around it.
  child.warnings = child.warnings.filter(({ code }) => code !== IMP.dateUnreliable || child.from !== null)
  if (withoutLists([child]).size > 0) return refuse(IMP.listInDocument)
  document.children.push(child)
  document.warnings.push({ code: IMP.signed })
  return read(document)
}

/** As text between two lines (RFC 7468). */
function withoutArmour(bytes: Uint8Array): Uint8Array {
  const text = byteText(bytes, 0, Math.min(bytes.length, 16))
  if (!text.startsWith('-----BEGIN')) return bytes
  const lines = byteText(bytes).split(/\r?\n/)
  const end = lines.findIndex((line, i) => i > 0 && line.startsWith('-----END'))
  return fromBase64(ascii(lines.slice(1, end < 0 ? undefined : end).join('\n')))
}

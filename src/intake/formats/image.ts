/** Pictures: kept as they are, without words of their own (R52). One that is broken or too large to be drawn is set aside (IMP-36). */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { emptyDocument, read, refuse, type Claim } from './document.ts'
import { imageFacts } from './image-facts.ts'
import { signatureOf } from './signatures.ts'

export function readImage(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  const mediaType = signatureOf(bytes)?.mediaType ?? 'application/octet-stream'
  const facts = imageFacts(bytes, mediaType)
  if (facts === null) return Promise.resolve(refuse(IMP.imageBroken))
  if (facts !== undefined && facts.width * facts.height > limits.image.pixels)
    return Promise.resolve(refuse(IMP.imageBroken))
  const document = emptyDocument('image', mediaType, claim)
  if (facts?.hasPlace === true) document.warnings.push({ code: IMP.imagePlace })
  return Promise.resolve(read(document))
}

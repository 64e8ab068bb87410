/** The reading copy as it would be now: for the author, kept nowhere. Composed as for submission, with a stamp that signs nothing. */
import type { Call, Session } from '../access/index.ts'
import { signCheckpoint } from '../audit/index.ts'
import { Refused } from '../contract/errors.ts'
import { toBase64url, type Envelope, type Tx } from '../vault/index.ts'
import { pagesOfPdf } from './byte-search.ts'
import { nameOfUser } from './certificates.ts'
import type { Composer } from './freeze.ts'
import { gather } from './gather.ts'
import { composeFor } from './prepare.ts'
import { getPacket, mustBeIn } from './queries.ts'
import { documentOf } from './seal/packet-document.ts'
import { PacketJson } from './seal/packet-json.ts'
import { instantText } from './seal/shapes.ts'
import { senderOf } from './sender.ts'
import { usualTermDays } from './term.ts'

export async function draftPreview(
  call: Call,
  composer: Composer,
  packet: string,
  {
    recipient,
    termDays = usualTermDays,
  }: { readonly recipient?: string | undefined; readonly termDays?: number | undefined } = {},
): Promise<{ pdf: Uint8Array; pages: number }> {
  const draft = call.act(tx => draftOf(tx, call.session, packet, termDays, recipient))
  const typesetter = composer.open()
  try {
    const pdf = await typesetter.render(documentOf(draft))
    return { pdf, pages: pagesOfPdf(pdf) }
  } finally {
    typesetter.close()
  }
}

/** PACKET_BLOCKED while it cannot even be shown: nothing in it, or an item without a grade of our own (R24). */
function draftOf(tx: Tx, session: Session, id: string, termDays: number, recipient: string | undefined): PacketJson {
  const packet = getPacket(tx, session, id)
  mustBeIn(packet, 'draft')
  tx.about('packet', packet.id)
  const gathered = gather(tx, session, packet, tx.at)
  const addressee = gathered.addressees.find(a => recipient === undefined || a.recipient === recipient)
  if (!addressee) throw new Refused('NOT_FOUND', { subject: recipient ?? id })
  const checkpoint: Envelope = signCheckpoint(session.db.head, tx.at, session.vaultId, session.signer)
  const stamp = {
    id: packet.id,
    version: 1,
    created: instantText(tx.at),
    expires: instantText(tx.at + termDays * 86_400_000),
    author: nameOfUser(tx, packet.author),
    sender: senderOf(tx),
    senderKeyCard: checkpoint,
    receiptSecret: toBase64url(new Uint8Array(32)),
    checkpoint,
  }
  const parsed = PacketJson.safeParse(composeFor(tx, session, gathered, addressee, stamp))
  if (!parsed.success)
    throw new Refused('PACKET_BLOCKED', { subject: id, details: { blockers: parsed.error.issues.length } })
  return parsed.data
}

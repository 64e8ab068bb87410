/** Binds the contract's rows to this area's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type Call, type CallContext } from '../access/index.ts'
import { DecisionId, PacketId, PacketItemId, RecipientId, RecordId } from '../contract/ids.ts'
import * as contract from '../contract/packets.ts'
import { inbox } from '../contract/inbox.ts'
import type { Grants } from '../intake/index.ts'
import type { Blocker } from './blockers.ts'
import { listCandidates } from './candidates.ts'
import { differenceOf } from './difference.ts'
import { draftPreview } from './draft-preview.ts'
import type { Composer } from './freeze.ts'
import {
  addNote,
  confirmGround,
  newPacket,
  recordRequest,
  recordSubjectConsent,
  removeNote,
  setPacketMembers,
} from './new-packet.ts'
import { showPacket } from './packet-detail.ts'
import { addItem, findOccurrences, redact, removeItem, undoRedaction } from './packet-items.ts'
import { listPackets } from './packet-list.ts'
import { blockersNow } from './packet-state.ts'
import { wholePacket } from './prepare.ts'
import { q } from './queries.ts'
import { addReceipt } from './receipts.ts'
import { addRecipient, changeKey, listRecipients, setMembers, verifyKey } from './recipients.ts'
import { openRectifications, providedFrom } from './rectifications.ts'
import { releasePacket } from './release-packet.ts'
import { reviewingOf } from './reviewing.ts'
import { waitingPackets } from './waiting.ts'
import { discardPacket, previewFile, previews, returnPacket, reviewPacket, viewPage } from './review-packet.ts'
import { deliverPacket, sealOut } from './seal-out.ts'
import { submitPacket } from './submit-packet.ts'

export interface PacketDeps {
  readonly grants: Pick<Grants, 'take'>
  readonly composer: Composer
  /** Refuses unless this is the passphrase of the user who has the vault open. */
  readonly confirmPassphrase: (passphrase: string) => Promise<void>
}

const rows = implement(contract.packets).$context<CallContext>().use(enforced)
const addressBook = implement(contract.recipients).$context<CallContext>().use(enforced)
const triage = implement(inbox).$context<CallContext>().use(enforced)
const done = { done: true } as const
const decided = (id: string) => ({ decision: DecisionId.parse(id) })
const listed = (blockers: readonly Blocker[]) => blockers.map(b => ({ ...b, why: { ...b.why }, lift: { ...b.lift } }))
/** R1: what leaves names its purpose in the log too. */
const forPurpose = ({ session }: Call, packet: string) => {
  const row = session.reader.get(q.selectFrom('packet').select(['purpose', 'number']).where('id', '=', packet))
  return row ? { purpose: { code: row.purpose, ref: row.number } } : {}
}
const withPurpose = (call: Call, packet: string): Call => ({
  ...call,
  act: (command, override = {}) => call.act(command, { ...forPurpose(call, packet), ...override }),
})
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

export function packetProcedures({ grants, composer, confirmPassphrase }: PacketDeps) {
  return {
    new: rows.new.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const { packet, number } = newPacket(tx, call.session, input)
        return { packet: PacketId.parse(packet), number }
      }),
    ),
    members: rows.members.handler(({ input, context: { call } }) =>
      call.act(tx => {
        setPacketMembers(tx, call.session, input.packet, input.members, input.because)
        return done
      }),
    ),
    note: rows.note.handler(({ input, context: { call } }) =>
      call.act(tx => ({ note: RecordId.parse(addNote(tx, call.session, input.packet, input.kind, input.text)) })),
    ),
    removeNote: rows.removeNote.handler(({ input, context: { call } }) =>
      call.act(tx => decided(removeNote(tx, call.session, input.note, input.because))),
    ),
    add: rows.add.handler(({ input, context: { call } }) =>
      call.act(tx => ({ item: PacketItemId.parse(addItem(tx, call.session, input)) })),
    ),
    candidates: rows.candidates.handler(({ input, context: { call } }) =>
      call.act(tx => listCandidates(tx, call.session, input.packet, input.number)),
    ),
    remove: rows.remove.handler(({ input, context: { call } }) =>
      call.act(tx => decided(removeItem(tx, call.session, input.item, input.because))),
    ),
    occurrences: rows.occurrences.handler(({ input, context: { call } }) =>
      call.act(tx => findOccurrences(tx, call.session, input.item, input.text)),
    ),
    redact: rows.redact.handler(({ input, context: { call } }) =>
      call.act(tx => ({ redactions: redact(tx, call.session, input).map(id => RecordId.parse(id)) })),
    ),
    undoRedaction: rows.undoRedaction.handler(({ input, context: { call } }) =>
      call.act(tx => decided(undoRedaction(tx, call.session, input.redaction, input.because))),
    ),
    check: rows.check.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const packet = wholePacket(tx, call.session, input.packet)
        const blockers = listed(blockersNow(tx, call.session, packet))
        tx.about('packet', packet.id)
        tx.count(blockers.length)
        return { blockers }
      }),
    ),
    confirmGround: rows.confirmGround.handler(({ input, context: { call } }) =>
      call.act(tx => decided(confirmGround(tx, call.session, input.packet, input.ground, input.note))),
    ),
    recordRequest: rows.recordRequest.handler(({ input, context: { call } }) =>
      call.act(tx => decided(recordRequest(tx, input.recipient, input.reference, input.because))),
    ),
    recordSubjectConsent: rows.recordSubjectConsent.handler(({ input, context: { call } }) =>
      call.act(tx => decided(recordSubjectConsent(tx, call.session, input.person, input.recipientKinds, input.how))),
    ),
    draftPreview: rows.draftPreview.handler(async ({ input, context: { call } }) => {
      const { pdf, pages } = await draftPreview(call, composer, input.packet, input)
      return { pdfBase64: base64(pdf), pages }
    }),
    submit: rows.submit.handler(async ({ input, context: { call } }) => {
      const outcome = await submitPacket(withPurpose(call, input.packet), composer, input)
      if (outcome.kind === 'blocked') return { kind: 'blocked' as const, blockers: listed(outcome.blockers) }
      const packets = outcome.packets.map(p => ({
        packet: PacketId.parse(p.packet),
        recipient: RecipientId.parse(p.recipient),
        tagmanifest: p.tagmanifest,
      }))
      return { kind: 'submitted' as const, signed: outcome.signed, packets }
    }),
    preview: rows.preview.handler(({ input, context: { call } }) =>
      call.act(tx =>
        previews(tx, call.session, input.packet).map(p => ({
          ...p,
          packet: PacketId.parse(p.packet),
          seen: [...p.seen],
          files: p.files.map(f => ({ ...f })),
        })),
      ),
    ),
    waiting: rows.waiting.handler(({ context: { call } }) => call.act(tx => waitingPackets(tx, call.session))),
    reviewing: rows.reviewing.handler(({ input, context: { call } }) =>
      call.act(tx => reviewingOf(tx, call.session, input.packet)),
    ),
    difference: rows.difference.handler(({ input, context: { call } }) =>
      call.act(tx => differenceOf(tx, call.session, input.packet)),
    ),
    previewFile: rows.previewFile.handler(({ input, context: { call } }) =>
      call.act(tx => ({ bytesBase64: base64(previewFile(tx, call.session, input.packet, input.path)) })),
    ),
    viewPage: rows.viewPage.handler(({ input, context: { call } }) =>
      call.act(tx => viewPage(tx, call.session, input.packet, input.page)),
    ),
    review: rows.review.handler(({ input, context: { call } }) =>
      call.act(tx => reviewPacket(tx, call.session, input.packet), forPurpose(call, input.packet)),
    ),
    return: rows.return.handler(({ input, context: { call } }) =>
      call.act(tx => decided(returnPacket(tx, call.session, input.packet, input.note))),
    ),
    discard: rows.discard.handler(({ input, context: { call } }) =>
      call.act(tx => decided(discardPacket(tx, call.session, input.packet, input.because))),
    ),
    release: rows.release.handler(async ({ input, context: { call } }) => {
      await confirmPassphrase(input.passphrase)
      return call.act(
        tx => {
          const outcome = releasePacket(tx, call.session, input.packet, input.because)
          if (outcome.kind === 'released')
            return { kind: 'released' as const, packets: outcome.packets.map(id => PacketId.parse(id)) }
          return outcome.kind === 'blocked' ? { kind: 'blocked' as const, blockers: listed(outcome.blockers) } : outcome
        },
        forPurpose(call, input.packet),
      )
    }),
    seal: rows.seal.handler(async ({ input, context: { call }, signal }) => {
      const folder = grants.take(input.grant)[0] ?? ''
      const files = await sealOut(
        withPurpose(call, input.packet),
        { packet: input.packet, folder, classicalBecause: input.classicalBecause },
        signal,
      )
      return { files: files.map(f => ({ ...f, packet: PacketId.parse(f.packet) })) }
    }),
    deliver: rows.deliver.handler(({ input, context: { call } }) =>
      call.act(tx => deliverPacket(tx, call.session, input.packet, input.channel), forPurpose(call, input.packet)),
    ),
    receiptAdd: rows.receiptAdd.handler(async ({ input, context: { call } }) => {
      const { receipt } = input
      return await addReceipt(
        call,
        input.packet,
        receipt.kind === 'file' ? { kind: 'file', path: grants.take(receipt.grant)[0] ?? '' } : receipt,
      )
    }),
    list: rows.list.handler(({ input, context: { call } }) => call.act(tx => listPackets(tx, call.session, input))),
    rectifications: rows.rectifications.handler(({ context: { call } }) =>
      call.act(tx => {
        const open = openRectifications(tx, call.session)
        tx.count(open.length)
        return open.map(r => ({ ...r, items: [...r.items] }))
      }),
    ),
    show: rows.show.handler(({ input, context: { call } }) =>
      call.act(tx => showPacket(tx, call.session, input.packet)),
    ),
  }
}

/** What triage asks of packets. */
export const providedProcedures = {
  provided: triage.provided.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('signal', input.signal)
      const found = providedFrom(tx, call.session, input.signal)
      tx.count(found.length)
      return found.map(row => ({ ...row, items: [...row.items] }))
    }),
  ),
}

export const recipientProcedures = {
  add: addressBook.add.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const card = input.cardBase64 === undefined ? undefined : fromBase64(input.cardBase64)
      const { recipient, groups } = addRecipient(tx, call.session, { kind: input.kind, function: input.function, card })
      return { recipient: RecipientId.parse(recipient), groups: [...groups] }
    }),
  ),
  changeKey: addressBook.changeKey.handler(({ input, context: { call } }) =>
    call.act(tx => ({ groups: [...changeKey(tx, input.recipient, fromBase64(input.cardBase64)).groups] })),
  ),
  verify: addressBook.verify.handler(({ input, context: { call } }) =>
    call.act(tx => ({ state: verifyKey(tx, call.session, input.recipient, input.how) })),
  ),
  members: addressBook.members.handler(({ input, context: { call } }) =>
    call.act(tx => decided(setMembers(tx, call.session, input.group, input.are, input.because))),
  ),
  list: addressBook.list.handler(({ context: { call } }) =>
    call.act(tx => {
      const found = listRecipients(tx, call.session, tx.at)
      tx.count(found.length)
      return found.map(r => ({
        ...r,
        id: RecipientId.parse(r.id),
        members: r.members.map(id => RecipientId.parse(id)),
      }))
    }),
  ),
}

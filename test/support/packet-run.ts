/** A packet's whole way, step by step, with an organisation whose people are certified and the composer in this process. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Call, Session } from '../../src/access/index.ts'
import type { Composer } from '../../src/packets/freeze.ts'
import { trustFile, takeCertificate } from '../../src/packets/trust.ts'
import { releasePacket, type ReleaseOutcome } from '../../src/packets/release-packet.ts'
import { previews, reviewPacket, viewPage, type ReviewOutcome } from '../../src/packets/review-packet.ts'
import { loadRenderResources, packetRenderer } from '../../src/packets/render/index.ts'
import { makeOrganisation, type NewOrganisation } from '../../src/packets/seal/organisation-key.ts'
import { makeKeyCard, readKeyCard } from '../../src/packets/seal/key-card.ts'
import { certify, type Permission } from '../../src/packets/seal/certificates.ts'
import { submitPacket, type SubmitOutcome } from '../../src/packets/submit-packet.ts'
import { envelopeBytes } from '../../src/vault/index.ts'
import { identityToRecipient, generateHybridIdentity } from 'age-encryption'
import type { PacketRegister } from './packet-cases.ts'

let renderer: ReturnType<typeof packetRenderer> | undefined
/** Fonts are loaded once. */
export const composer: Composer = {
  open: () => ({
    render(document) {
      renderer ??= packetRenderer(loadRenderResources())
      return Promise.resolve(renderer.render(document))
    },
    close: () => undefined,
  }),
}

export function callOf(register: PacketRegister, session: Session): Call {
  return {
    session,
    act: (command, override = {}) => register.db.act(session.acting, { act: 'test', ...override }, command),
  }
}

/** Pins the organisation and certifies everybody's key. */
export async function certified(
  register: PacketRegister,
  who: readonly (readonly [Session, readonly Permission[]])[],
): Promise<NewOrganisation> {
  const organisation = await makeOrganisation(register.deps, 'Proefdienst')
  register.act(register.coordinator, tx => trustFile(tx, organisation.file))
  for (const [session, may] of who) await certifyOne(register, organisation, session, may)
  return organisation
}

export async function certifyOne(
  register: PacketRegister,
  { organisation, shares }: NewOrganisation,
  session: Session,
  may: readonly Permission[],
): Promise<void> {
  const enc = await identityToRecipient(await generateHybridIdentity())
  const card = readKeyCard(
    makeKeyCard(register.deps, { name: session.user.fullName, enc: [enc], signer: session.signer }),
  )
  const certificate = await certify(register.deps, organisation, shares.slice(0, 2), {
    card,
    person: session.user.person,
    roles: ['liaison'],
    may,
    days: 365,
  })
  register.act(register.coordinator, tx => takeCertificate(tx, session.user.id, envelopeBytes(certificate)))
}

export const everything: readonly Permission[] = ['author', 'review', 'release', 'status']

export function submit(register: PacketRegister, packet: string, session = register.liaison): Promise<SubmitOutcome> {
  return submitPacket(callOf(register, session), composer, { packet })
}

/** Opens every page of every bag. */
export function readAll(register: PacketRegister, packet: string, session: Session): void {
  register.act(session, tx => {
    for (const bag of previews(tx, session, packet))
      for (let page = 1; page <= bag.pages; page += 1) viewPage(tx, session, bag.packet, page)
  })
}

export function review(register: PacketRegister, packet: string, session: Session): ReviewOutcome {
  readAll(register, packet, session)
  return register.act(session, tx => reviewPacket(tx, session, packet))
}

export function release(register: PacketRegister, packet: string, session: Session): ReleaseOutcome {
  return register.act(session, tx => releasePacket(tx, session, packet, 'op verzoek'))
}

export function aFolder(register: PacketRegister): string {
  return mkdtempSync(join(register.folder, 'uit-'))
}

/** Cards that the organisation certifies, and what it signed taken in: the rows of `users` that packets need (security design §12). */
import { implement } from '@orpc/server'
import { enforced, type CallContext, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { UserId } from '../contract/ids.ts'
import { users } from '../contract/vault.ts'
import { keyidOf, fromBase64url, parseEnvelope } from '../vault/index.ts'
import { claimedCertificate } from './seal/certificates.ts'
import { makeKeyCard } from './seal/key-card.ts'
import { takeCertificate, trustFile } from './trust.ts'

const os = implement(users).$context<CallContext>().use(enforced)
const bytesOf = (text: string) => new TextEncoder().encode(text)

export interface CertificationDeps {
  /** Public keys of everybody with a slot, and whose it is. */
  readonly keyOwners: () => readonly { readonly user: string; readonly keyid: string }[]
  /** The age recipient of who is unlocked. */
  readonly ownRecipient: () => string
}

export function certificationProcedures(deps: CertificationDeps) {
  return {
    /** One's own card only: it is signed with the key that it names. */
    card: os.card.handler(({ input, context: { call } }) => {
      mustBeSelf(call.session, input.name)
      const card = makeKeyCard(call.session.deps, {
        name: call.session.user.fullName,
        enc: [deps.ownRecipient()],
        signer: call.session.signer,
      })
      return call.act(tx => {
        tx.about('user', call.session.user.id)
        return { card: new TextDecoder().decode(card) }
      })
    }),
    certify: os.certify.handler(({ input, context: { call } }) =>
      call.act(tx => {
        const file = bytesOf(input.certificate)
        const keyid = keyidOf(fromBase64url(claimedCertificate(parseEnvelope(file)).sig))
        const owner = deps.keyOwners().find(o => o.keyid === keyid)
        if (!owner) throw new Refused('NOT_FOUND')
        const taken = takeCertificate(tx, owner.user, file)
        return { user: UserId.parse(taken.user), serial: taken.serial }
      }),
    ),
    trust: os.trust.handler(({ input, context: { call } }) => call.act(tx => trustFile(tx, bytesOf(input.file)))),
  }
}

function mustBeSelf(session: Session, name: string): void {
  if (name !== session.user.name) throw new Refused('NOT_PERMITTED')
}

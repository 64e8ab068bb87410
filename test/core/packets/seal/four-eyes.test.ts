import { beforeAll, describe, expect, it } from 'vitest'
import { readRevocation, type Permission } from '../../../../src/packets/seal/certificates.ts'
import { judgeFourEyes, type FourEyes } from '../../../../src/packets/seal/four-eyes.ts'
import type { PacketJson } from '../../../../src/packets/seal/packet-json.ts'
import type { FrozenBag } from '../../../../src/packets/seal/bag.ts'
import { signRelease } from '../../../../src/packets/seal/release.ts'
import type { PacketSignatures } from '../../../../src/packets/seal/seal-packet.ts'
import { addReview, type Statement } from '../../../../src/packets/seal/statement.ts'
import { signEnvelope, type Envelope } from '../../../../src/vault/index.ts'
import {
  aFrozenBag,
  anOrganisation,
  aPacketJson,
  aPerson,
  aRecipient,
  aTeam,
  releasedAt,
  signaturesOf,
  type SignedTraits,
  type Team,
  type TestPerson,
  type TestRecipient,
} from '../../../support/packets.ts'

let team: Team
let packet: PacketJson
let bag: FrozenBag
let recipient: TestRecipient

beforeAll(async () => {
  team = await aTeam()
  packet = await aPacketJson(team.author)
  bag = await aFrozenBag(packet)
  recipient = await aRecipient()
})

function signed(traits: SignedTraits = {}): PacketSignatures {
  return signaturesOf(team, bag, packet, [recipient], traits)
}

function judged(signatures: PacketSignatures, more: { revoked?: Envelope; receivedBefore?: boolean } = {}): FourEyes {
  const { organisation } = team.organisation
  const revocation = more.revoked && readRevocation(more.revoked, organisation)
  const { statement, release, certificates } = signatures
  return judgeFourEyes({ statement, release, certificates, organisation, revocation, ...more })
}

function person(name: string, may: readonly Permission[], more: Parameters<typeof aPerson>[2] = {}): TestPerson {
  return aPerson(team.organisation, name, { may, ...more })
}

function why(verdict: FourEyes) {
  return verdict.kind === 'valid' ? 'valid' : `${verdict.failure.code} ${verdict.failure.reason}`
}

describe('what is valid', () => {
  it('is an author, one reviewer and a releaser, all named', () => {
    const verdict = judged(signed())
    expect(why(verdict)).toBe('valid')
    if (verdict.kind !== 'valid') return
    expect(verdict.released.author.name).toBe('liaison')
    expect(verdict.released.reviewers.map(({ name }) => name)).toEqual(['beoordelaar'])
    expect(verdict.released.releaser.name).toBe('coördinator')
  })

  it('is also two persons, when the reviewer releases', () => {
    const both = person('beide', ['review', 'release'])
    expect(why(judged(signed({ reviewers: [both], releaser: both })))).toBe('valid')
  })

  it('is three persons for a minor', () => {
    const second = person('tweede', ['review'])
    const changes = { minor: true }
    expect(why(judged(signed({ changes, reviewers: [team.reviewer, second] })))).toBe('valid')
    expect(why(judged(signed({ changes, reviewers: [team.reviewer, team.releaser] })))).toBe('valid')
  })

  it('is not changed by signing twice', () => {
    const signatures = signed()
    const [author] = signatures.statement.signatures
    if (!author) throw new Error('no author')
    const twice = { ...signatures.statement, signatures: [...signatures.statement.signatures, author] }
    expect(why(judged({ ...signatures, statement: twice }))).toBe('valid')
  })
})

describe('who is missing', () => {
  it('refuses one signature', () => {
    expect(why(judged(signed({ reviewers: [] })))).toBe('PKT-04 no_reviewer')
  })

  it('refuses a minor with one reviewer', () => {
    expect(why(judged(signed({ changes: { minor: true } })))).toBe('PKT-04 second_reviewer')
  })

  it('refuses a minor reviewed twice by one person, under two keys', () => {
    const again = person('beoordelaar thuis', ['review'], { sameHumanAs: team.reviewer })
    expect(why(judged(signed({ changes: { minor: true }, reviewers: [team.reviewer, again] })))).toBe(
      'PKT-04 same_person',
    )
  })

  it('refuses an author who did not sign himself', () => {
    const signatures = signed()
    const statement = {
      ...signatures.statement,
      signatures: signatures.statement.signatures.filter(({ role }) => role !== 'author'),
    }
    expect(why(judged({ ...signatures, statement }))).toBe('PKT-04 author_not_signed')
  })

  it('refuses an author who reviews under another key', () => {
    const again = person('liaison thuis', ['review'], { sameHumanAs: team.author })
    expect(why(judged(signed({ reviewers: [again] })))).toBe('PKT-04 same_person')
    expect(why(judged(signed({ reviewers: [team.reviewer, again] })))).toBe('PKT-04 same_person')
  })

  it('refuses an author who releases, with the same or another key', () => {
    const author = person('alles', ['author', 'release'])
    expect(why(judged(signed({ author, releaser: author })))).toBe('PKT-04 author_releases')
    const again = person('liaison elders', ['release'], { sameHumanAs: team.author })
    expect(why(judged(signed({ releaser: again })))).toBe('PKT-04 author_releases')
  })
})

describe('who may', () => {
  it.each([
    ['author', { author: 'review' }],
    ['reviewer', { reviewer: 'author' }],
    ['releaser', { releaser: 'review' }],
  ] as const)('refuses a %s whose certificate does not say so', (_who, traits) => {
    const changed: SignedTraits = {
      ...('author' in traits ? { author: person('a', ['review']) } : {}),
      ...('reviewer' in traits ? { reviewers: [person('r', ['author'])] } : {}),
      ...('releaser' in traits ? { releaser: person('l', ['review']) } : {}),
    }
    expect(why(judged(signed(changed)))).toBe('PKT-04 not_permitted')
  })
})

describe('labels', () => {
  it("refuses a reviewer's signature presented as a release", () => {
    // The reviewer signs over a release body that names the real releaser; the label says releaser.
    const signatures = signed()
    const { signer } = team.reviewer
    const forged = signEnvelope('release', bodyAs(signatures.release), [{ signer, role: 'releaser' }])
    expect(why(judged({ ...signatures, release: forged }))).toBe('PKT-04 label')
  })

  it('refuses a reviewer who presents a release in his own name', () => {
    expect(why(judged(signed({ releaser: team.reviewer })))).toBe('PKT-04 not_permitted')
  })

  it.each(['author', 'releaser', undefined] as const)('refuses a reviewer labelled %s', role => {
    const signatures = signed()
    const relabelled = signatures.statement.signatures.map(({ keyid, sig, role: former }) =>
      former === 'reviewer' ? { keyid, sig, ...(role ? { role } : {}) } : { keyid, sig, role: 'author' as const },
    )
    const statement = { ...signatures.statement, signatures: relabelled }
    expect(why(judged({ ...signatures, statement }))).toBe('PKT-04 label')
  })

  it('refuses the author labelled as a reviewer', () => {
    const signatures = signed()
    const relabelled = signatures.statement.signatures.map(signature => ({ ...signature, role: 'reviewer' as const }))
    expect(why(judged({ ...signatures, statement: { ...signatures.statement, signatures: relabelled } }))).toBe(
      'PKT-04 label',
    )
  })
})

describe('certificates', () => {
  it('refuses an expired or not yet valid one, at the moment it was used', () => {
    const author = person('vroeger', ['author'], { notAfter: '2016-10-24T09:59:59Z' })
    expect(why(judged(signed({ author })))).toBe('PKT-03 certificate_expired')
    const later = person('later', ['author'], { notBefore: '2016-10-24T10:00:01Z' })
    expect(why(judged(signed({ author: later })))).toBe('PKT-03 certificate_not_yet')
    // The releaser's counts at the release, which is later.
    const between = person('tussen', ['release'], { notBefore: '2016-10-24T11:00:00Z' })
    expect(why(judged(signed({ releaser: between })))).toBe('valid')
    const before = person('voor', ['release'], { notAfter: '2016-10-24T11:00:00Z' })
    expect(why(judged(signed({ releaser: before })))).toBe('PKT-03 certificate_expired')
    const reviewer = person('beoordelaar van toen', ['review'], { notAfter: '2016-10-24T09:59:59Z' })
    expect(why(judged(signed({ reviewers: [reviewer] })))).toBe('PKT-03 certificate_expired')
  })

  it('refuses one that is valid for more than 400 days', () => {
    const author = person('lang', ['author'], { notBefore: '2016-01-01T00:00:00Z', notAfter: '2017-02-05T00:00:00Z' })
    expect(why(judged(signed({ author })))).toBe('PKT-03 certificate_term')
  })

  it('refuses one of another organisation, also when it claims to be of ours', async () => {
    const other = await anOrganisation('Andere dienst')
    const stranger = aPerson(other, 'vreemde', { may: ['review'] })
    expect(why(judged(signed({ reviewers: [stranger] })))).toBe('PKT-03 other_organisation')
    const { name, keyid } = team.organisation.organisation
    const impostor = aPerson(other, 'vreemde', { may: ['review'], org: { name, keyid } })
    expect(why(judged(signed({ reviewers: [impostor] })))).toBe('PKT-03 certificate_signature')
  })

  it('refuses a signature without one, and a packet without any', () => {
    const signatures = signed()
    const certificates = [team.author.certificate, team.releaser.certificate]
    expect(why(judged({ ...signatures, certificates }))).toBe('PKT-03 certificate_missing')
    expect(why(judged({ ...signatures, certificates: [] }))).toBe('PKT-03 certificate_missing')
  })

  it('refuses one that the statement names for somebody else', () => {
    const changes: Partial<Statement> = {
      author: { person: team.reviewer.person, keyid: team.author.signer.keyid, cert: team.author.serial },
    }
    expect(why(judged(signed({ changes })))).toBe('PKT-04 certificate_of_other')
  })

  it('still counts a reviewer beside a signature that does not hold', () => {
    const gone = person('weg', ['review'], { notAfter: '2016-02-01T00:00:00Z' })
    expect(why(judged(signed({ reviewers: [gone, team.reviewer] })))).toBe('valid')
  })
})

describe('revocation', () => {
  function revoking(who: TestPerson, why: 'left' | 'compromised', since: string): Envelope {
    const { name, keyid } = team.organisation.organisation
    const list = [{ serial: who.serial, since, why }]
    const body = { v: 1, org: { name, keyid }, seq: 1, issued: since, list }
    return signEnvelope('revoked', body, [{ signer: team.organisation.signer }])
  }

  it('voids signatures from the day somebody left, not those before', () => {
    const left = revoking(team.author, 'left', '2016-10-24T10:00:00Z')
    expect(why(judged(signed(), { revoked: left }))).toBe('PKT-03 certificate_left')
    const leaving = revoking(team.author, 'left', '2016-10-24T10:00:01Z')
    expect(why(judged(signed(), { revoked: leaving }))).toBe('valid')
  })

  it('voids all signatures of a compromised key, unless the packet was received and logged before', () => {
    const revoked = revoking(team.reviewer, 'compromised', '2016-12-01T00:00:00Z')
    expect(why(judged(signed(), { revoked }))).toBe('PKT-03 certificate_compromised')
    expect(why(judged(signed(), { revoked, receivedBefore: true }))).toBe('valid')
  })
})

describe('the release', () => {
  it('must be of this very statement', () => {
    const other = signed({ changes: { purpose: 'coordination' } })
    expect(why(judged({ ...signed(), release: other.release }))).toBe('PKT-04 release_of_other')
  })

  it('is void when a signed word changes', () => {
    const signatures = signed()
    const other = signed({ changes: { version: 2 } })
    const statement = { ...signatures.statement, payload: other.statement.payload }
    expect(why(judged({ ...signatures, statement }))).toBe('PKT-04 release_of_other')
    // Even with a release of the changed body, the signatures under it are of the old one.
    expect(why(judged({ ...signatures, statement, release: other.release }))).toBe('PKT-04 author_not_signed')
  })

  it.each([
    ['2016-10-24T09:59:59Z', 'PKT-04 released_before_submitted'],
    ['2016-10-24T10:00:00Z', 'valid'],
    ['2017-10-24T00:00:00Z', 'PKT-04 released_after_expiry'],
  ])('of %s is %s', (moment, verdict) => {
    const releaser = person('lang geldig', ['release'], {
      notBefore: '2016-10-01T00:00:00Z',
      notAfter: '2017-11-01T00:00:00Z',
    })
    expect(why(judged(signed({ releaser, releasedAt: Date.parse(moment) })))).toBe(verdict)
  })

  it.each([
    ['2017-11-28T11:30:00Z', 'valid'],
    ['2017-11-28T11:30:01Z', 'PKT-04 term_too_long'],
  ])('with a term until %s is %s', (expires, verdict) => {
    expect(why(judged(signed({ changes: { expires } })))).toBe(verdict)
  })

  it('must be signed by the person it names', () => {
    const signatures = signed()
    const { person: of, serial: cert } = team.releaser
    const release = signRelease(signatures.statement, { signer: team.reviewer.signer, person: of, cert }, releasedAt)
    expect(why(judged({ ...signatures, release }))).toBe('PKT-04 certificate_of_other')
    const bare = { ...signatures.release, signatures: [] }
    expect(why(judged({ ...signatures, release: bare }))).toBe('PKT-04 releaser_not_signed')
  })
})

describe('forms', () => {
  it('refuses a statement or release that is something else', () => {
    const signatures = signed()
    expect(why(judged({ ...signatures, statement: signatures.release }))).toBe('PKT-04 statement_form')
    expect(why(judged({ ...signatures, release: signatures.statement }))).toBe('PKT-04 release_form')
  })

  it('refuses an unknown field in a signed body', () => {
    const signatures = signed()
    const odd = signEnvelope('statement', { ...bodyAs(signatures.statement), extra: 1 }, [
      { signer: team.author.signer, role: 'author' },
    ])
    expect(why(judged({ ...signatures, statement: addReview(odd, team.reviewer.signer) }))).toBe(
      'PKT-04 statement_form',
    )
  })
})

function bodyAs(envelope: Envelope): Record<string, string> {
  return unsafeBody(Buffer.from(envelope.payload, 'base64url').toString('utf8'))
}

/** Only passed on to be signed again: what is in it does not matter to the compiler. */
function unsafeBody(text: string): Record<string, string> {
  return JSON.parse(text) as Record<string, string>
}

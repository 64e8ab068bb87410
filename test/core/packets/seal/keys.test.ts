import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keyfpOf, parseIdentities } from '../../../../src/packets/seal/age-keys.ts'
import {
  certify,
  latestRevocation,
  readCertificate,
  readRevocation,
  revoke,
  type CertificateRequest,
} from '../../../../src/packets/seal/certificates.ts'
import { makeKeyCard, makeRecipient, parseSigningFile, readKeyCard } from '../../../../src/packets/seal/key-card.ts'
import {
  groupsOf,
  makeOrganisation,
  parseOrganisation,
  withOrganisationSigner,
} from '../../../../src/packets/seal/organisation-key.ts'
import { keyidOf, signerFromSeed, twelveGroups, fromBase64url, type Signer } from '../../../../src/vault/index.ts'
import { testDeps } from '../../../support/deps.ts'
import { aFolder } from '../../../support/folders.ts'
import { aRecipient, seedOf, uuidOf } from '../../../support/packets.ts'
import { run } from '../../../support/programs.ts'

const deps = testDeps()

async function aCard(signer: Signer | undefined = signerFromSeed(seedOf('kaart'))) {
  const { recipient } = await aRecipient()
  return readKeyCard(makeKeyCard(deps, { name: 'liaison_1', enc: [recipient], signer }))
}

function request(card: CertificateRequest['card'], changes: Partial<CertificateRequest> = {}): CertificateRequest {
  return { card, person: uuidOf('iemand'), roles: ['liaison'], may: ['review', 'author'], ...changes }
}

describe('the organisation key', () => {
  it('is a file with name, day and public key, and three shares of which any two sign', async () => {
    const { file, organisation, shares } = await makeOrganisation(deps, 'Proefdienst')
    expect(JSON.parse(new TextDecoder().decode(file))).toEqual({
      created: '2016-10-24T09:00:00Z',
      name: 'Proefdienst',
      sig: Buffer.from(organisation.publicKey).toString('base64url'),
      v: 1,
    })
    expect(organisation.groups).toBe(twelveGroups(fromBase64url(organisation.keyid)))
    expect(shares).toHaveLength(3)
    const [a = '', b = '', c = ''] = shares
    for (const two of [
      [a, b],
      [b, c],
      [c, a],
    ]) {
      expect(await withOrganisationSigner(organisation, two, signer => signer.keyid)).toBe(organisation.keyid)
    }
  })

  it('needs two shares, of this very organisation', async () => {
    const ours = await makeOrganisation(deps, 'Proefdienst')
    const theirs = await makeOrganisation(deps, 'Andere dienst')
    const nothing = () => 'signed'
    const [a = '', b = ''] = ours.shares
    const [x = ''] = theirs.shares
    await expect(withOrganisationSigner(ours.organisation, [a], nothing)).rejects.toMatchObject({
      code: 'SHARES_MISSING',
    })
    await expect(withOrganisationSigner(ours.organisation, [a, a], nothing)).rejects.toMatchObject({
      code: 'SHARE_TWICE',
    })
    await expect(withOrganisationSigner(ours.organisation, [a, x], nothing)).rejects.toMatchObject({
      code: 'SHARE_CHECK',
    })
    await expect(withOrganisationSigner(theirs.organisation, [a, b], nothing)).rejects.toMatchObject({
      code: 'SHARE_CHECK',
    })
  })

  it('is read in its exact form only', async () => {
    const { file, organisation } = await makeOrganisation(deps, 'Proefdienst')
    expect(parseOrganisation(file)).toEqual(organisation)
    const text = new TextDecoder().decode(file)
    for (const odd of [`${text}\n`, text.replace('"v":1', '"v":2'), text.replace('}', ',"x":1}'), '{}', '']) {
      expect(() => parseOrganisation(new TextEncoder().encode(odd))).toThrow(
        expect.objectContaining({ code: 'ORGANISATION_UNREADABLE' }),
      )
    }
  })
})

describe('role certificates', () => {
  it('are made with two shares and hold under the key', async () => {
    const { organisation, shares } = await makeOrganisation(deps, 'Proefdienst')
    const card = await aCard()
    const envelope = await certify(
      deps,
      organisation,
      shares.slice(0, 2),
      request(card, { name: 'liaison', days: 400 }),
    )
    const certificate = readCertificate(envelope, organisation)
    expect(certificate).toMatchObject({
      name: 'liaison',
      person: uuidOf('iemand'),
      may: ['author', 'review'],
      sig: card.sig,
      enc: card.enc[0],
      notBefore: '2016-10-24T09:00:00Z',
      notAfter: '2017-11-28T09:00:00Z',
      keyid: keyidOf(signerFromSeed(seedOf('kaart')).publicKey),
    })
  })

  it('are not made for longer than 400 days, nor for a card without a signing key', async () => {
    const { organisation, shares } = await makeOrganisation(deps, 'Proefdienst')
    const two = shares.slice(1)
    const { recipient } = await aRecipient()
    const unsigned = readKeyCard(makeKeyCard(deps, { name: 'ontvanger', enc: [recipient] }))
    for (const bad of [request(await aCard(), { days: 401 }), request(await aCard(), { days: 0 }), request(unsigned)]) {
      await expect(certify(deps, organisation, two, bad)).rejects.toMatchObject({ code: 'CERTIFICATE_REFUSED' })
    }
  })

  it('are void under another organisation', async () => {
    const ours = await makeOrganisation(deps, 'Proefdienst')
    const theirs = await makeOrganisation(deps, 'Andere dienst')
    const envelope = await certify(deps, ours.organisation, ours.shares.slice(1), request(await aCard()))
    expect(() => readCertificate(envelope, theirs.organisation)).toThrow(expect.objectContaining({ code: 'PKT-03' }))
  })
})

describe('revocation', () => {
  it('adds to the former list, rises in number, and can only be made with the key', async () => {
    const { organisation, shares } = await makeOrganisation(deps, 'Proefdienst')
    const two = shares.slice(0, 2)
    const first = readRevocation(
      await revoke(deps, organisation, two, undefined, { serial: uuidOf('a'), why: 'left' }),
      organisation,
    )
    const second = readRevocation(
      await revoke(deps, organisation, two, first, { serial: uuidOf('b'), why: 'compromised', since: 0 }),
      organisation,
    )
    expect(second).toMatchObject({
      seq: 2,
      list: [
        { serial: uuidOf('a'), why: 'left', since: '2016-10-24T09:00:00Z' },
        { serial: uuidOf('b'), why: 'compromised', since: '1970-01-01T00:00:00Z' },
      ],
    })
    expect(latestRevocation([second, first])).toBe(second)
    expect(latestRevocation([first, second])).toBe(second)
    await expect(
      revoke(deps, organisation, two.slice(1), second, { serial: uuidOf('c'), why: 'left' }),
    ).rejects.toMatchObject({ code: 'SHARES_MISSING' })
  })

  it('can make a departure into a theft later', async () => {
    const { organisation, shares } = await makeOrganisation(deps, 'Proefdienst')
    const two = shares.slice(0, 2)
    const left = readRevocation(
      await revoke(deps, organisation, two, undefined, { serial: uuidOf('a'), why: 'left' }),
      organisation,
    )
    const again = await revoke(deps, organisation, two, left, { serial: uuidOf('a'), why: 'compromised' })
    expect(readRevocation(again, organisation).list).toEqual([
      { serial: uuidOf('a'), why: 'compromised', since: '2016-10-24T09:00:00Z' },
    ])
  })
})

describe('key cards', () => {
  it('are made for a recipient without a vault, with the keys beside them', async () => {
    const { card, identityFile, signingFile } = await makeRecipient(deps, { name: 'AIVD, loket' })
    const read = readKeyCard(card)
    expect(read).toMatchObject({ name: 'AIVD, loket', kind: 'post-quantum', cert: null })
    const [identity = ''] = parseIdentities(identityFile)
    expect(identity).toMatch(/^AGE-SECRET-KEY-PQ-1/)
    const signer = parseSigningFile(signingFile)
    expect(read.sig).toBe(Buffer.from(signer.publicKey).toString('base64url'))
    const [recipient = ''] = read.enc
    expect(read.keyfps).toEqual([keyfpOf(recipient)])
    expect(read.groups).toEqual({ enc: [groupsOf(keyfpOf(recipient))], sig: groupsOf(signer.keyid) })
    expect(read.groups.enc[0]).toMatch(/^([0-9a-f]{4} ){11}[0-9a-f]{4}$/)
  })

  it('of the classical kind can be used with the age program', async () => {
    const { card, identityFile } = await makeRecipient(deps, { name: 'Ontvanger', classical: true })
    const { enc, kind } = readKeyCard(card)
    expect(kind).toBe('classical')
    const folder = aFolder()
    writeFileSync(join(folder, 'key'), identityFile)
    writeFileSync(join(folder, 'a.txt'), 'tekst')
    run('age', ['-r', enc[0] ?? '', '-o', 'a.age', 'a.txt'], { cwd: folder })
    expect(run('age', ['-d', '-i', 'key', 'a.age'], { cwd: folder })).toBe('tekst')
  })

  it('are refused when a word in them changed, or their signature is of another', async () => {
    const signer = signerFromSeed(seedOf('kaart'))
    const { recipient } = await aRecipient()
    const { recipient: classical } = await aRecipient('classical')
    const good = new TextDecoder().decode(makeKeyCard(deps, { name: 'A', enc: [recipient], signer }))
    const { payload } = unsafeCard(good)
    const changed = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('"name":"A"', '"name":"B"'))
    const foreign = new TextEncoder().encode(good.replace(payload, changed.toString('base64url')))
    for (const odd of [foreign, new TextEncoder().encode('{}')]) {
      expect(() => readKeyCard(odd)).toThrow(expect.objectContaining({ code: 'CARD_UNREADABLE' }))
    }
    expect(() => makeKeyCard(deps, { name: 'A', enc: [recipient, classical] })).toThrow(
      expect.objectContaining({ code: 'PKT-07' }),
    )
  })

  it.each(['', 'SCHAKEL-SIGNING-KEY-1:kort', 'AGE-SECRET-KEY-1QQQ'])('have no signing key in %j', text => {
    expect(() => parseSigningFile(text)).toThrow(expect.objectContaining({ code: 'IDENTITY_UNREADABLE' }))
  })
})

/** The test made this text itself a moment ago. */
function unsafeCard(text: string): { payload: string } {
  return JSON.parse(text) as { payload: string }
}

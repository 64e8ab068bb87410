import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanHeader } from '../../../../src/packets/seal/age-header.ts'
import { keyfpOf } from '../../../../src/packets/seal/age-keys.ts'
import { bagZip, freezeBag, type FrozenBag } from '../../../../src/packets/seal/bag.ts'
import { allOf, memorySource } from '../../../../src/packets/seal/bytes.ts'
import { openPacket } from '../../../../src/packets/seal/open-packet.ts'
import type { PacketJson } from '../../../../src/packets/seal/packet-json.ts'
import { readFrozenBag } from '../../../../src/packets/seal/read-bag.ts'
import {
  frozenFile,
  sealPacket,
  tagmanifestOf,
  type PacketSignatures,
} from '../../../../src/packets/seal/seal-packet.ts'
import { nothingSeen, seenFile, type Seen, type SeenPacket } from '../../../../src/packets/seal/seen.ts'
import { signStatus, type StatusLine } from '../../../../src/packets/seal/status-file.ts'
import { verifyPacket, type PacketVerdict, type Reader } from '../../../../src/packets/seal/verify-packet.ts'
import { envelopeBytes, signEnvelope, type Envelope } from '../../../../src/vault/index.ts'
import { failureCode } from '../../../support/failures.ts'
import { aFolder } from '../../../support/folders.ts'
import {
  aFrozenBag,
  anOrganisation,
  aPacketJson,
  aPerson,
  aRecipient,
  aTeam,
  filesOf,
  openedAt,
  sealAnything,
  signaturesOf,
  type Team,
  type TestRecipient,
} from '../../../support/packets.ts'
import { run } from '../../../support/programs.ts'

let team: Team
let packet: PacketJson
let bag: FrozenBag
let mine: TestRecipient
let signatures: PacketSignatures

beforeAll(async () => {
  team = await aTeam()
  packet = await aPacketJson(team.author)
  bag = await aFrozenBag(packet)
  mine = await aRecipient()
  signatures = signaturesOf(team, bag, packet, [mine])
})

const top = () => `SKP-${packet.id}`

function reader(changes: Partial<Reader> = {}): Reader {
  return {
    identities: [mine.identity],
    organisations: [team.organisation.organisation],
    seen: nothingSeen,
    now: openedAt,
    ...changes,
  }
}

async function sealed(folder: string, changes: Partial<PacketSignatures> = {}): Promise<string> {
  const { organisation } = team.organisation
  const recipients = [mine.recipient]
  const all = { ...signatures, ...changes }
  return (await sealPacket({ bag, signatures: all, organisation, recipients, folder })).path
}

/** Seals whatever is given: the files of the good packet, changed. */
async function forged(change: (files: Map<string, Uint8Array>) => void, folderName = top()): Promise<string> {
  const files = await filesOf(bag, signatures)
  change(files)
  return await sealAnything(join(aFolder(), 'a.age'), folderName, files, [mine])
}

function why(verdict: PacketVerdict): string {
  if (verdict.kind === 'refused') return `${verdict.code} ${verdict.reason}`
  return verdict.kind === 'stamped' ? `${verdict.code} ${verdict.stamp.reason}` : 'valid'
}

function text(words: string): Uint8Array {
  return new TextEncoder().encode(words)
}

describe('a packet', () => {
  it('is sealed under its name and found valid, with who made and released it', async () => {
    const path = await sealed(aFolder())
    expect(path).toMatch(new RegExp(`/SKP-${packet.id}\\.age$`))
    const verdict = await verifyPacket(path, reader())
    expect(verdict).toMatchObject({ kind: 'valid', remarks: [] })
    if (verdict.kind !== 'valid') return
    const { verified } = verdict
    expect(verified.packet).toEqual(packet)
    expect(verified.released.releaser.name).toBe('coördinator')
    expect(verified.released.release.released).toBe('2016-10-24T11:30:00Z')
    expect(verified.recipients).toBe('post-quantum')
  })

  it('leaves nothing but itself in the folder', async () => {
    const folder = aFolder()
    await sealed(folder)
    expect(readdirSync(folder)).toEqual([`${top()}.age`])
  })

  it('opens as the bag that was sealed, which sha512sum accepts', async () => {
    const folder = aFolder()
    const path = await sealed(folder)
    const out = aFolder()
    const { verdict, folder: opened } = await openPacket(path, { ...reader(), seen: seenFile(aFolder()), folder: out })
    expect(why(verdict)).toBe('valid')
    expect(opened).toBe(join(out, top()))
    expect(readdirSync(out)).toEqual([top()])
    const cwd = join(out, top())
    expect(run('sha512sum', ['--check', '--strict', 'manifest-sha512.txt'], { cwd })).not.toContain('FAILED')
    expect(run('sha512sum', ['--check', '--strict', 'tagmanifest-sha512.txt'], { cwd })).not.toContain('FAILED')
    expect(readFileSync(join(cwd, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    )
    expect(readFileSync(join(cwd, 'data/items/0001/original/bestand-0001.eml'), 'utf8')).toContain(
      'Een bewoner vertelde',
    )
    for (const { path: file, content } of bag.files) {
      expect(readFileSync(join(cwd, file)).equals(await allOf(content, 2 ** 24)), file).toBe(true)
    }
    const [sum] = run('sha512sum', ['tagmanifest-sha512.txt'], { cwd }).split(' ')
    expect(Buffer.from(sum ?? '', 'hex').toString('base64url')).toBe(tagmanifestOf(bag))
  })

  it('opens with the age program and unzip alone when it is classical', async () => {
    const folder = aFolder()
    const classical = await aRecipient('classical')
    const own = signaturesOf(team, bag, packet, [classical])
    const { organisation } = team.organisation
    await sealPacket({ bag, signatures: own, organisation, recipients: [classical.recipient], folder })
    writeFileSync(join(folder, 'key'), `${classical.identity}\n`)
    run('age', ['-d', '-i', 'key', '-o', 'bag.zip', `${top()}.age`], { cwd: folder })
    run('unzip', ['-q', 'bag.zip'], { cwd: folder })
    const cwd = join(folder, top())
    run('sha512sum', ['--check', '--strict', '--quiet', 'manifest-sha512.txt'], { cwd })
    const verdict = await verifyPacket(join(folder, `${top()}.age`), reader({ identities: [classical.identity] }))
    expect(verdict).toMatchObject({ kind: 'valid', remarks: [{ kind: 'NOT_QUANTUM_SAFE' }] })
  })

  it('that is not there is not found', async () => {
    const folder = aFolder()
    expect(await failureCode(verifyPacket(join(folder, 'a.age'), reader()))).toBe('NOT_FOUND')
    expect(await failureCode(verifyPacket(folder, reader()))).toBe('NOT_FOUND')
  })

  it('is not half opened where its folder already is', async () => {
    const path = await sealed(aFolder())
    const out = aFolder()
    const request = { ...reader(), seen: seenFile(aFolder()), folder: out }
    await openPacket(path, request)
    await expect(openPacket(path, request)).rejects.toMatchObject({ code: 'OUTPUT_EXISTS' })
    expect(readdirSync(out)).toEqual([top()])
  })
})

describe('freezing', () => {
  it('gives equal bytes for equal content', async () => {
    const again = await aFrozenBag(structuredClone(packet))
    const [one, two] = [await allOf(bagZip(bag), 2 ** 24), await allOf(bagZip(again), 2 ** 24)]
    expect(Buffer.compare(one, two)).toBe(0)
    expect(tagmanifestOf(again)).toBe(tagmanifestOf(bag))
  })

  it('knows the hash that is signed before anything is signed, and another for any change', async () => {
    const changed = await aFrozenBag({ ...packet, necessity: 'Anders.' })
    expect(tagmanifestOf(changed)).not.toBe(tagmanifestOf(bag))
    const tagmanifest = await allOf(frozenFile(bag, 'tagmanifest-sha512.txt'), 2 ** 16)
    expect(createHash('sha512').update(tagmanifest).digest('base64url')).toBe(tagmanifestOf(bag))
  })

  it('is kept and read back as the same bag: what was reviewed is what is sealed', async () => {
    const kept = await allOf(bagZip(bag), 2 ** 24)
    const back = await readFrozenBag(memorySource(kept))
    expect(tagmanifestOf(back)).toBe(tagmanifestOf(bag))
    const folder = aFolder()
    const { organisation } = team.organisation
    const { path } = await sealPacket({ bag: back, signatures, organisation, recipients: [mine.recipient], folder })
    expect(why(await verifyPacket(path, reader()))).toBe('valid')
  })

  it('refuses a kept bag of which any byte changed', async () => {
    const kept = await allOf(bagZip(bag), 2 ** 24)
    for (let at = 0; at < kept.length; at += 97) {
      const changed = Uint8Array.from(kept)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await failureCode(readFrozenBag(memorySource(changed))), `byte ${at}`).toMatch(/^PKT-0[26]$/)
    }
  })

  it('refuses content that is not what packet.json names', async () => {
    await expect(aFrozenBag({ ...packet, items: packet.items.slice(1) })).resolves.toBeDefined()
    const [first, ...rest] = packet.items
    if (!first?.files.original) throw new Error('no file')
    const files = { original: { ...first.files.original, size: 1 }, redacted: null }
    await expect(aFrozenBag({ ...packet, items: [{ ...first, files }, ...rest] })).rejects.toMatchObject({
      code: 'PKT-06',
    })
    await expect(aFrozenBag({ ...packet, items: [first, first] })).rejects.toMatchObject({ code: 'PKT-06' })
  })
})

describe('sealing refuses', () => {
  const seal = async (changes: { signatures?: PacketSignatures; recipients?: readonly string[]; bag?: FrozenBag }) => {
    const folder = aFolder()
    const { organisation } = team.organisation
    const sealing = { bag, signatures, organisation, recipients: [mine.recipient], folder, ...changes }
    try {
      await sealPacket(sealing)
      return 'sealed'
    } catch (error) {
      expect(readdirSync(folder)).toEqual([])
      return error
    }
  }

  it('what two persons did not release', async () => {
    const alone = signaturesOf(team, bag, packet, [mine], { reviewers: [] })
    expect(await seal({ signatures: alone })).toMatchObject({ code: 'PKT-04', details: { reason: 'no_reviewer' } })
  })

  it('another bag than was signed', async () => {
    const changed = await aFrozenBag({ ...packet, necessity: 'Anders.' })
    expect(await seal({ bag: changed })).toMatchObject({ code: 'PKT-02', details: { reason: 'tagmanifest' } })
  })

  it('recipients that the statement does not name, and too few of them', async () => {
    const other = await aRecipient()
    expect(await seal({ recipients: [other.recipient] })).toMatchObject({ code: 'PKT-01' })
    expect(await seal({ recipients: [mine.recipient, other.recipient] })).toMatchObject({ code: 'PKT-01' })
    const both = signaturesOf(team, bag, packet, [mine, other])
    expect(await seal({ signatures: both })).toMatchObject({ code: 'PKT-01' })
    expect(await seal({ signatures: both, recipients: [mine.recipient, other.recipient] })).toBe('sealed')
  })

  it('post-quantum and classical recipients together', async () => {
    const classical = await aRecipient('classical')
    const both = signaturesOf(team, bag, packet, [mine, classical])
    const recipients = [mine.recipient, classical.recipient]
    expect(await seal({ signatures: both, recipients })).toMatchObject({ code: 'PKT-07', details: { reason: 'mixed' } })
  })

  it('a statement that differs from packet.json, about a minor above all', async () => {
    const changes = { minor: true }
    const reviewers = [team.reviewer, team.releaser]
    const minor = signaturesOf(team, bag, packet, [mine], { changes, reviewers })
    expect(await seal({ signatures: minor })).toMatchObject({ code: 'PKT-04', details: { reason: 'minor_differs' } })
    const other = signaturesOf(team, bag, packet, [mine], { changes: { purpose: 'coordination' } })
    expect(await seal({ signatures: other })).toMatchObject({ code: 'PKT-06' })
  })
})

describe('damage on the way', () => {
  it('finds a change of any byte', async () => {
    const folder = aFolder()
    const path = await sealed(folder)
    const good = readFileSync(path)
    const header = scanHeader(good).bytes.length
    const places = [
      ...Array.from({ length: Math.ceil(header / 7) }, (_, k) => k * 7),
      ...Array.from({ length: Math.ceil((good.length - header) / 211) }, (_, k) => header + k * 211),
      good.length - 1,
    ]
    for (const at of places) {
      const changed = Buffer.from(good)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      writeFileSync(path, changed)
      expect(why(await verifyPacket(path, reader())), `byte ${at}`).toMatch(/^PKT-0[127] /)
    }
  })

  it.each([0.01, 0.5, 0.999])('refuses a copy of %d of it', async part => {
    const path = await sealed(aFolder())
    truncateSync(path, Math.floor(readFileSync(path).length * part))
    expect(why(await verifyPacket(path, reader()))).toMatch(/^PKT-02 /)
  })

  it('writes nothing of a packet that is refused', async () => {
    const path = await sealed(aFolder())
    truncateSync(path, readFileSync(path).length - 1)
    const out = aFolder()
    const state = aFolder()
    const opened = await openPacket(path, { ...reader(), seen: seenFile(state), folder: out })
    expect(opened.folder).toBeUndefined()
    expect([...readdirSync(out), ...readdirSync(state)]).toEqual([])
  })
})

describe('a bag that somebody rebuilt', () => {
  it.each([
    ['has a changed file', files => files.set('data/packet.pdf', text('%PDF other')), 'PKT-02 payload_hash'],
    ['has a changed list', files => files.set('manifest-sha512.txt', text('x')), 'PKT-02 tag_file'],
    ['has another tag manifest', files => files.set('tagmanifest-sha512.txt', text('x\n')), 'PKT-02 tagmanifest'],
    ['has a file more', files => files.set('data/extra.txt', text('x')), 'PKT-06 unlisted'],
    ['has a tag file more', files => files.set('readme.txt', text('x')), 'PKT-06 unlisted'],
    ['has an item more', files => files.set('data/items/0009/meta.json', text('{}')), 'PKT-06 unlisted'],
    ['lacks a file', files => files.delete('data/packet.pdf'), 'PKT-06 missing'],
    ['lacks a tag file', files => files.delete('bagit.txt'), 'PKT-06 missing'],
    ['lacks the tag manifest', files => files.delete('tagmanifest-sha512.txt'), 'PKT-06 missing'],
    ['has a twin in capitals', files => files.set('data/packet.PDF', text('x')), 'PKT-06 twin_name'],
    ['fetches files elsewhere', files => files.set('fetch.txt', text('x')), 'PKT-06 fetch'],
    ['has another manifest', files => files.set('manifest-md5.txt', text('x')), 'PKT-06 unlisted'],
    ['has an odd signature file', files => files.set('signatures/extra.json', text('x')), 'PKT-06 unlisted'],
    ['has a signature of another kind', files => files.set('signatures/statement.p7s', text('x')), 'PKT-06 unlisted'],
    ['has an empty file', files => files.set('data/empty', text('')), 'PKT-06 empty_file'],
    ['has no statement', files => files.delete('signatures/statement.dsse.json'), 'PKT-04 statement_missing'],
    ['has no release', files => files.delete('signatures/release.dsse.json'), 'PKT-04 release_missing'],
    [
      'has a broken statement',
      files => files.set('signatures/statement.dsse.json', text('{}')),
      'PKT-04 statement_form',
    ],
    ['has a broken release', files => files.set('signatures/release.dsse.json', text('{ }')), 'PKT-04 release_form'],
    ['has a broken certificate', files => files.set(aCertificate(files), text('{}')), 'PKT-03 certificate_form'],
    [
      'has a broken revocation',
      files => files.set('signatures/revoked.dsse.json', text('{}')),
      'PKT-03 revocation_form',
    ],
    ['has a broken status', files => files.set('signatures/status.dsse.json', text('{}')), 'PKT-04 status_form'],
  ] satisfies [string, (files: Map<string, Uint8Array>) => unknown, string][])(
    '%s: %s',
    async (_what, change, verdict) => {
      expect(why(await verifyPacket(await forged(change), reader()))).toBe(verdict)
    },
  )

  it('has another folder name', async () => {
    const other = 'SKP-00000000-0000-4000-8000-000000000000'
    expect(why(await verifyPacket(await forged(() => undefined, other), reader()))).toBe('PKT-06 statement_differs')
    expect(why(await verifyPacket(await forged(() => undefined, 'pakket'), reader()))).toBe('PKT-06 top_folder')
  })

  it('has a certificate under another serial', async () => {
    const path = await forged(files => {
      const name = aCertificate(files)
      files.set('signatures/certs/00000000-0000-4000-8000-000000000000.dsse.json', files.get(name) ?? text(''))
      files.delete(name)
    })
    expect(why(await verifyPacket(path, reader()))).toBe('PKT-03 certificate_form')
  })

  it('has signatures that are no signatures', async () => {
    for (const sig of ['', '=', 'AAAA', '!!']) {
      const mangled = (envelope: Envelope) =>
        envelopeBytes({ ...envelope, signatures: envelope.signatures.map(one => ({ ...one, sig })) })
      const released = await forged(files => files.set('signatures/release.dsse.json', mangled(signatures.release)))
      expect(why(await verifyPacket(released, reader()))).toBe('PKT-04 releaser_not_signed')
      const stated = await forged(files => files.set('signatures/statement.dsse.json', mangled(signatures.statement)))
      expect(why(await verifyPacket(stated, reader()))).toBe('PKT-04 author_not_signed')
    }
  })

  it('has nests of brackets where an envelope should be', async () => {
    const deep = text('['.repeat(200_000) + ']'.repeat(200_000))
    const path = await forged(files => files.set('signatures/statement.dsse.json', deep))
    expect(why(await verifyPacket(path, reader()))).toBe('PKT-04 statement_form')
  })

  it('parses nothing of the content before the signatures are good', async () => {
    // Two faults: a payload that no parser should see, and a missing reviewer. The signatures are judged first.
    const alone = signaturesOf(team, bag, packet, [mine], { reviewers: [] })
    const files = await filesOf(bag, alone)
    files.set('data/packet.json', text('{'.repeat(1000)))
    const path = await sealAnything(join(aFolder(), 'a.age'), top(), files, [mine])
    expect(why(await verifyPacket(path, reader()))).toBe('PKT-04 no_reviewer')
  })

  it('has a packet.json of another form, signed and listed as it is', async () => {
    for (const odd of ['{}', '{"schema":"schakel-packet/2"}', 'geen json']) {
      const payload = [{ path: 'data/packet.json', content: memorySource(text(odd)) }]
      const oddBag = await freezeBag({ id: packet.id, date: '2016-10-24', software: '0.1.0' }, payload)
      const files = await filesOf(oddBag, signaturesOf(team, oddBag, packet, [mine]))
      const path = await sealAnything(join(aFolder(), 'a.age'), top(), files, [mine])
      expect(why(await verifyPacket(path, reader()))).toBe('PKT-06 schema')
    }
  })

  it('says otherwise than its statement about a minor', async () => {
    const own = signaturesOf(team, bag, packet, [mine], {
      changes: { minor: true },
      reviewers: [team.reviewer, team.releaser],
    })
    const path = await sealAnything(join(aFolder(), 'a.age'), top(), await filesOf(bag, own), [mine])
    expect(why(await verifyPacket(path, reader()))).toBe('PKT-04 minor_differs')
  })
})

function aCertificate(files: ReadonlyMap<string, unknown>): string {
  return [...files.keys()].find(path => path.startsWith('signatures/certs/')) ?? ''
}

describe('the organisation', () => {
  it('is to be compared first when nothing is pinned', async () => {
    const verdict = await verifyPacket(await sealed(aFolder()), reader({ organisations: [] }))
    const { name, groups } = team.organisation.organisation
    expect(verdict).toMatchObject({ code: 'PKT-03', reason: 'not_pinned', compare: { name, groups } })
  })

  it('is refused when another one is pinned', async () => {
    const { organisation } = await anOrganisation('Andere dienst')
    const path = await sealed(aFolder())
    expect(why(await verifyPacket(path, reader({ organisations: [organisation] })))).toBe('PKT-03 other_organisation')
    const both = [organisation, team.organisation.organisation]
    expect(why(await verifyPacket(path, reader({ organisations: both })))).toBe('valid')
  })

  it('can void a packet by a revocation that came in later, of which the highest counts', async () => {
    const list = (seq: number, entries: readonly { serial: string; since: string; why: 'left' | 'compromised' }[]) => {
      const { name, keyid } = team.organisation.organisation
      const body = { v: 1, org: { name, keyid }, seq, issued: '2016-11-01T00:00:00Z', list: [...entries] }
      return signEnvelope('revoked', body, [{ signer: team.organisation.signer }])
    }
    const stolen = list(2, [{ serial: team.author.serial, since: '2016-11-01T00:00:00Z', why: 'compromised' }])
    const path = await sealed(aFolder(), { revoked: list(1, []) })
    expect(why(await verifyPacket(path, reader()))).toBe('valid')
    const verdict = await verifyPacket(path, reader({ revocations: [stolen] }))
    expect(why(verdict)).toBe('PKT-03 certificate_compromised')
    const known = { ...nothingSeen, packets: [seenBefore()] }
    expect(why(await verifyPacket(path, reader({ revocations: [stolen], seen: known })))).toBe(
      'PKT-05 already_received',
    )
  })
})

function seenBefore(changes: Partial<SeenPacket> = {}): SeenPacket {
  const { id, version } = packet
  return { id, version, supersedes: null, tagmanifest: tagmanifestOf(bag), opened: '2016-10-24T12:00:00Z', ...changes }
}

describe('standing (the table of security design §12)', () => {
  const otherHash = Buffer.alloc(64, 1).toString('base64url')
  let folder: string
  let path: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'schakel-standing-'))
    path = await sealed(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const judged = async (changes: Partial<Reader> = {}) => await verifyPacket(path, reader(changes))
  const seeing = (...packets: SeenPacket[]): Partial<Reader> => ({ seen: { ...nothingSeen, packets } })

  it('PKT-01: no key of mine opens it', async () => {
    expect(why(await judged({ identities: [(await aRecipient()).identity] }))).toBe('PKT-01 no_key')
  })

  it('PKT-01: it opens, but was sealed again for me', async () => {
    const third = await aRecipient()
    const files = await filesOf(bag, signatures)
    const resealed = await sealAnything(join(aFolder(), 'a.age'), top(), files, [third])
    const verdict = await verifyPacket(resealed, reader({ identities: [third.identity] }))
    expect(verdict).toEqual({ kind: 'refused', code: 'PKT-01', reason: 'resealed' })
  })

  it('PKT-05: already received, with the day of the first', async () => {
    const verdict = await judged(seeing(seenBefore()))
    const stamp = { reason: 'already_received', opened: '2016-10-24T12:00:00Z' }
    expect(verdict).toMatchObject({ kind: 'stamped', code: 'PKT-05', stamp, verified: { packet } })
  })

  it('PKT-02: two packets under one id and version, with both hashes', async () => {
    const verdict = await judged(seeing(seenBefore({ tagmanifest: otherHash })))
    const hashes = { first: otherHash, now: tagmanifestOf(bag) }
    expect(verdict).toEqual({ kind: 'refused', code: 'PKT-02', reason: 'other_content', hashes })
  })

  it('PKT-05: an older version than I have, with the newest', async () => {
    const verdict = await judged(seeing(seenBefore({ version: 3, tagmanifest: otherHash })))
    expect(verdict).toMatchObject({ kind: 'stamped', stamp: { reason: 'older_version', newest: 3 } })
  })

  it('PKT-05: superseded by a packet that I have', async () => {
    const by = '00000000-0000-4000-8000-000000000009'
    const verdict = await judged(seeing(seenBefore({ id: by, supersedes: packet.id, tagmanifest: otherHash })))
    expect(verdict).toMatchObject({ kind: 'stamped', stamp: { reason: 'superseded', by } })
  })

  it('PKT-05: expired at first opening; opened in time it stays readable', async () => {
    const late = Date.parse('2017-10-24T00:00:00Z')
    expect(await judged({ now: late })).toEqual({ kind: 'refused', code: 'PKT-05', reason: 'expired' })
    expect(why(await judged({ now: late - 1000 }))).toBe('valid')
    expect(why(await judged({ now: late, ...seeing(seenBefore()) }))).toBe('PKT-05 already_received')
  })

  it('CLOCK: released more than a day ahead of my clock, shown all the same', async () => {
    const remark = { kind: 'CLOCK', released: '2016-10-24T11:30:00Z' }
    expect(await judged({ now: Date.parse('2016-10-23T11:29:59Z') })).toMatchObject({
      kind: 'valid',
      remarks: [remark],
    })
    expect(await judged({ now: Date.parse('2016-10-23T11:30:00Z') })).toMatchObject({ kind: 'valid', remarks: [] })
  })

  describe('a status file', () => {
    function status(
      state: StatusLine['state'],
      more: { seq?: number; by?: string; version?: number; signer?: string } = {},
    ): Envelope {
      const { organisation } = team.organisation
      const line: StatusLine = {
        id: packet.id,
        version: more.version ?? packet.version,
        tagmanifest: tagmanifestOf(bag),
        state,
        by: more.by ?? null,
        since: '2016-10-24T15:00:00Z',
      }
      const { signer } = more.signer === 'author' ? team.author : team.reviewer
      const formerSeq = (more.seq ?? 1) - 1
      return signStatus(
        { organisation, recipient: keyfpOf(mine.recipient), formerSeq, packets: [line] },
        signer,
        Date.parse('2016-10-24T15:00:00Z'),
      )
    }

    it('PKT-05: says withdrawn or superseded, with what came instead', async () => {
      const by = '00000000-0000-4000-8000-000000000009'
      expect(await judged({ statuses: [status('withdrawn')] })).toMatchObject({
        stamp: { reason: 'withdrawn', by: null },
      })
      expect(await judged({ statuses: [status('superseded', { by })] })).toMatchObject({
        stamp: { reason: 'superseded', by },
      })
      expect(why(await judged({ statuses: [status('current')] }))).toBe('valid')
    })

    it('PKT-05: knows a newer version', async () => {
      const verdict = await judged({ statuses: [status('current', { version: 2 })] })
      expect(verdict).toMatchObject({ stamp: { reason: 'older_version', newest: 2 } })
    })

    it('counts the newest when there are two', async () => {
      const statuses = [status('withdrawn', { seq: 2 }), status('current', { seq: 1 })]
      expect(why(await judged({ statuses }))).toBe('PKT-05 withdrawn')
    })

    it('is ignored, and said so, with a lower number than was seen', async () => {
      const org = team.organisation.organisation.keyid
      const seen: Seen = { packets: [], statuses: [{ org, recipient: keyfpOf(mine.recipient), seq: 5 }] }
      const verdict = await judged({ statuses: [status('withdrawn', { seq: 4 })], seen })
      expect(verdict).toMatchObject({ kind: 'valid', remarks: [{ kind: 'STATUS_IGNORED', seq: 4, seen: 5 }] })
    })

    it('shows its date when it is older than 30 days', async () => {
      const statuses = [status('current')]
      const old = await judged({ statuses, now: Date.parse('2016-11-23T15:00:01Z') })
      expect(old).toMatchObject({ kind: 'valid', remarks: [{ kind: 'STATUS_OLD', issued: '2016-10-24T15:00:00Z' }] })
      expect(await judged({ statuses, now: Date.parse('2016-11-23T15:00:00Z') })).toMatchObject({ remarks: [] })
    })

    it('is refused when its signer may not sign it', async () => {
      const verdict = await judged({ statuses: [status('withdrawn', { signer: 'author' })] })
      expect(why(verdict)).toBe('PKT-04 not_permitted')
    })

    it('travels in the packet, too', async () => {
      const enclosed = await sealed(aFolder(), { status: status('current') })
      expect(why(await verifyPacket(enclosed, reader()))).toBe('valid')
      const files = await filesOf(bag, { ...signatures, status: status('withdrawn') })
      const forgedPath = await sealAnything(join(aFolder(), 'a.age'), top(), files, [mine])
      expect(why(await verifyPacket(forgedPath, reader()))).toBe('PKT-05 withdrawn')
    })

    it('of another organisation says nothing', async () => {
      const other = await anOrganisation('Andere dienst')
      const signer = aPerson(other, 'vreemde', { may: ['status'] }).signer
      const { organisation } = other
      const foreign = signStatus(
        { organisation, recipient: keyfpOf(mine.recipient), formerSeq: 0, packets: [] },
        signer,
        openedAt,
      )
      expect(await judged({ statuses: [foreign] })).toMatchObject({ kind: 'valid', remarks: [] })
    })

    it('of another recipient says nothing', async () => {
      const { organisation } = team.organisation
      const other = signStatus(
        { organisation, recipient: keyfpOf('age1other'), formerSeq: 0, packets: [] },
        team.reviewer.signer,
        openedAt,
      )
      expect(await judged({ statuses: [other] })).toMatchObject({ kind: 'valid', remarks: [] })
    })
  })

  it('a packet that may only be shown under a stamp is written only when that is asked for', async () => {
    const out = aFolder()
    const state = aFolder()
    await seenFile(state).write({ packets: [seenBefore({ version: 2, tagmanifest: otherHash })], statuses: [] })
    const request = { ...reader(), seen: seenFile(state), folder: out }
    expect((await openPacket(path, request)).folder).toBeUndefined()
    expect(readdirSync(out)).toEqual([])
    const { folder, verdict } = await openPacket(path, { ...request, underStamp: true })
    expect(why(verdict)).toBe('PKT-05 older_version')
    expect(existsSync(join(folder ?? '', 'data/packet.json'))).toBe(true)
  })
})

describe('what was seen', () => {
  it('is remembered over program starts: the second time it is already received, and shown again', async () => {
    const path = await sealed(aFolder())
    const state = aFolder()
    const first = await openPacket(path, { ...reader(), seen: seenFile(state), folder: aFolder() })
    expect(why(first.verdict)).toBe('valid')
    const later = { ...reader({ now: openedAt + 3_600_000 }), seen: seenFile(state), folder: aFolder() }
    const second = await openPacket(path, later)
    expect(second.verdict).toMatchObject({ stamp: { reason: 'already_received', opened: '2016-10-25T08:00:00Z' } })
    expect(second.folder).toBeDefined()
    expect(seenFile(state).read().packets).toEqual([seenBefore({ opened: '2016-10-25T08:00:00Z' })])
  })

  it('holds ids, versions, hashes and days, and nothing of the content', async () => {
    const state = aFolder()
    await openPacket(await sealed(aFolder()), { ...reader(), seen: seenFile(state), folder: aFolder() })
    const kept = readFileSync(join(state, 'seen.json'), 'utf8')
    for (const word of ['Darwish', 'COA', 'AIVD', 'PK-2016-020', 'liaison']) expect(kept).not.toContain(word)
  })

  it('refuses a damaged list rather than forget', () => {
    const state = aFolder()
    writeFileSync(join(state, 'seen.json'), '{"v":1,"packets":[],"statuses":[]} ')
    expect(() => seenFile(state).read()).toThrow(expect.objectContaining({ code: 'NOT_CANONICAL' }))
  })

  it('is not changed by verifying alone', async () => {
    const path = await sealed(aFolder())
    const state = aFolder()
    await verifyPacket(path, reader({ seen: seenFile(state).read() }))
    expect(readdirSync(state)).toEqual([])
  })
})

it('an author who left after signing does not void what he signed', async () => {
  const author = aPerson(team.organisation, 'vertrokken', { may: ['author'] })
  const own = signaturesOf(team, bag, packet, [mine], { author })
  const { name, keyid } = team.organisation.organisation
  const list = [{ serial: author.serial, since: '2016-10-24T12:00:00Z', why: 'left' as const }]
  const body = { v: 1, org: { name, keyid }, seq: 1, issued: '2016-10-25T00:00:00Z', list }
  const revoked = signEnvelope('revoked', body, [{ signer: team.organisation.signer }])
  const files = await filesOf(bag, { ...own, revoked })
  const path = await sealAnything(join(aFolder(), 'a.age'), top(), files, [mine])
  expect(why(await verifyPacket(path, reader()))).toBe('valid')
})

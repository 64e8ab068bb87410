import { createHash } from 'node:crypto'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { provision } from '../../../src/packets/tables.ts'
import { addNote, newPacket } from '../../../src/packets/new-packet.ts'
import { addItem, redact, undoRedaction } from '../../../src/packets/packet-items.ts'
import { showPacket } from '../../../src/packets/packet-detail.ts'
import { listPackets } from '../../../src/packets/packet-list.ts'
import { blockersNow, storedFiles } from '../../../src/packets/packet-state.ts'
import { packetProcedures } from '../../../src/packets/procedures.ts'
import { getPacket, q } from '../../../src/packets/queries.ts'
import { changeKey, listRecipients, verifyKey } from '../../../src/packets/recipients.ts'
import { makeRecipient } from '../../../src/packets/seal/key-card.ts'
import { openRectifications } from '../../../src/packets/rectifications.ts'
import { sealOut } from '../../../src/packets/seal-out.ts'
import { reviewPacket, returnPacket } from '../../../src/packets/review-packet.ts'
import { reverse } from '../../../src/access/index.ts'
import { caseTable } from '../../../src/cases/tables.ts'
import { annotation } from '../../../src/annotation/tables.ts'
import { origin, signal as signalTable } from '../../../src/signals/tables.ts'
import { extract, original } from '../../../src/vault/tables.ts'
import { PacketId } from '../../../src/contract/ids.ts'
import { composeItem } from '../../../src/packets/compose-item.ts'
import { gather } from '../../../src/packets/gather.ts'
import { frozenLeaves } from '../../../src/packets/prepare.ts'
import { addCondition, setHandling } from '../../../src/signals/conditions.ts'
import { originProposals } from '../../../src/signals/origins.ts'
import { keepingOfSignal } from '../../../src/signals/queries.ts'
import { gradeSignal } from '../../../src/signals/grade-signal.ts'
import { closeSignal } from '../../../src/signals/close-signal.ts'
import { insertRecord, keepingOf, newKeeping } from '../../../src/vault/index.ts'
import { parseDocument } from '../../../src/intake/formats/index.ts'
import { aPacketRegister, addContent, makePacket, truth, type PacketRegister } from '../../support/packet-cases.ts'
import {
  aFolder,
  callOf,
  certified,
  composer,
  everything,
  readAll,
  release,
  review,
  submit,
} from '../../support/packet-run.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let base: TestRegister
let register: PacketRegister
beforeEach(async () => {
  base = aRegister()
  register = await aPacketRegister(base)
})
afterEach(() => base.close())

const police = { id: 'x', recipient: 'police', purpose: 'police_task', ground: 'avg_6_1_e', contents: ['S01', 'S08'] }
const stateOf = (packet: string) => getPacket(register.db.reader, register.liaison, packet).state
const signal = (name: string) => register.signals.get(name) ?? ''
const blockersIn = (packet: string) =>
  register
    .act(register.liaison, tx => blockersNow(tx, register.liaison, getPacket(tx, register.liaison, packet)))
    .map(b => `${b.rule} ${b.code}`)
const people = () =>
  certified(register, [
    [register.liaison, everything],
    [register.coordinator, everything],
  ])

async function approved(packet: string): Promise<void> {
  await submit(register, packet)
  expect(review(register, packet, register.coordinator)).toMatchObject({ approved: true })
}

describe('a packet that was reviewed', () => {
  it('is a draft again when a source was graded anew, and says why', async () => {
    await people()
    const packet = makePacket(register, police)
    await approved(packet)
    register.act(register.liaison, tx =>
      gradeSignal(tx, register.liaison, signal('S01'), {
        givenBy: 'own',
        source: 'C',
        information: '4',
        because: 'nieuw inzicht',
      }),
    )
    expect(release(register, packet, register.coordinator)).toMatchObject({ kind: 'voided' })
    expect(stateOf(packet)).toBe('draft')
    expect(register.act(register.liaison, tx => showPacket(tx, register.liaison, packet)).returnedBecause).toContain(
      'veranderd',
    )
    expect(register.db.reader.all(q.selectFrom('provision').select('id'))).toEqual([])
  })

  it('is a draft again when the consent it rests on was taken back', async () => {
    await people()
    const k1 = truth.packets.blocked[0] ?? fail()
    const { giveConsent } = await import('../../support/packet-cases.ts')
    if (k1.lift?.consent) giveConsent(register, k1.lift.consent)
    const packet = makePacket(register, k1)
    await approved(packet)
    const [consent] = register.db.reader.all(q.selectFrom('active_consent').select('id'))
    register.act(register.liaison, tx =>
      reverse(tx, keepingOf(tx, 'inbox', signal('S05')), consent?.id ?? '', 'ingetrokken door KMar'),
    )
    expect(JSON.stringify(release(register, packet, register.coordinator))).toMatch(/voided.*R27/)
    expect(stateOf(packet)).toBe('draft')
  })

  it('is a draft again when a signal in it turned out unfounded, also before the review', async () => {
    await people()
    const packet = makePacket(register, police)
    await submit(register, packet)
    register.act(register.liaison, tx =>
      closeSignal(tx, register.liaison, { signal: signal('S01'), reason: 'unfounded_malicious', because: 'verzonnen' }),
    )
    readAll(register, packet, register.coordinator)
    expect(
      JSON.stringify(register.act(register.coordinator, tx => reviewPacket(tx, register.coordinator, packet))),
    ).toMatch(/voided.*R56/)
    expect(blockersIn(packet)).toEqual(['R56 unfounded'])
  })

  it('keeps no review once it was sent back: the same bag must be read and signed anew', async () => {
    await people()
    const packet = makePacket(register, police)
    await approved(packet)
    register.act(register.coordinator, tx => returnPacket(tx, register.coordinator, packet, 'graag korter'))
    expect(stateOf(packet)).toBe('draft')
    await submit(register, packet)
    expect(() => register.act(register.coordinator, tx => reviewPacket(tx, register.coordinator, packet))).toThrow(
      'PAGES_NOT_SEEN',
    )
    expect(stateOf(packet)).toBe('in_review')
  })

  it('cannot be edited', async () => {
    const packet = makePacket(register, police)
    await submit(register, packet)
    expect(() =>
      register.act(register.liaison, tx => addContent(tx, register.liaison, register, packet, 'S05')),
    ).toThrow('PACKET_STATE')
    expect(() =>
      register.act(register.liaison, tx => addNote(tx, register.liaison, packet, 'summary', 'meer')),
    ).toThrow('PACKET_STATE')
  })

  it('cannot be released without certificates, though everything else works', async () => {
    const packet = makePacket(register, police)
    expect(await submit(register, packet)).toMatchObject({ kind: 'submitted', signed: false })
    expect(review(register, packet, register.coordinator)).toMatchObject({ approved: true })
    expect(() => release(register, packet, register.coordinator)).toThrow('NO_CERTIFICATE')
    expect(stateOf(packet)).toBe('approved')
  })
})

describe('the provision register', () => {
  it('gets exactly one complete line with a release', async () => {
    await people()
    const packet = makePacket(register, police)
    await approved(packet)
    release(register, packet, register.coordinator)
    const rows = register.db.reader.all(q.selectFrom('provision').selectAll())
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      packet,
      recipient: register.recipients.get('police'),
      ground: 'avg_6_1_e',
      purpose: 'police_task',
      released_by: register.coordinator.user.id,
      items: 2,
      released_at: register.deps.clock.now(),
      reviewers: JSON.stringify([register.coordinator.user.person]),
    })
    expect(() => release(register, packet, register.coordinator)).toThrow('PACKET_STATE')
  })

  it('holds the release back when its line cannot be written', async () => {
    await people()
    const packet = makePacket(register, police)
    await approved(packet)
    const line = {
      packet,
      number: 'x',
      recipient: 'x',
      ground: 'x',
      purpose: 'x',
      released_by: 'x',
      reviewers: '[]',
      released_at: 0,
      content_hash: 'x',
      items: 0,
    }
    register.act(register.liaison, tx => insertRecord(tx, provision, newKeeping(tx, 'unit', 'taken'), line))
    expect(() => release(register, packet, register.coordinator)).toThrow('ALREADY_PROVIDED')
    expect(stateOf(packet)).toBe('approved')
    expect(register.db.reader.all(q.selectFrom('packet_envelope').select('id').where('type', '=', 'release'))).toEqual(
      [],
    )
  })
})

describe('what was provided and turned out unfounded', () => {
  it('is an open rectification for its recipient, by the number of the item alone', async () => {
    await people()
    const packet = makePacket(register, { ...police, contents: ['S08', 'RL2', 'S05'] })
    await approved(packet)
    release(register, packet, register.coordinator)
    const open = () => register.act(register.coordinator, tx => openRectifications(tx, register.coordinator))
    expect(open()).toEqual([])
    register.act(register.liaison, tx =>
      closeSignal(tx, register.liaison, { signal: signal('S02'), reason: 'unfounded_malicious', because: 'verzonnen' }),
    )
    expect(open()).toMatchObject([{ packet, recipient: 'loket police', items: [2] }])
  })
})

describe('a row that was changed behind the log', () => {
  it('does not enter a packet', async () => {
    const packet = makePacket(register, police)
    const { sql } = register.db.reader
    sql.exec('DROP TRIGGER signal_is_insert_only')
    sql.prepare("UPDATE signal SET title = 'iets anders' WHERE id = ?").run([signal('S01')])
    await expect(submit(register, packet)).rejects.toMatchObject({ code: 'RECORD_DIFFERS', subject: signal('S01') })
  })
})

describe('advice without personal data', () => {
  it('is asked in passages that name, number and date nobody', () => {
    const ext = register.extracts.get('S02') ?? ''
    const text = String(register.db.reader.sql.prepare('SELECT text FROM extract WHERE id = ?').get([ext])?.['text'])
    const make = (words: string) =>
      register.act(register.liaison, tx => {
        const { packet } = newPacket(tx, register.liaison, {
          recipient: register.recipients.get('liv') ?? '',
          purpose: 'help',
          ground: 'no_personal_data',
        })
        addItem(tx, register.liaison, {
          packet,
          kind: 'passages',
          target: signal('S02'),
          need: 'advies',
          passages: [{ extract: ext, start: text.indexOf(words), end: text.indexOf(words) + words.length }],
        })
        return packet
      })
    expect(blockersIn(make('Hij slaapt slecht'))).toEqual([])
    expect(blockersIn(make('Youssef el-Haddad'))).toEqual(['R17 personal_data'])
    const whole = register.act(
      register.liaison,
      tx =>
        newPacket(tx, register.liaison, {
          recipient: register.recipients.get('liv') ?? '',
          purpose: 'help',
          ground: 'no_personal_data',
        }).packet,
    )
    register.act(register.liaison, tx => addContent(tx, register.liaison, register, whole, 'S02 (redacted)'))
    expect(blockersIn(whole)).toContain('R17 minimal')
  })
})

describe('what a program read from a picture and nobody has confirmed (R52)', () => {
  it('enters no packet and proposes no shared origin', () => {
    const words = 'Zie ook KM-IR-16-20999'
    const readByProgram = (name: string) =>
      register.act(register.liaison, tx =>
        insertRecord(tx, extract, keepingOfSignal(tx, register.liaison, signal(name)), {
          ...{ original: null, subject_of: signal(name), engine: 'test', text: words, structure: '{}' },
          ...{ reading: 'machine_read', has_text: 0 },
        }),
      )
    const before = originProposals(register.db.reader, register.liaison)
    const [read] = ['S02', 'S08'].map(readByProgram)
    expect(originProposals(register.db.reader, register.liaison)).toEqual(before)
    const packet = makePacket(register, police)
    const add = () =>
      register.act(register.liaison, tx =>
        addItem(tx, register.liaison, {
          ...{ packet, kind: 'passages', target: signal('S02'), need: 'nodig' },
          passages: [{ extract: read ?? '', start: 0, end: words.length }],
        }),
      )
    expect(add).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  })
})

describe('what is derived', () => {
  it('from a blocked report is blocked as well: relation, connection and note (DT&V, S05)', () => {
    const dtv = { id: 'x', recipient: 'dtv', purpose: 'aliens_supervision', ground: 'vw2000_107', contents: ['RL3'] }
    expect(blockersIn(makePacket(register, dtv))).toEqual(['R26 H2', 'R27 only_to_recipient', 'R27 not_to_recipient'])
    expect(blockersIn(makePacket(register, { ...dtv, contents: ['connection P1–P2 via L3'] }))).toEqual([
      'R26 H2',
      'R27 only_to_recipient',
      'R27 not_to_recipient',
    ])
    const note = register.act(register.liaison, tx =>
      insertRecord(tx, annotation, keepingOf(tx, 'inbox', signal('S05')), {
        target_type: 'passage',
        target: register.extracts.get('S05') ?? '',
        signal: signal('S05'),
        kind: 'note',
        text: 'Was op De Grenskei.',
      }),
    )
    const packet = makePacket(register, { ...dtv, contents: [] })
    register.act(register.liaison, tx =>
      addItem(tx, register.liaison, { packet, kind: 'annotation', target: note, need: 'nodig' }),
    )
    expect(blockersIn(packet)).toEqual(['R26 H2', 'R27 only_to_recipient', 'R27 not_to_recipient'])
  })

  it('from an unfounded signal falls with it, in an old draft too', () => {
    const packet = makePacket(register, { ...police, contents: ['RL2'] })
    expect(blockersIn(packet)).toEqual([])
    register.act(register.liaison, tx =>
      closeSignal(tx, register.liaison, { signal: signal('S02'), reason: 'unfounded_malicious', because: 'verzonnen' }),
    )
    expect(blockersIn(packet)).toEqual(['R56 unfounded'])
  })

  it('is one item however often and by whichever of its ties it is added', () => {
    const packet = makePacket(register, { ...police, contents: ['RL1', 'RL1'] })
    const ties = register.db.reader.all(
      q
        .selectFrom('visible_relation')
        .select('id')
        .where('type', '=', 'uses_contact_point')
        .where('from_root', '=', register.entities.get('P1') ?? '')
        .where('to_root', '=', register.entities.get('T1') ?? ''),
    )
    expect(ties).toHaveLength(3)
    for (const { id } of ties)
      register.act(register.liaison, tx =>
        addItem(tx, register.liaison, { packet, kind: 'relation', target: id, need: 'nodig' }),
      )
    expect(
      register.db.reader.all(q.selectFrom('active_packet_item').select('id').where('packet', '=', packet)),
    ).toHaveLength(1)
  })

  it('stands without a second delivery of the same origin, which cannot be added', () => {
    expect(() => makePacket(register, { ...police, contents: ['S09'] })).toThrow('ITEM_IS_DELIVERY')
  })
})

describe('an item', () => {
  /** A signal with a file of its own. */
  const withFile = (words: string, condition?: string) =>
    register.act(register.liaison, tx => {
      const { liaison } = register
      const id = tx.uuid7()
      const keeping = newKeeping(tx, 'inbox', id)
      const bytes = new TextEncoder().encode(words)
      const file = insertRecord(tx, original, keeping, {
        name: 'brief.txt',
        media_type: 'text/plain',
        size_bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sha512: 'x',
        dup: id,
        kept_as: 'bytes',
      })
      liaison.originals.keep(tx, file, bytes)
      const from = tx.uuid7()
      insertRecord(
        tx,
        origin,
        newKeeping(tx, 'inbox', from),
        { label: 'x', organisation: 'coa', acquired_how: 'unknown', protected: 0 },
        { id: from },
      )
      insertRecord(
        tx,
        signalTable,
        keeping,
        {
          number: `2016-NH-9${id.slice(0, 3)}`,
          title: 'Brief',
          original: file,
          origin: from,
          received_at: tx.at,
          channel: 'mail',
          sender_organisation: 'coa',
        },
        { id },
      )
      insertRecord(tx, extract, keeping, {
        original: file,
        subject_of: id,
        engine: 'test',
        text: words,
        structure: '{}',
        reading: 'read',
        has_text: 1,
      })
      setHandling(tx, liaison, { signal: id, code: 'H0', organisation: 'coa', function: 'f', how: 'mail' })
      gradeSignal(tx, liaison, id, { givenBy: 'own', source: 'A', information: '1', because: 'gezien' })
      if (condition) addCondition(tx, liaison, { signal: id, code: condition, text: '' })
      return { id, file }
    })

  it('that is a file goes along byte for byte, under a plain name; of a protected reporter no file goes', async () => {
    const open = withFile('Een brief zonder namen.')
    const packet = makePacket(register, { ...police, contents: [] })
    register.act(register.liaison, tx =>
      addItem(tx, register.liaison, { packet, kind: 'original', target: open.file, need: 'nodig' }),
    )
    expect(await submit(register, packet)).toMatchObject({ kind: 'submitted' })
    const [leaf] = frozenLeaves(register.db.reader, getPacket(register.db.reader, register.liaison, packet))
    const file = storedFiles(leaf?.bytes ?? new Uint8Array()).find(
      f => f.path === 'data/items/0001/original/bestand-0001.txt',
    )
    expect(new TextDecoder().decode(file?.bytes)).toBe('Een brief zonder namen.')

    const guarded = withFile('Een brief zonder namen.', 'reporter_name_protected')
    const other = makePacket(register, { ...police, contents: [] })
    register.act(register.liaison, tx =>
      addItem(tx, register.liaison, { packet: other, kind: 'original', target: guarded.file, need: 'nodig' }),
    )
    expect(blockersIn(other)).toEqual(['R29 reporter_name_protected'])
  })

  it('that is a file stops the packet when it still holds what was redacted elsewhere', async () => {
    const { id, file } = withFile('De buurman heet Adriaan Voorbeeld.')
    const packet = makePacket(register, { ...police, contents: [] })
    register.act(register.liaison, tx => {
      const item = addItem(tx, register.liaison, { packet, kind: 'signal', target: id, need: 'nodig' })
      redact(tx, register.liaison, { item, text: 'Adriaan Voorbeeld', reason: 'third_party' })
      addItem(tx, register.liaison, { packet, kind: 'original', target: file, need: 'nodig' })
    })
    await expect(submit(register, packet)).rejects.toMatchObject({
      code: 'REDACTED_TEXT_LEFT',
      details: { place: 'data/items/0002/original/bestand-0002.txt' },
    })
  })

  it('with thousands of paragraphs keeps every word of them', () => {
    const words = Array.from({ length: 4_500 }, (_, i) => `alinea ${i}`)
    const { id } = withFile(words.join('\n\n'))
    const packet = makePacket(register, { ...police, contents: [] })
    register.act(register.liaison, tx =>
      addItem(tx, register.liaison, { packet, kind: 'signal', target: id, need: 'nodig' }),
    )
    const gathered = register.act(register.liaison, tx =>
      gather(tx, register.liaison, getPacket(tx, register.liaison, packet), tx.at),
    )
    const item = composeItem(
      {
        codebooks: register.liaison.codebooks,
        gathered,
        minimal: false,
        originName: () => 'herkomst 1',
        nameOfUser: () => 'liaison',
      },
      gathered.items[0] ?? fail(),
    )
    expect(item.text.length).toBeLessThanOrEqual(2_000)
    expect(
      item.text
        .flat()
        .flatMap(run => ('text' in run ? [run.text] : []))
        .join('')
        .match(/alinea \d+/g),
    ).toHaveLength(4_500)
  })

  it('loses a citizen service number by itself, and keeps another number of nine digits', () => {
    const { id } = withFile('BSN 111222333, dossier 123456789.')
    const packet = makePacket(register, { ...police, contents: [] })
    register.act(register.liaison, tx =>
      addItem(tx, register.liaison, { packet, kind: 'signal', target: id, need: 'nodig' }),
    )
    const shown = JSON.stringify(
      register.act(register.liaison, tx => showPacket(tx, register.liaison, packet)).contents,
    )
    expect(shown).not.toContain('111222333')
    expect(shown).toContain('123456789')
  })

  it('gets its words back when a redaction is undone', () => {
    const packet = makePacket(register, { ...police, contents: ['S02'] })
    const shown = () =>
      JSON.stringify(register.act(register.liaison, tx => showPacket(tx, register.liaison, packet)).contents)
    const [item] = register.db.reader.all(q.selectFrom('active_packet_item').select('id').where('packet', '=', packet))
    const [redaction] = register.act(register.liaison, tx =>
      redact(tx, register.liaison, { item: item?.id ?? '', text: 'T. Fictiva', reason: 'source_protection' }),
    )
    expect(shown()).not.toContain('T. Fictiva')
    expect(blockersIn(packet)).toEqual([])
    register.act(register.liaison, tx => undoRedaction(tx, register.liaison, redaction ?? '', 'vergissing'))
    expect(shown()).toContain('T. Fictiva')
    expect(blockersIn(packet)).toEqual(['R29 reporter_name_protected'])
  })

  it('needs a redaction that hits something', () => {
    const packet = makePacket(register, { ...police, contents: ['S02'] })
    const [item] = register.db.reader.all(q.selectFrom('active_packet_item').select('id').where('packet', '=', packet))
    expect(() =>
      register.act(register.liaison, tx =>
        redact(tx, register.liaison, { item: item?.id ?? '', text: 'staat er niet', reason: 'third_party' }),
      ),
    ).toThrow('BAD_INPUT')
  })
})

describe('a recipient', () => {
  it('can be sent to once two different people compared its key, and no longer when the key changed or expired', async () => {
    const id = register.recipients.get('police') ?? ''
    const packet = makePacket(register, police)
    expect(blockersIn(packet)).toEqual([])
    const other = await makeRecipient(register.deps, { name: 'nieuw' })
    register.act(register.coordinator, tx => changeKey(tx, id, other.card))
    expect(blockersIn(packet)).toEqual(['R71 key_changed'])
    expect(register.act(register.liaison, tx => verifyKey(tx, register.liaison, id, 'telefonisch'))).toBe('once')
    expect(() => register.act(register.liaison, tx => verifyKey(tx, register.liaison, id, 'nog eens'))).toThrow(
      'KEY_CHECKED_BY_YOU',
    )
    expect(blockersIn(packet)).toEqual(['R71 key_changed'])
    expect(register.act(register.coordinator, tx => verifyKey(tx, register.coordinator, id, 'op papier'))).toBe(
      'verified',
    )
    expect(blockersIn(packet)).toEqual([])
    register.deps.clock.forward(731 * 86_400_000)
    expect(blockersIn(packet)).toEqual(['R71 key_expired'])
    expect(
      listRecipients(register.db.reader, register.liaison, register.deps.clock.now()).find(r => r.id === id),
    ).toMatchObject({ key: 'expired', expiresSoon: true })
  })

  it('with a classical key gets a packet only for a stated reason', async () => {
    await people()
    const id = register.recipients.get('police') ?? ''
    const old = await makeRecipient(register.deps, { name: 'oud', classical: true })
    register.act(register.coordinator, tx => changeKey(tx, id, old.card))
    for (const session of [register.liaison, register.coordinator])
      register.act(session, tx => verifyKey(tx, session, id, 'telefonisch'))
    const packet = makePacket(register, police)
    await approved(packet)
    release(register, packet, register.coordinator)
    const folder = aFolder(register)
    await expect(sealOut(callOf(register, register.coordinator), { packet, folder })).rejects.toMatchObject({
      code: 'CLASSICAL_NEEDS_REASON',
    })
    expect(
      await sealOut(callOf(register, register.coordinator), {
        packet,
        folder,
        classicalBecause: 'ontvanger kan nog niet anders',
      }),
    ).toMatchObject([{ quantumSafe: false }])
  })

  it('of a purpose that is not theirs gets no packet', () => {
    expect(() =>
      register.act(register.liaison, tx =>
        newPacket(tx, register.liaison, {
          recipient: register.recipients.get('dtv') ?? '',
          purpose: 'security_assessment',
          ground: 'vw2000_107',
        }),
      ),
    ).toThrow('PURPOSE_NOT_FOR_RECIPIENT')
  })
})

describe('the procedures', () => {
  const grants = { take: () => [] }
  const confirmPassphrase = () => Promise.resolve()
  it('refuse a role without the permission, and log the refusal', async () => {
    const router = packetProcedures({ grants, composer, confirmPassphrase })
    const officer = { ...register.liaison, user: { ...register.liaison.user, role: 'privacy_officer' as const } }
    const input = { packet: PacketId.parse(makePacket(register, police)), because: 'ja', passphrase: 'wat dan ook' }
    await expect(call(router.release, input, { context: { session: () => officer } })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const last = register.db.reader.sql.prepare('SELECT bytes FROM audit_entry ORDER BY n DESC LIMIT 1').get()?.[
      'bytes'
    ]
    expect(new TextDecoder().decode(last instanceof Uint8Array ? last : new Uint8Array())).toContain('NOT_PERMITTED')
  })

  it('list and show a packet in the shapes of the contract', async () => {
    const router = packetProcedures({ grants, composer, confirmPassphrase })
    const packet = makePacket(register, { ...police, contents: ['S01', 'S08', 'RL1'] })
    const context = { session: () => register.liaison }
    const { rows } = await call(router.list, {}, { context })
    expect(rows).toMatchObject([{ id: packet, state: 'draft', items: 3, mine: true, recipientKind: 'police' }])
    const detail = await call(router.show, { packet }, { context })
    expect(detail.contents.map(c => c.kind)).toEqual(['signal', 'signal', 'relation'])
    const { pages, pdfBase64 } = await call(router.draftPreview, { packet }, { context })
    expect(pages).toBeGreaterThan(0)
    expect(Buffer.from(pdfBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const words = async (termDays?: number): Promise<string> => {
      const seen = await call(router.draftPreview, { packet, ...(termDays !== undefined && { termDays }) }, { context })
      const reply = await parseDocument(new Uint8Array(Buffer.from(seen.pdfBase64, 'base64')), {
        name: 'voorbeeld.pdf',
      })
      return reply.kind === 'document' ? reply.document.text : reply.code
    }
    // The term that the author chose stands on page 1 before it is offered, and a year when none was.
    const [year, month] = [await words(), await words(30)].map(text => /Geldig tot\s+(\d+ \w+ \d{4})/.exec(text)?.[1])
    expect(year).toBeDefined()
    expect(month).toBeDefined()
    expect(year).not.toBe(month)
    expect((await call(router.check, { packet }, { context })).blockers).toEqual([])
  })

  it('show a packet of a case to its members and the coordinator, and to nobody else', () => {
    const { liaison, colleague, coordinator } = register
    const make = (session: typeof liaison, caseId: string) =>
      register.act(
        session,
        tx =>
          newPacket(tx, session, {
            caseId,
            recipient: register.recipients.get('police') ?? '',
            purpose: 'police_task',
            ground: 'avg_6_1_e',
          }).packet,
      )
    const caseId = register.act(liaison, tx => {
      const id = tx.uuid7()
      return insertRecord(
        tx,
        caseTable,
        newKeeping(tx, `case:${id}`, id),
        {
          number: '2016-ZNH-0001',
          title: 'Nummer',
          question: 'Klopt het?',
          purpose: 'case',
          ground: 'vw2000_107',
          owner_user: liaison.user.id,
        },
        { id },
      )
    })
    const packet = make(liaison, caseId)
    const listed = (session: typeof liaison) =>
      register.act(session, tx => listPackets(tx, session, { limit: 10, caseId })).rows.map(r => r.id)
    expect(listed(liaison)).toEqual([packet])
    expect(listed(coordinator)).toEqual([packet])
    expect(listed(colleague)).toEqual([])
    expect(() => register.act(colleague, tx => showPacket(tx, colleague, packet))).toThrow('NOT_FOUND')
    expect(() => make(colleague, caseId)).toThrow('NOT_FOUND')
  })
})

function fail(): never {
  throw new Error('the truth has changed')
}

/** The register as `truth.json` describes it when packets are made: signals S01–S10, decisions D1–D17, relations RL1–RL10. */
import { readFileSync } from 'node:fs'
import { decide, type Session } from '../../src/access/index.ts'
import { mention } from '../../src/annotation/tables.ts'
import { entity, statement } from '../../src/entities/tables.ts'
import { relation } from '../../src/links/tables.ts'
import { addConsent, addCondition, setHandling } from '../../src/signals/conditions.ts'
import { recordContradiction } from '../../src/signals/decisions.ts'
import { gradeSignal } from '../../src/signals/grade-signal.ts'
import { setReporter } from '../../src/signals/reporter.ts'
import { handling, origin, signal } from '../../src/signals/tables.ts'
import { closeSignal } from '../../src/signals/close-signal.ts'
import { triageSignal } from '../../src/signals/triage-signal.ts'
import { addRecipient, setMembers, verifyKey } from '../../src/packets/recipients.ts'
import { addItem, redact } from '../../src/packets/packet-items.ts'
import { confirmGround, newPacket, recordRequest, recordSubjectConsent } from '../../src/packets/new-packet.ts'
import { makeRecipient, type NewRecipient } from '../../src/packets/seal/key-card.ts'
import { insertRecord, keepingOf, newKeeping, type Keeping, type Tx } from '../../src/vault/index.ts'
import { extract, passage } from '../../src/vault/tables.ts'
import type { TestRegister } from './session.ts'

interface TruthCondition {
  readonly code: string
  readonly recipientKinds?: string[]
  readonly purposes?: string[]
}
interface TruthMention {
  readonly type: string
  readonly surface: string
  readonly entity?: string | null
  readonly role?: string
  readonly row?: string
}
interface TruthFile {
  readonly sender: { readonly organisation: string; readonly reference?: string }
  readonly sentAt: string
  readonly substrings: string[]
  readonly mentions: TruthMention[]
  readonly conditions: TruthCondition[]
  readonly handling: 'H0' | 'H1' | 'H2' | 'H3' | null
  readonly originGroups: string[]
}
export interface TruthDecision {
  readonly id: string
  readonly kind: string
  readonly [key: string]: unknown
}
export interface TruthConsent {
  readonly organisation: string
  readonly function: string
  readonly date: string
  readonly how: string
  readonly evidence: string
  readonly signals: string[]
  readonly recipients: string[]
  readonly purposes?: string[]
}
export interface TruthPacket {
  readonly id: string
  readonly recipient: string
  readonly purpose: string
  readonly ground?: string
  readonly grounds?: Readonly<Record<string, string>>
  readonly requestReference?: string
  readonly contents: string[]
  readonly passages?: string[]
  readonly about?: string
  readonly releasedBy?: string
  readonly reviewers?: string[]
  readonly blockers?: { source: string; rule: string; code: string; recipient?: string }[]
  readonly mustNotContain?: string[]
  readonly lift?: {
    consent?: TruthConsent
    remove?: string[]
    add?: string[]
    redact?: string[]
    members?: string[]
    reviewers?: string[]
    releasedBy?: string
  }
  readonly page1?: Record<string, unknown>
}
interface Truth {
  readonly files: Readonly<Record<string, TruthFile>>
  readonly decisions: TruthDecision[]
  readonly relations: {
    expected: {
      id: string
      type: string
      from: string
      to: string
      date?: string
      signals: string[]
      origins: string[]
    }[]
    expectedConnections: { id: string; relations: string[] }[]
  }
  readonly packets: {
    defaults: Pick<TruthPacket, 'reviewers' | 'releasedBy'>
    blocked: TruthPacket[]
    releasable: TruthPacket[]
  }
}

const samples = new URL('../../resources/samples/', import.meta.url)
export const truth = unsafeTruth(JSON.parse(readFileSync(new URL('truth.json', samples), 'utf8')))
/** The file is ours and its shape is what this one states. */
function unsafeTruth(json: unknown): Truth {
  return json as Truth
}

/** The words of S02 as they lie in the mail: windows-1252, quoted-printable. */
function volunteerMail(): string {
  const raw = readFileSync(new URL('S02_vwn_oosterhaven.eml', samples), 'latin1')
  const body = raw.slice(raw.search(/\r?\n\r?\n/)).trim()
  const bytes = Buffer.from(
    body
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
  return new TextDecoder('windows-1252').decode(bytes).replaceAll('\r\n', '\n')
}

const recipientKinds = ['dtv', 'aivd', 'police', 'nctv', 'ind_other', 'om', 'help', 'liv', 'mdt'] as const
const at = (day: string) => Date.parse(`${day}T09:00:00Z`)

export interface PacketRegister extends TestRegister {
  /** By the name of the truth: "S04 row 3". */
  readonly signals: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, string>
  readonly extracts: ReadonlyMap<string, string>
  readonly relations: ReadonlyMap<string, string>
  readonly entities: ReadonlyMap<string, string>
  readonly recipients: ReadonlyMap<string, string>
  readonly keys: ReadonlyMap<string, NewRecipient>
  act<T>(session: Session, command: (tx: Tx) => T): T
}

/** `without`: kinds of decisions to leave out. */
export async function aPacketRegister(base: TestRegister, without: readonly string[] = []): Promise<PacketRegister> {
  const act = <T>(session: Session, command: (tx: Tx) => T): T => base.db.act(session.acting, { act: 'test' }, command)
  const keys = new Map<string, NewRecipient>()
  for (const kind of recipientKinds)
    if (kind !== 'mdt') keys.set(kind, await makeRecipient(base.deps, { name: `loket ${kind}` }))
  const made = {
    signals: new Map<string, string>(),
    numbers: new Map<string, string>(),
    extracts: new Map<string, string>(),
    relations: new Map<string, string>(),
    entities: new Map<string, string>(),
    recipients: new Map<string, string>(),
  }
  const origins = new Map<string, string>()
  const decisions = truth.decisions.filter(d => !without.includes(d.kind))
  base.deps.clock.set(at('2016-10-24'))
  act(base.liaison, tx => {
    for (const name of ['S01', 'S02', 'S03', 'S04 row 3', 'S05', 'S07', 'S08', 'S09', 'S10'])
      addSignal(tx, base.liaison, name, made, origins)
    addRelations(tx, made, origins)
    setReporter(tx, base.liaison, made.signals.get('S02') ?? '', 'T. Fictiva')
    for (const [of, words] of [
      ['S08', 'Een mentor zag een nieuwsuitzending.'],
      ['S08', 'De melder had ruzie over geleend geld.'],
      ['S05', 'Geen strafbaar feit vastgesteld'],
    ] as const) {
      contraWords(tx, made, origins, of, words)
    }
  })
  act(base.coordinator, tx => {
    for (const kind of recipientKinds)
      made.recipients.set(
        kind,
        addRecipient(tx, base.coordinator, { kind, function: `loket ${kind}`, card: keys.get(kind)?.card }).recipient,
      )
  })
  for (const session of [base.liaison, base.coordinator]) {
    act(session, tx => {
      for (const kind of keys.keys()) verifyKey(tx, session, made.recipients.get(kind) ?? '', 'telefonisch vergeleken')
    })
  }
  const register: PacketRegister = { ...base, ...made, keys, act }
  for (const decision of decisions)
    act(decision['by'] === 'coordinator_1' ? base.coordinator : base.liaison, tx => apply(tx, register, decision))
  return register
}

type Made = {
  signals: Map<string, string>
  numbers: Map<string, string>
  extracts: Map<string, string>
  relations: Map<string, string>
  entities: Map<string, string>
}

function addSignal(tx: Tx, session: Session, name: string, made: Made, origins: Map<string, string>): void {
  const file = truth.files[name.split(' ')[0] ?? '']
  if (!file) throw new Error(name)
  // S07 brings its own observation (O7); its number was read from the list (O4).
  const group = name === 'S07' ? 'O7' : (file.originGroups[0] ?? name)
  const from = origins.get(group) ?? addOrigin(tx, file.sender.organisation)
  if (name !== 'S09') origins.set(group, from)
  const own = name === 'S09' ? addOrigin(tx, file.sender.organisation) : from
  const id = tx.uuid7()
  const keeping = newKeeping(tx, 'inbox', id)
  const number = `2016-NH-${name.replaceAll(/\D/g, '').padStart(4, '0')}`
  insertRecord(
    tx,
    signal,
    keeping,
    {
      number,
      title: `Signaal ${file.sender.organisation}`,
      origin: own,
      received_at: tx.at,
      channel: 'mail',
      sender_organisation: file.sender.organisation,
      sender_reference: file.sender.reference ?? null,
      sent_at: file.sentAt,
      row_number: name.includes(' row ') ? (name.split(' row ')[1] ?? null) : null,
    },
    { id },
  )
  const mentions = file.mentions.filter(m => m.row === undefined || name.endsWith(` ${m.row}`))
  const text =
    name === 'S02'
      ? volunteerMail()
      : [...(name.includes(' row ') ? [] : file.substrings), ...mentions.map(m => m.surface)].join('\n')
  const ext = insertRecord(tx, extract, keeping, {
    original: null,
    subject_of: id,
    engine: 'test',
    text,
    structure: '{}',
    reading: 'read',
    has_text: 1,
  })
  insertRecord(tx, handling, keeping, {
    target: id,
    code: file.handling ?? 'H2',
    marking: 'unmarked',
    assumed: file.handling ? 0 : 1,
    organisation: file.sender.organisation,
  })
  made.signals.set(name, id)
  made.numbers.set(name, number)
  made.extracts.set(name, ext)
  for (const c of file.conditions)
    addCondition(tx, session, {
      signal: id,
      code: c.code,
      recipientKinds: c.recipientKinds,
      purposes: c.purposes,
      text: '',
    })
  for (const m of mentions) addMention(tx, keeping, made, name, m, text)
}

function addOrigin(tx: Tx, organisation: string): string {
  const id = tx.uuid7()
  return insertRecord(
    tx,
    origin,
    newKeeping(tx, 'inbox', id),
    { label: 'nog niet beschreven', organisation, acquired_how: 'unknown', protected: 0 },
    { id },
  )
}

const mentionIds = new WeakMap<Made['signals'], Map<string, string>>()
function mentionsOf(made: Made): Map<string, string> {
  const known = mentionIds.get(made.signals) ?? new Map<string, string>()
  mentionIds.set(made.signals, known)
  return known
}

function addMention(tx: Tx, keeping: Keeping, made: Made, name: string, m: TruthMention, text: string): string {
  const start = Math.max(0, text.indexOf(m.surface))
  const ext = made.extracts.get(name) ?? ''
  const where = insertRecord(tx, passage, keeping, {
    extract: ext,
    start,
    end: start + m.surface.length,
    quote: m.surface,
    prefix: '',
    suffix: '',
    transcribed: 0,
  })
  const kind =
    (
      [
        'person',
        'v_number',
        'document_number',
        'chain_reference',
        'birth_date',
        'date',
        'phone',
        'email',
        'social_handle',
        'location',
        'vehicle',
      ] as const
    ).find(k => k === m.type) ?? 'date'
  const id = insertRecord(tx, mention, keeping, {
    passage: where,
    signal: made.signals.get(name) ?? '',
    kind,
    surface: m.surface,
    script: 'Latn',
    role: m.role === 'reporter' ? 'reporter' : 'subject',
    found: 'marked',
  })
  if (m.entity && m.entity !== 'reporter') {
    mentionsOf(made).set(`${name} ${m.entity}`, mentionsOf(made).get(`${name} ${m.entity}`) ?? id)
    const kinds = { person: 'person', location: 'location' } as const
    const of =
      made.entities.get(m.entity) ??
      addEntity(tx, m.entity.startsWith('P') ? 'person' : m.type === 'location' ? kinds.location : 'contact_point')
    made.entities.set(m.entity, of)
    decide(tx, keeping, {
      kind: 'mention_of',
      subjects: [
        { role: 'mention', record: id },
        { role: 'entity', record: of },
      ],
    })
  }
  return id
}

function addEntity(tx: Tx, kind: 'person' | 'location' | 'contact_point'): string {
  const id = tx.uuid7()
  return insertRecord(tx, entity, newKeeping(tx, 'inbox', id), { kind }, { id })
}

function addRelations(tx: Tx, made: Made, origins: ReadonlyMap<string, string>): void {
  for (const r of truth.relations.expected) {
    for (const name of r.signals) {
      const [from, to, of] = [made.entities.get(r.from), made.entities.get(r.to), made.signals.get(name)]
      const said = mentionsOf(made).get(`${name} ${r.to}`) ?? mentionsOf(made).get(`${name} ${r.from}`)
      if (!from || !to || !of || !said) continue
      const keeping = keepingOf(tx, 'inbox', of)
      const root =
        origins.get(
          name === 'S07' && r.to === 'T1'
            ? 'O4'
            : name === 'S07'
              ? 'O7'
              : (truth.files[name.split(' ')[0] ?? '']?.originGroups[0] ?? ''),
        ) ?? ''
      const by = insertRecord(tx, statement, keeping, {
        mention: said,
        signal: of,
        property: 'said',
        value: `${r.type} ${r.to}`,
        origin: root,
        polarity: 'neutral',
        first_hand: 0,
      })
      const id = insertRecord(tx, relation, keeping, {
        type: r.type,
        from_entity: from,
        to_entity: to,
        period_edtf: r.date ?? null,
        statement: by,
        signal: of,
      })
      made.relations.set(r.id, made.relations.get(r.id) ?? id)
    }
  }
}

function contraWords(tx: Tx, made: Made, origins: ReadonlyMap<string, string>, name: string, words: string): void {
  const of = made.signals.get(name) ?? ''
  const said = [...mentionsOf(made)].find(([key]) => key.startsWith(`${name} `))?.[1] ?? ''
  const root = origins.get(truth.files[name]?.originGroups[0] ?? '') ?? ''
  insertRecord(tx, statement, keepingOf(tx, 'inbox', of), {
    mention: said,
    signal: of,
    property: 'said',
    value: words,
    origin: root,
    polarity: 'contradicts',
    first_hand: 1,
  })
}

function apply(tx: Tx, register: PacketRegister, d: TruthDecision): void {
  const { liaison, coordinator } = register
  const id = (name: unknown) => register.signals.get(String(name)) ?? register.signals.get(`${String(name)} row 3`)
  const because = typeof d['note'] === 'string' ? d['note'] : 'zie de waarheid'
  switch (d.kind) {
    case 'handling_answer':
      for (const name of list(d['signals'])) {
        setHandling(tx, liaison, {
          signal: id(name) ?? '',
          code: 'H0',
          organisation: String(d['organisation']),
          function: String(d['function']),
          how: String(d['how']),
        })
      }
      return
    case 'grade':
      for (const [name, grade] of Object.entries(record(d['grades']))) {
        const [source, information] = [grade.charAt(0), grade.charAt(1)]
        const of = register.signals.get(name)
        if (of)
          gradeSignal(tx, liaison, of, {
            givenBy: 'own',
            source: oneOf(['A', 'B', 'C', 'X'] as const, source),
            information: oneOf(['1', '2', '3', '4'] as const, information),
            because,
          })
      }
      return
    case 'help_answer':
      for (const [name, value] of Object.entries(record(d['answers'])))
        triageSignal(tx, liaison, { signal: id(name) ?? '', help: oneOf(['yes', 'no', 'unknown'] as const, value) })
      return
    case 'contradicts':
      for (const name of list(d['contradicts']))
        recordContradiction(tx, liaison, id(d['signal']) ?? '', id(name) ?? '', because)
      return
    case 'close':
      closeSignal(tx, liaison, { signal: id(d['signal']) ?? '', reason: String(d['reason']), because })
      return
    case 'same_origin': {
      const [left = '', right = ''] = list(d['signals']).map(name => register.signals.get(name) ?? '')
      const origins = [left, right].map(s =>
        String(tx.getSql('SELECT origin FROM signal WHERE id = ?', [s])?.['origin']),
      )
      const keeping = keepingOf(tx, 'inbox', left)
      decide(tx, keeping, {
        kind: 'same_origin',
        because,
        subjects: origins.map(record => ({ role: 'origin', record })),
      })
      decide(tx, keeping, {
        kind: 'state',
        value: 'merged_origin',
        because,
        subjects: [{ role: 'signal', record: left }],
      })
      return
    }
    case 'group_members':
      setMembers(
        tx,
        coordinator,
        register.recipients.get(String(d['group'])) ?? '',
        list(d['members']).map(m => register.recipients.get(m) ?? ''),
        'samenstelling van het overleg',
      )
      return
    case 'request':
      recordRequest(
        tx,
        register.recipients.get(String(d['recipient'])) ?? '',
        String(d['reference']),
        'brief van de dienst',
      )
      return
    case 'subject_consent':
      recordSubjectConsent(
        tx,
        liaison,
        register.entities.get(String(d['person'])) ?? '',
        list(d['recipients']),
        String(d['how']),
      )
      return
    default:
  }
}

/** Makes the packet of a case: items, redactions, passages, and the confirmation of its ground if the truth has one. */
export function makePacket(
  register: PacketRegister,
  stated: TruthPacket,
  options: { readonly confirm?: boolean; readonly session?: Session } = {},
): string {
  const { liaison, coordinator, recipients } = register
  const session = options.session ?? liaison
  const id = register.act(session, tx => {
    const members =
      stated.grounds &&
      Object.entries(stated.grounds).map(([kind, ground]) => ({
        recipient: recipients.get(kind) ?? '',
        ground,
        requestReference: stated.requestReference,
      }))
    const { packet } = newPacket(tx, session, {
      recipient: recipients.get(stated.recipient) ?? '',
      purpose: stated.purpose,
      ground: stated.ground ?? 'avg_6_1_e',
      requestReference: stated.requestReference,
      members,
      aboutEntity: stated.about === undefined ? undefined : register.entities.get(stated.about),
    })
    for (const content of stated.contents) addContent(tx, session, register, packet, content, stated.passages)
    return packet
  })
  const confirmation = truth.decisions.find(d => d.kind === 'ground_confirmation' && d['packet'] === stated.id)
  if (confirmation && options.confirm !== false)
    register.act(coordinator, tx =>
      confirmGround(tx, coordinator, id, String(confirmation['ground']), String(confirmation['note'])),
    )
  return id
}

export function addContent(
  tx: Tx,
  session: Session,
  register: PacketRegister,
  packet: string,
  content: string,
  passages: readonly string[] = [],
): string {
  const [, name = '', note = ''] = /^(.*?)(?: \((.*)\))?$/.exec(content) ?? []
  const need = 'nodig voor dit doel'
  const connection = truth.relations.expectedConnections.find(c => c.id === name)
  if (connection)
    return addItem(tx, session, {
      packet,
      kind: 'connection',
      target: connection.relations.map(r => register.relations.get(r) ?? '').join('+'),
      need,
    })
  const relationId = register.relations.get(name)
  if (relationId) return addItem(tx, session, { packet, kind: 'relation', target: relationId, need })
  const target = register.signals.get(name) ?? ''
  if (note.startsWith('minimal')) {
    const ext = register.extracts.get(name) ?? ''
    const text = String(tx.getSql('SELECT text FROM extract WHERE id = ?', [ext])?.['text'])
    const ranges = passages.map(words => ({
      extract: ext,
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    }))
    return addItem(tx, session, { packet, kind: 'passages', target, need, passages: ranges })
  }
  const item = addItem(tx, session, { packet, kind: 'signal', target, need })
  if (note === 'redacted') redactReporter(tx, session, item)
  return item
}

export function redactReporter(tx: Tx, session: Session, item: string): void {
  redact(tx, session, { item, text: 'mevrouw T. Fictiva', reason: 'source_protection' })
}

export function giveConsent(register: PacketRegister, consent: TruthConsent): void {
  const { liaison } = register
  register.act(liaison, tx => {
    for (const name of consent.signals) {
      addConsent(tx, liaison, {
        signal: register.signals.get(name) ?? '',
        organisation: consent.organisation,
        function: consent.function,
        givenOn: consent.date,
        how: consent.how,
        recipients: consent.recipients,
        purposes: consent.purposes ?? [],
        evidence: consent.evidence,
      })
    }
  })
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
function record(value: unknown): Record<string, string> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, String(v)]))
    : {}
}
function oneOf<const V extends readonly string[]>(values: V, value: unknown): V[number] {
  const found = values.find(v => v === value)
  if (found === undefined) throw new Error(String(value))
  return found
}

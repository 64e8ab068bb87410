/** Builders of a register: real records through the real commands, showing only what a test is about. */
import { shippedCodebooks, type Session } from '../../src/access/index.ts'
import {
  addMention,
  detectInSignal,
  setMentionRole,
  type MentionKind,
  type MentionRole,
} from '../../src/annotation/index.ts'
import {
  attachMention,
  createEntity,
  mergeEntities,
  addStatement,
  type NewStatement,
} from '../../src/entities/index.ts'
import { addRelation, type NewRelation } from '../../src/links/index.ts'
import { decide } from '../../src/access/index.ts'
import type { SignalState } from '../../src/signals/index.ts'
import { condition, delivery, grade, handling, origin, signal } from '../../src/signals/tables.ts'
import { insertRecord, keepingOf, newKeeping, type Tx } from '../../src/vault/index.ts'
import { extract, original } from '../../src/vault/tables.ts'
import type { TestRegister } from './session.ts'

/** One command of the liaison, logged like any other. */
export function acting<T>(register: TestRegister, command: (tx: Tx) => T, session: Session = register.liaison): T {
  return session.db.act(session.acting, { act: 'test.arranged' }, command)
}

export interface SignalWish {
  readonly number?: string
  readonly title?: string
  readonly text?: string
  /** More texts of the same signal: attachments. */
  readonly parts?: readonly string[]
  readonly organisation?: string
  readonly sentAt?: string
  /** An origin that is there already: rows of one list share theirs. */
  readonly origin?: string
  readonly handling?: 'H0' | 'H1' | 'H2' | 'H3'
  readonly conditions?: readonly string[]
  readonly grade?: string
  /** Structure of the first text: sender, role. */
  readonly structure?: object
  /** Keyed digest of the original; equal ones are equal bytes. */
  readonly dup?: string
}
export interface MadeSignal {
  readonly id: string
  readonly origin: string
  readonly number: string
  readonly original: string
  /** The texts in order. */
  readonly extracts: readonly string[]
}

let made = 0

/** A registered signal with its text, an origin of its own and, where said, what its source demands. */
export function aSignal(register: TestRegister, wish: SignalWish = {}): MadeSignal {
  made += 1
  const number = wish.number ?? `2016-NH-${String(made).padStart(4, '0')}`
  return acting(register, tx => {
    const id = tx.uuid7()
    const keeping = newKeeping(tx, 'inbox', id)
    const originId = wish.origin ?? anOrigin(tx, wish.organisation)
    insertRecord(
      tx,
      signal,
      keeping,
      {
        number,
        title: wish.title ?? 'Signaal',
        origin: originId,
        received_at: tx.at,
        channel: 'file_drop',
        sender_organisation: wish.organisation ?? null,
        sent_at: wish.sentAt ?? null,
      },
      { id },
    )
    const kept = insertRecord(tx, original, keeping, {
      name: `${number}.txt`,
      media_type: 'text/plain',
      size_bytes: 1,
      sha256: id,
      sha512: id,
      dup: wish.dup ?? id,
      kept_as: 'bytes',
    })
    const extracts = [wish.text ?? '', ...(wish.parts ?? [])].map((text, at) =>
      insertRecord(tx, extract, keeping, {
        original: at === 0 ? kept : null,
        subject_of: id,
        engine: 'schakel-1',
        text,
        structure: JSON.stringify(at === 0 ? (wish.structure ?? {}) : {}),
        reading: 'read',
        has_text: 1,
      }),
    )
    insertRecord(tx, delivery, keeping, {
      signal: id,
      organisation: wish.organisation ?? null,
      channel: 'file_drop',
      at: tx.at,
    })
    insertRecord(tx, handling, keeping, {
      target: id,
      code: wish.handling ?? 'H2',
      marking: 'unmarked',
      assumed: wish.handling === undefined ? 1 : 0,
    })
    for (const code of wish.conditions ?? [])
      insertRecord(tx, condition, keeping, { target: id, code, parameters: '{}', text: code })
    const source = (['A', 'B', 'C', 'X'] as const).find(letter => wish.grade?.startsWith(letter))
    const information = (['1', '2', '3', '4'] as const).find(digit => wish.grade?.endsWith(digit))
    if (source && information)
      insertRecord(tx, grade, keeping, { target: id, given_by: 'own', source, information }, { because: 'test' })
    return { id, origin: originId, number, original: kept, extracts }
  })
}

export function anOrigin(tx: Tx, organisation?: string): string {
  const id = tx.uuid7()
  return insertRecord(
    tx,
    origin,
    newKeeping(tx, 'inbox', id),
    { label: 'bron', organisation: organisation ?? null, acquired_how: 'unknown', protected: 0 },
    { id },
  )
}

/** Decides the state of a signal: `unfounded` hides it, `merged_origin` makes it a delivery. */
export function inState(register: TestRegister, signalId: string, state: SignalState): string {
  return acting(register, tx =>
    decide(tx, keepingOf(tx, 'inbox', signalId), {
      kind: 'state',
      value: state,
      because: 'test',
      subjects: [{ role: 'signal', record: signalId }],
    }),
  )
}

/** Two origins are one, as a person decided (R21). */
export function sameOrigin(register: TestRegister, left: MadeSignal, right: MadeSignal): string {
  return acting(register, tx =>
    decide(tx, keepingOf(tx, 'inbox', right.id), {
      kind: 'same_origin',
      because: 'test',
      subjects: [
        { role: 'left', record: left.origin },
        { role: 'right', record: right.origin },
      ],
    }),
  )
}

/** Marks words of a signal. They must stand there. */
export function aMention(
  register: TestRegister,
  of: MadeSignal,
  kind: MentionKind,
  exact: string,
  more: { role?: MentionRole; occurrence?: number; proposed?: string } = {},
): string {
  return acting(register, tx => addMention(tx, register.liaison, { signal: of.id, kind, exact, ...more }))
}

/** What detection finds, by kind and words. */
export function detected(register: TestRegister, of: MadeSignal): (kind: MentionKind, surface: string) => string {
  acting(register, tx => detectInSignal(tx, register.liaison, of.id))
  return (kind, surface) => {
    const row = register.db.reader.sql
      .prepare('SELECT id FROM visible_mention WHERE signal = ? AND kind = ? AND surface = ? ORDER BY hlc LIMIT 1')
      .get([of.id, kind, surface])
    if (typeof row?.['id'] !== 'string') throw new Error(`no mention ${kind} "${surface}" in ${of.number}`)
    return row['id']
  }
}

export function withRole(register: TestRegister, mention: string, role: MentionRole): void {
  acting(register, tx => setMentionRole(tx, register.liaison, mention, role))
}

export function aStatement(register: TestRegister, wish: NewStatement): string {
  return acting(register, tx => addStatement(tx, register.liaison, wish))
}

/** A new person or thing from a mention, with the numbers of the same signal that are said to be of it. */
export function anEntity(
  register: TestRegister,
  mention: string,
  together: readonly string[] = [],
  subkind?: string,
): string {
  return acting(register, tx => createEntity(tx, register.liaison, { mention, together, subkind }).entity)
}

export function attached(
  register: TestRegister,
  entity: string,
  mention: string,
  together: readonly string[] = [],
): string {
  return acting(register, tx => attachMention(tx, register.liaison, { entity, mention, together }).entity)
}

export function merged(register: TestRegister, left: string, right: string, shown: readonly string[] = []): string {
  return acting(register, tx => mergeEntities(tx, register.liaison, left, right, 'test', shown))
}

export function aRelation(register: TestRegister, wish: NewRelation): string {
  return acting(register, tx => addRelation(tx, register.liaison, wish))
}

export const codebooks = shippedCodebooks

/** The terms on which a signal came, as they stand now, with who recorded each: code, conditions, consents (R26–R28). */
import { RecordId } from '../contract/ids.ts'
import type { SignalTerms } from '../contract/reading.ts'
import { DateText } from '../contract/shapes.ts'
import { instantOf, type Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import { conditionsOf } from './signal-detail.ts'

export function termsOf(reader: Reader, signal: string): SignalTerms {
  return {
    handling: handlingOf(reader, signal),
    conditions: conditionTerms(reader, signal),
    consents: consentTerms(reader, signal),
    reporters: aliasesOf(reader, signal),
  }
}

/** Without a record the strictest usual code holds as well. */
const assumed = {
  code: 'H2',
  assumed: true,
  marking: 'unmarked',
  organisation: null,
  function: null,
  how: null,
} as const

function handlingOf(reader: Reader, signal: string): SignalTerms['handling'] {
  const row = reader.get(
    q
      .selectFrom('handling as r')
      .innerJoin('current_handling as c', 'c.id', 'r.id')
      .leftJoin('user as u', 'u.id', 'r.author')
      .select(['r.code', 'r.marking', 'r.organisation', 'r.function', 'r.how'])
      .select(['r.assumed as assumedFlag', 'r.author', 'r.hlc', 'u.full_name'])
      .where('c.signal', '=', signal),
  )
  if (!row) return { ...assumed, by: '', at: 0 }
  const { assumedFlag, author, hlc, full_name, ...said } = row
  return { ...said, assumed: assumedFlag === 1, ...recorded({ author, hlc, full_name }) }
}

function conditionTerms(reader: Reader, signal: string): SignalTerms['conditions'] {
  const makers = new Map(
    reader
      .all(
        q
          .selectFrom('condition as r')
          .leftJoin('user as u', 'u.id', 'r.author')
          .select(['r.id', 'r.author', 'r.hlc', 'u.full_name'])
          .where('r.target', '=', signal),
      )
      .map(row => [row.id, recorded(row)]),
  )
  return conditionsOf(reader, signal).map(({ id, code, text, parameters }) => ({
    id: RecordId.parse(id),
    code,
    recipientKinds: [...(parameters.recipientKinds ?? [])],
    purposes: [...(parameters.purposes ?? [])],
    date: parameters.date === undefined ? null : DateText.parse(parameters.date),
    text,
    ...(makers.get(id) ?? { by: '', at: 0 }),
  }))
}

function consentTerms(reader: Reader, signal: string): SignalTerms['consents'] {
  const rows = reader.all(
    q
      .selectFrom('consent as r')
      .innerJoin('active_consent as a', 'a.id', 'r.id')
      .leftJoin('user as u', 'u.id', 'r.author')
      .select(['r.id', 'r.organisation', 'r.function', 'r.given_on as givenOn', 'r.how'])
      .select(['r.recipients', 'r.purposes', 'r.evidence', 'r.author', 'r.hlc', 'u.full_name'])
      .where('r.target', '=', signal)
      .orderBy('r.given_on')
      .orderBy('r.id'),
  )
  return rows.map(({ id, recipients, purposes, author, hlc, full_name, ...row }) => ({
    ...row,
    id: RecordId.parse(id),
    recipients: unsafeCodes(recipients),
    purposes: unsafeCodes(purposes),
    ...recorded({ author, hlc, full_name }),
  }))
}

function aliasesOf(reader: Reader, signal: string): string[] {
  const rows = reader.all(
    q
      .selectFrom('reporter as r')
      .innerJoin('signal as s', 's.origin', 'r.origin')
      .select('r.alias')
      .where('s.id', '=', signal)
      .orderBy('r.id'),
  )
  return rows.map(row => row.alias)
}

function recorded(row: { author: string; hlc: string; full_name: string | null }): { by: string; at: number } {
  return { by: row.full_name ?? row.author, at: instantOf(row.hlc) }
}

/** Lists of codes are ours, written by `conditions.ts`. */
function unsafeCodes(json: string): string[] {
  return JSON.parse(json) as string[]
}

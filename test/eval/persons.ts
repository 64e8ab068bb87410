/**
 * A table of person records and the pairs that the program would put before a person. It joins nothing, and neither does this: each
 * line is a question. The score orders lines for a measurement and lives here alone (R30).
 */
import { z } from 'zod'
import { phoneOf } from '../../src/annotation/index.ts'
import type { Evidence, Fact } from '../../src/entities/evidence.ts'
import { comparedAs } from '../../src/entities/index.ts'
import { keysOf } from '../../src/entities/proposals.ts'
import { isWorthAsking, reasonsBetween, type ReasonCode, type Reasons } from '../../src/entities/reasons.ts'
import { placeOf, type Table } from './table.ts'

const Columns = z.array(z.string()).default([])

/** Which columns say what. A name is one column or several that are joined by a space; a record may have more than one name. */
export const ColumnMap = z.strictObject({
  id: z.string(),
  names: z.array(z.union([z.string(), z.array(z.string())])).min(1),
  vNumbers: Columns,
  documentNumbers: Columns,
  births: Columns,
  phones: Columns,
  emails: Columns,
  accounts: Columns,
  ibans: Columns,
})
export type ColumnMap = z.infer<typeof ColumnMap>

export interface ProposedPair {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly evidence: readonly {
    readonly code: string
    readonly speaks: 'for' | 'against' | 'not_counted'
    readonly left: string
    readonly right: string
  }[]
}

/** Records as the program would hold them: each a signal of its own with one person in it. */
export function recordsOf(table: Table, map: ColumnMap): Evidence[] {
  const id = placeOf(table, map.id)
  const names = map.names.map(name => [name].flat().map(column => placeOf(table, column)))
  const places = (columns: readonly string[]) => columns.map(column => placeOf(table, column))
  const contacts = [
    ['phone', places(map.phones)],
    ['email', places(map.emails)],
    ['social_handle', places(map.accounts)],
    ['iban', places(map.ibans)],
  ] as const
  const others = { vNumbers: places(map.vNumbers), documents: places(map.documentNumbers), births: places(map.births) }
  return table.rows.map(row => {
    const key = row[id]?.trim() ?? ''
    const cell = (at: number) => row[at]?.trim() ?? ''
    const fact = (surface: string, compared = surface): Fact => ({ surface, compared, mention: key, signal: key })
    const facts = (columns: readonly number[]) => columns.map(cell).filter(Boolean)
    const mentions = names.map(columns => columns.map(cell).filter(Boolean).join(' ')).filter(Boolean)
    return {
      id: key,
      type: 'mention',
      kind: 'person',
      label: mentions[0] ?? key,
      mentions: mentions.map(name => fact(name)),
      signals: [key],
      vNumbers: facts(others.vNumbers).map(text => fact(text)),
      documentNumbers: facts(others.documents).map(text =>
        fact(text, comparedAs('document_number', text, null) ?? text),
      ),
      births: facts(others.births).map(text => fact(text)),
      contacts: contacts.flatMap(([kind, columns]) =>
        facts(columns).map(text => ({
          ...fact(text, (kind === 'phone' ? phoneOf(text) : null) ?? comparedAs(kind, text, null) ?? text),
          kind,
        })),
      ),
      references: [],
      plates: [],
    }
  })
}

/** Every pair that shares a key and is worth asking, each once, in the order of the table. */
export function* proposalsAmong(records: readonly Evidence[]): Generator<ProposedPair> {
  const holders = new Map<string, number[]>()
  for (const [at, record] of records.entries()) {
    const earlier = new Set<number>()
    for (const key of keysOf(record)) {
      const known = holders.get(key)
      for (const other of known ?? []) earlier.add(other)
      if (known) known.push(at)
      else holders.set(key, [at])
    }
    for (const other of [...earlier].sort((a, b) => a - b)) {
      const one = records[other]
      const reasons = one && reasonsBetween(one, record, apart)
      if (reasons && isWorthAsking('person', reasons)) yield pairOf(one, record, reasons)
    }
  }
}

/** Rows of a table share no line and no forwarded message. */
const apart = { sameLine: () => false, sameForwardedMessage: () => false }

function pairOf(one: Evidence, other: Evidence, reasons: Reasons): ProposedPair {
  const said = (list: Reasons['for' | 'against' | 'notCounted'], speaks: ProposedPair['evidence'][number]['speaks']) =>
    list.map(({ code, left, right }) => ({ code, speaks, left, right }))
  return {
    a: one.id,
    b: other.id,
    score: scoreOf(reasons),
    evidence: [
      ...said(reasons.for, 'for'),
      ...said(reasons.against, 'against'),
      ...said(reasons.notCounted, 'not_counted'),
    ],
  }
}

/** How much of the doubt each reason takes away; what speaks against halves what is left. Weak, middling, strong: no finer. */
const weak = 0.3
const middling = 0.6
const strong = 0.9
const weights: Readonly<Record<ReasonCode, number>> = {
  same_v_number: strong,
  v_number_after_padding: strong,
  same_document_number: strong,
  same_name: middling,
  name_variant: middling,
  shared_name_part: weak,
  same_phone: middling,
  same_email: middling,
  same_account: middling,
  same_iban: middling,
  same_birth_date: middling,
  same_reference: weak,
  same_line: weak,
  same_forwarded_message: weak,
  same_number_plate: weak,
  same_place_name: weak,
  same_organisation_name: weak,
  same_contact_point: weak,
}

function scoreOf(reasons: Reasons): number {
  const doubt = reasons.for.reduce((left, reason) => left * (1 - weights[reason.code]), 1)
  return Math.round((1 - doubt) * 0.5 ** reasons.against.length * 10_000) / 10_000
}

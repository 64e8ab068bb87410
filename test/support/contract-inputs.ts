/**
 * Inputs of any row of the contract, generated from its schema: well-formed ones, and every way in which one can be malformed.
 * The schema is read as JSON Schema, so a new row is covered without a line here.
 */
import fc from 'fast-check'
import { z } from 'zod'
import { contract } from '../../src/contract/contract.ts'
import type { RowMeta } from '../../src/contract/procedure.ts'

interface Row {
  readonly '~orpc': { readonly meta: RowMeta; readonly inputSchema?: z.ZodType | undefined }
}
type Json = z.core.JSONSchema.JSONSchema

export interface ContractRow extends RowMeta {
  /** `cases.show` */
  readonly path: string
  readonly area: string
  readonly name: string
  readonly schema: z.ZodType
  readonly json: Json
}

export const contractRows: readonly ContractRow[] = Object.entries(
  contract satisfies Readonly<Record<string, Readonly<Record<string, Row>>>>,
).flatMap(([area, rows]) =>
  Object.entries<Row>(rows).map(([name, row]) => {
    const { meta, inputSchema = z.undefined() } = row['~orpc']
    const json = z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'throw' })
    return { ...meta, path: `${area}.${name}`, area, name, schema: inputSchema, json }
  }),
)

/** What a caller with a purpose of his own names. */
const purpose = { code: 'case_work', reference: '2016-ZNH-0001' }

/** Well-formed: passes the schema, whatever it means. Rows that ask for a purpose get one that exists. */
export function inputsOf(row: ContractRow): fc.Arbitrary<unknown> {
  const whole = arbitraryOf(row.json).filter(input => row.schema.safeParse(input).success)
  return row.purpose ? whole.map(input => (isObject(input) ? { ...input, purpose } : input)) : whole
}

function arbitraryOf(json: Json): fc.Arbitrary<unknown> {
  if (json.anyOf ?? json.oneOf) return fc.oneof(...partsOf(json).map(arbitraryOf))
  if (json.const !== undefined) return fc.constant(json.const)
  if (json.enum) return fc.constantFrom(...json.enum)
  switch (json.type) {
    case 'object': {
      const keys = Object.entries(json.properties ?? {}).map(([key, of]) => [key, arbitraryOf(schemaOf(of))] as const)
      return fc.record(Object.fromEntries(keys), { requiredKeys: json.required ?? [] })
    }
    case 'array':
      return fc.array(arbitraryOf(itemsOf(json)), {
        minLength: json.minItems ?? 0,
        maxLength: Math.min(json.maxItems ?? 3, Math.max(3, json.minItems ?? 0)),
      })
    case 'string':
      return stringsOf(json)
    case 'integer':
    case 'number':
      return fc.integer({ min: leastOf(json), max: Math.min(mostOf(json), 2 ** 40) })
    case 'boolean':
      return fc.boolean()
    default:
      return fc.constant(null)
  }
}

function stringsOf(json: Json): fc.Arbitrary<string> {
  if (json.format === 'uuid') return fc.uuid({ version: 7 })
  if (json.pattern) return fc.stringMatching(new RegExp(json.pattern))
  const minLength = json.minLength ?? 0
  const maxLength = Math.min(json.maxLength ?? 40, Math.max(40, minLength))
  return fc.string({ unit: 'grapheme', minLength, maxLength }).filter(text => text.trim().length >= minLength)
}

export interface Malformed {
  /** `user: wrong type` */
  readonly what: string
  readonly input: unknown
}

/** Every single thing that can be wrong about a well-formed input: type, bound, extra key, missing key; at every depth. */
export function malformationsOf(row: ContractRow, input: unknown): Malformed[] {
  const wrong = faultsOf(row.json, input, '').map(fault =>
    row.purpose && isObject(fault.input) && !fault.what.startsWith('purpose')
      ? { ...fault, input: { purpose, ...fault.input } }
      : fault,
  )
  // A few faults are none after all: null where null may stand, a text that fits another branch.
  return wrong.filter(fault => !row.schema.safeParse(fault.input).success)
}

function faultsOf(json: Json, value: unknown, at: string): Malformed[] {
  const named = (what: string): string => `${at === '' ? 'whole' : at}: ${what}`
  const faults: Malformed[] = [
    { what: named('wrong type'), input: json.type === 'string' ? 7 : 'text' },
    { what: named('null'), input: null },
    { what: named('list'), input: [[]] },
    { what: named('foreign object'), input: { __proto__: null, constructor: 1 } },
  ]
  if (json.maxLength !== undefined) faults.push({ what: named('too long'), input: 'x'.repeat(json.maxLength + 1) })
  if (json.minLength !== undefined) faults.push({ what: named('only space'), input: ' '.repeat(json.minLength) })
  if (json.pattern ?? json.enum) faults.push({ what: named('not of this form'), input: 'Nee, dit niet!' })
  if (json.type === 'integer' || json.type === 'number') {
    faults.push({ what: named('too small'), input: leastOf(json) - 1 })
    if (mostOf(json) < Number.MAX_SAFE_INTEGER) faults.push({ what: named('too large'), input: mostOf(json) + 1 })
    faults.push({ what: named('not whole'), input: 1.5 })
  }
  if (Array.isArray(value) && json.maxItems !== undefined && json.maxItems <= 10_000)
    faults.push({
      what: named('too many'),
      input: Array.from({ length: json.maxItems + 1 }, (): unknown => value[0] ?? 'x'),
    })
  if (isObject(value)) faults.push(...faultsInside(json, value, at))
  return faults
}

function faultsInside(json: Json, value: Readonly<Record<string, unknown>>, at: string): Malformed[] {
  const found: Malformed[] = [{ what: `${at || 'whole'}: extra key`, input: { ...value, sql: 'DROP TABLE signal' } }]
  for (const key of json.required ?? []) {
    const { [key]: _, ...rest } = value
    found.push({ what: `${at}${key}: missing`, input: rest })
  }
  for (const [key, of] of Object.entries(json.properties ?? {})) {
    if (!(key in value)) continue
    const inner = faultsOf(schemaOf(of), value[key], `${at}${key}`)
    found.push(...inner.map(fault => ({ what: fault.what, input: { ...value, [key]: fault.input } })))
  }
  return found
}

export interface TextPlace {
  readonly at: string
  /** The same input with this text there. */
  readonly put: (text: string) => unknown
}

/** Every place of a well-formed input where a person may write what he likes. */
export function textPlacesOf(row: ContractRow, input: unknown): TextPlace[] {
  return placesIn(row.json, input, '')
}

function placesIn(json: Json, value: unknown, at: string): TextPlace[] {
  if (json.anyOf ?? json.oneOf) return partsOf(json).flatMap(part => placesIn(part, value, at))
  if (json.type === 'string' && typeof value === 'string')
    return json.format || json.pattern || json.enum ? [] : [{ at, put: text => text }]
  if (json.type === 'array' && Array.isArray(value) && value.length > 0) {
    const items: readonly unknown[] = value
    return placesIn(itemsOf(json), items[0], `${at}[]`).map(place => ({
      ...place,
      put: text => [place.put(text), ...items.slice(1)],
    }))
  }
  if (!isObject(value)) return []
  return Object.entries(json.properties ?? {}).flatMap(([key, of]) =>
    placesIn(schemaOf(of), value[key], at === '' ? key : `${at}.${key}`).map(place => ({
      ...place,
      put: text => ({ ...value, [key]: place.put(text) }),
    })),
  )
}

function leastOf(json: Json): number {
  if (typeof json.exclusiveMinimum === 'number') return json.exclusiveMinimum + 1
  return json.minimum ?? Number.MIN_SAFE_INTEGER
}
function mostOf(json: Json): number {
  return json.maximum ?? Number.MAX_SAFE_INTEGER
}
function partsOf(json: Json): Json[] {
  return (json.anyOf ?? json.oneOf ?? []).map(schemaOf)
}
function itemsOf(json: Json): Json {
  return Array.isArray(json.items) ? {} : schemaOf(json.items ?? {})
}
function schemaOf(part: z.core.JSONSchema._JSONSchema): Json {
  return typeof part === 'boolean' ? {} : part
}
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

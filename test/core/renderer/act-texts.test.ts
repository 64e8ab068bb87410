import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actTexts } from '../../../renderer/i18n/act-texts.ts'
import { contract } from '../../../src/contract/contract.ts'
import type { RowMeta } from '../../../src/contract/procedure.ts'

interface Row {
  readonly '~orpc': { readonly meta: RowMeta }
}
const areas: Readonly<Record<string, Readonly<Record<string, Row>>>> = contract

describe('the words for acts of the log', () => {
  it('are there for every act that the contract can write, in Dutch and English', () => {
    const acts = Object.values(areas).flatMap(rows => Object.values(rows).map(row => row['~orpc'].meta.audit))
    expect(acts.filter(act => !actTexts[act]?.nl || !actTexts[act].en)).toEqual([])
  })

  it('are there for every act that a command names itself', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
    const named = files.flatMap(name =>
      [...readFileSync(join('src', name), 'utf8').matchAll(/\{ act: '([\w.]+)'/g)].map(found => found[1] ?? ''),
    )
    expect(named).not.toEqual([])
    expect(named.filter(act => !actTexts[act]?.nl || !actTexts[act].en)).toEqual([])
  })
})

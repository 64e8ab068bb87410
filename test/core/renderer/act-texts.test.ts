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
})

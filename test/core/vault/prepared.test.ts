import { describe, expect, it } from 'vitest'
import { prepared, queriesOver } from '../../../src/vault/db.ts'

const q = queriesOver<{ thing: { id: string; kind: string; size: number } }>()

describe('a prepared query', () => {
  const build = (id: string, kind: string) =>
    q
      .selectFrom('thing')
      .selectAll()
      .where('size', '>', 3)
      .where('kind', '=', kind)
      .where('id', 'in', [id, 'fixed', id])

  it('is the query that building it anew would give, with any arguments', () => {
    const made = prepared(build)
    for (const [id, kind] of [
      ['a', 'b'],
      ['', '\0' + '0'],
      ['\0' + '1', 'fixed'],
    ] as const) {
      const { sql, parameters } = made(id, kind).compile()
      expect({ sql, parameters }).toEqual({
        sql: build(id, kind).compile().sql,
        parameters: build(id, kind).compile().parameters,
      })
    }
  })

  it('is built once', () => {
    let times = 0
    const made = prepared((id: string) => {
      times += 1
      return q.selectFrom('thing').select('id').where('id', '=', id)
    })
    expect([made('a').compile().parameters, made('b').compile().parameters]).toEqual([['a'], ['b']])
    expect(times).toBe(1)
  })
})

/** P1: who looked at this person's data, and why. */
import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logProcedures, type CallContext, type Session } from '../../../src/access/index.ts'
import { EntityId } from '../../../src/contract/ids.ts'
import { entityProcedures } from '../../../src/entities/index.ts'
import { linkedSamples, type LinkedSamples } from '../../support/linked-samples.ts'

let s: LinkedSamples
beforeAll(async () => {
  s = await linkedSamples()
})
afterAll(() => s.register.close())

const log = logProcedures({
  opened: () => undefined,
  recordTables: [],
  leftWithPackets: () => [],
  takePath: () => '',
  readCard: () => ({ name: '', kind: 'classical', keyfps: [], groups: [] }),
})
const as = (session: Session): { context: CallContext } => ({ context: { session: () => session } })
const purpose = { code: 'case_work', reference: '2016-ZNH-0001' }

describe('the log of one person', () => {
  it('holds every opening and every search by a name, of whoever, with its purpose, and nothing of others', async () => {
    const { liaison, coordinator } = s.register
    // One vault has one key of questions.
    const colleague = { ...s.register.colleague, queryKey: coordinator.queryKey }
    await call(entityProcedures.show, { entity: EntityId.parse(s.P1), purpose }, as(liaison))
    await call(entityProcedures.show, { entity: EntityId.parse(s.P3), purpose }, as(liaison))
    await call(entityProcedures.find, { query: 'Mohammed al-Darwish', purpose }, as(colleague))
    const { entries } = await call(
      log.page,
      { person: s.P1, acts: ['entity.opened', 'entity.searched'] },
      as(coordinator),
    )
    expect(entries.map(entry => [entry.act, entry.actorName, entry.purpose?.code])).toEqual([
      ['entity.searched', 'liaison_2', 'case_work'],
      ['entity.opened', 'liaison_1', 'case_work'],
    ])
    await expect(call(log.page, { person: s.P1 }, as(liaison))).rejects.toThrow('NOT_PERMITTED')
  })
})

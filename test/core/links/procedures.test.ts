import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallContext, Session } from '../../../src/access/index.ts'
import { annotationProcedures } from '../../../src/annotation/index.ts'
import { EntityId, MentionId, RelationId, SignalId } from '../../../src/contract/ids.ts'
import { entityProcedures, statementProcedures } from '../../../src/entities/index.ts'
import { linkProcedures } from '../../../src/links/index.ts'
import { decisionProcedures } from '../../../src/signals/index.ts'
import { linkedSamples, type LinkedSamples } from '../../support/linked-samples.ts'

let s: LinkedSamples
let context: CallContext
beforeAll(async () => {
  s = await linkedSamples()
  context = { session: () => s.register.liaison }
})
afterAll(() => s.register.close())

const purpose = { code: 'case_work', reference: '2016-ZNH-0001' }
const signal = (name: keyof LinkedSamples['signals']) => SignalId.parse(s.signals[name].id)
const person = (id: string) => EntityId.parse(id)
const lastEntry = () => {
  const bytes = s.register.db.reader.sql.prepare('SELECT bytes FROM audit_entry ORDER BY n DESC LIMIT 1').get()?.[
    'bytes'
  ]
  return new TextDecoder().decode(bytes instanceof Uint8Array ? bytes : new Uint8Array())
}

describe('a liaison through the contract', () => {
  it('detects, lists, marks, notes and takes back', async () => {
    expect((await call(annotationProcedures.detect, { signal: signal('S07') }, { context })).added).toBe(0)
    const made = await call(
      annotationProcedures.add,
      { signal: signal('S07'), exact: 'wijkagent', kind: 'person', role: 'witness' },
      { context },
    )
    expect(made).toMatchObject({ surface: 'wijkagent', role: 'witness', found: 'marked' })
    await call(annotationProcedures.setRole, { mention: made.id, role: 'staff' }, { context })
    const note = await call(
      annotationProcedures.note,
      { signal: signal('S07'), exact: 'Niets opvallends', text: 'contra-indicatie' },
      { context },
    )
    expect(note.inherited.handling).toBe('H1')
    const listed = await call(annotationProcedures.list, { signal: signal('S07') }, { context })
    expect(listed.mentions.find(row => row.id === made.id)?.role).toBe('staff')
    expect(listed.notes).toHaveLength(1)
    await call(annotationProcedures.withdrawNote, { note: note.id, because: 'dubbel' }, { context })
    await call(annotationProcedures.reject, { mention: made.id }, { context })
    expect((await call(annotationProcedures.list, { signal: signal('S07') }, { context })).notes).toEqual([])
  })

  it('opens persons only with a purpose, which the log names', async () => {
    const shown = await call(entityProcedures.show, { entity: person(s.P1), purpose }, { context })
    expect(shown.names.map(name => name.script)).toContain('Arab')
    expect(shown.signals).toHaveLength(6)
    expect(lastEntry()).toContain('entity.opened')
    expect(lastEntry()).toContain('case_work')
    expect(lastEntry()).not.toContain('Darwish')
    await expect(
      call(entityProcedures.show, { entity: person(s.P1), purpose: { code: 'case_work' } }, { context }),
    ).rejects.toThrow('REFERENCE_NEEDED')
    await expect(
      call(entityProcedures.show, { entity: person(s.P1), purpose: { code: 'curiosity' } }, { context }),
    ).rejects.toThrow('PURPOSE_NEEDED')
  })

  it('finds with a purpose; the log keeps a digest and a number, never the words', async () => {
    const found = await call(entityProcedures.find, { query: 'Darwiche', purpose }, { context })
    expect(found.rows.map(row => row.label)).toContain('Mohammed al-Darwish')
    expect(found.rows.map(row => row.id)).not.toContain(s.P3)
    expect(lastEntry()).toContain('"query"')
    expect(lastEntry()).not.toMatch(/darwiche/i)
    const byNumber = await call(
      entityProcedures.find,
      { query: '0600004417', purpose, kind: 'contact_point' },
      { context },
    )
    expect(byNumber.rows.map(row => row.id)).toEqual([s.T1])
    expect((await call(entityProcedures.find, { query: 'Fictiva', purpose }, { context })).rows).toEqual([])
  })

  it('lists by signal and never at large', async () => {
    const rows = (await call(entityProcedures.list, { signal: signal('S03') }, { context })).rows
    expect(rows).toMatchObject([{ label: 'Bilal Rahmani', minor: true }])
    await expect(call(entityProcedures.list, {}, { context })).rejects.toThrow('PARENT_NEEDED')
    await expect(call(entityProcedures.proposals, {}, { context })).rejects.toThrow('PARENT_NEEDED')
    await expect(call(linkProcedures.network, {}, { context })).rejects.toThrow('PARENT_NEEDED')
  })

  it('asks for proposals, compares, and decides', async () => {
    const proposals = await call(entityProcedures.proposals, { signal: signal('S10') }, { context })
    expect(proposals.length).toBeGreaterThan(0)
    const [left, right] = [person(s.P3), person(s.P4)]
    expect((await call(entityProcedures.compare, { left, right }, { context })).against).toHaveLength(2)
    await call(entityProcedures.notSame, { left, right, because: 'twee nummers' }, { context })
    expect((await call(entityProcedures.compare, { left, right }, { context })).decided).toBe('not_same')
    await expect(call(entityProcedures.merge, { left, right, because: 'toch' }, { context })).rejects.toThrow(
      'NOTE_NEEDED',
    )
    const merged = await call(
      entityProcedures.merge,
      { left, right, because: 'toch', shown: ['different_v_numbers', 'different_birth_dates'] },
      { context },
    )
    expect((await call(linkProcedures.splitQuestions, { decision: merged.decision }, { context })).relations).toEqual(
      [],
    )
    const split = await call(linkProcedures.split, { decision: merged.decision, because: 'vergissing' }, { context })
    expect([split.left, split.right].sort()).toEqual([s.P3, s.P4].sort())
  })

  it('adds and lists statements', async () => {
    const mention = MentionId.parse(s.mention('S02', 'person', 'Youssef el-Haddad'))
    const made = await call(
      statementProcedures.add,
      { mention, property: 'said', value: 'vroeg hoe je bij de grens komt', firstHand: true },
      { context },
    )
    expect(made).toMatchObject({ signalNumber: 'S02', polarity: 'supports', grade: { source: 'B', information: '2' } })
    expect((await call(statementProcedures.list, { mention }, { context })).map(row => row.id)).toContain(made.id)
    await call(statementProcedures.withdraw, { statement: made.id, because: 'te kort' }, { context })
    expect(
      (await call(statementProcedures.list, { entity: person(s.P2) }, { context })).map(row => row.id),
    ).not.toContain(made.id)
  })

  it('opens a line with everything under it, follows a path, draws and exports', async () => {
    const [tie] = await call(linkProcedures.list, { entity: person(s.P1) }, { context })
    const opened = await call(linkProcedures.show, { relation: RelationId.parse(tie?.id) }, { context })
    expect(opened.statements[0]?.quote).not.toBe('')
    expect(
      await call(linkProcedures.connections, { left: person(s.P1), right: person(s.P2) }, { context }),
    ).toHaveLength(2)
    expect((await call(linkProcedures.path, { left: person(s.P1), right: person(s.P4) }, { context })).steps).toEqual(
      [],
    )
    expect((await call(linkProcedures.network, { entity: person(s.P1) }, { context })).nodes.length).toBeGreaterThan(3)
    expect((await call(linkProcedures.picture, { entity: person(s.P1), purpose }, { context })).svg).toContain('<svg')
    for (const format of ['ftm', 'graphml', 'gexf', 'csv'] as const) {
      expect(
        (await call(linkProcedures.export, { entity: person(s.P1), purpose, format }, { context })).text.length,
      ).toBeGreaterThan(100)
    }
  })

  it('withdraws a tie with all its relations, and gets all of them back at one undo', async () => {
    const find = async () =>
      (await call(linkProcedures.list, { entity: person(s.P1) }, { context })).find(
        tie => tie.type === 'uses_contact_point' && tie.relations.length === 3,
      )
    const tie = await find()
    const relation = RelationId.parse(tie?.id)
    const made = await call(linkProcedures.withdrawTie, { relation, because: 'verkeerd nummer' }, { context })
    expect(await find()).toBeUndefined()
    await call(decisionProcedures.undo, { decision: made.decision, because: 'toch goed' }, { context })
    expect((await find())?.relations).toEqual(tie?.relations)
  })
})

describe('somebody else', () => {
  const as = (role: Session['user']['role']): CallContext => ({
    session: () => ({ ...s.register.liaison, user: { ...s.register.liaison.user, role } }),
  })

  it.each(['privacy_officer', 'config_admin'] as const)('as %s sees and changes nothing', async role => {
    const mine = { context: as(role) }
    await expect(call(annotationProcedures.list, { signal: signal('S01') }, mine)).rejects.toThrow('NOT_PERMITTED')
    await expect(call(entityProcedures.show, { entity: person(s.P1), purpose }, mine)).rejects.toThrow('NOT_PERMITTED')
    await expect(
      call(entityProcedures.merge, { left: person(s.P1), right: person(s.P2), because: 'x' }, mine),
    ).rejects.toThrow('NOT_PERMITTED')
    await expect(call(linkProcedures.network, { entity: person(s.P1) }, mine)).rejects.toThrow('NOT_PERMITTED')
  })
})

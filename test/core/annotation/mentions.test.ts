import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addMention,
  addNote,
  detectInSignal,
  mentionsOf,
  notesOf,
  rejectMention,
} from '../../../src/annotation/index.ts'
import { addCondition } from '../../../src/signals/conditions.ts'
import { insertRecord, keepingOf } from '../../../src/vault/index.ts'
import { extract } from '../../../src/vault/tables.ts'
import { acting, aMention, aSignal, inState, withRole, type MadeSignal } from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

const text = 'Volgens de mentor was Karim Darwisi (V-nummer 0099120583) op 12-10-2016 in azc Oosterhaven.'
let register: TestRegister
let signal: MadeSignal
beforeEach(() => {
  register = aRegister()
  signal = aSignal(register, { text, handling: 'H2', conditions: ['no_onward_without_consent'] })
})
afterEach(() => register.close())

const detect = () => acting(register, tx => detectInSignal(tx, register.liaison, signal.id))
const mentions = () => mentionsOf(register.db.reader, signal.id)

describe('detection in a signal', () => {
  it('adds nothing the second time, and nothing that was rejected', () => {
    expect(detect()).toHaveLength(4)
    expect(detect()).toEqual([])
    const place = mentions().find(row => row.kind === 'location')
    acting(register, tx => rejectMention(tx, register.liaison, place?.id ?? '', 'geen plaats van belang'))
    expect(detect()).toEqual([])
    expect(mentions().map(row => row.kind)).toEqual(['person', 'v_number', 'date'])
  })

  it('leaves a message inside to itself', () => {
    const forward = aSignal(register, { text, structure: { role: 'message' } })
    expect(acting(register, tx => detectInSignal(tx, register.liaison, forward.id))).toEqual([])
  })

  it('keeps its places when the original is read anew', () => {
    detect()
    const old = mentions()
    const newer = acting(register, tx =>
      insertRecord(tx, extract, keepingOf(tx, 'inbox', signal.id), {
        original: signal.original,
        subject_of: signal.id,
        engine: 'schakel-2',
        text: `KOP\n${text}`,
        structure: '{}',
        reading: 'read',
        has_text: 1,
      }),
    )
    expect(mentions().map(row => row.surface)).toEqual(old.map(row => row.surface))
    for (const row of mentions()) {
      expect(row.place?.extract).toBe(newer)
      expect(`KOP\n${text}`.slice(row.place?.start, row.place?.end)).toBe(row.surface)
    }
    expect(detect()).toEqual([])
  })
})

describe('a mention marked by hand', () => {
  it('quotes exactly, or is refused', () => {
    const id = aMention(register, signal, 'person', 'Karim Darwisi')
    const row = mentions().find(each => each.id === id)
    expect(text.slice(row?.place?.start, row?.place?.end)).toBe('Karim Darwisi')
    expect(() => aMention(register, signal, 'person', 'Kareem Darwisi')).toThrow('NOT_A_PASSAGE')
    expect(() =>
      acting(register, tx =>
        addMention(tx, register.liaison, {
          signal: signal.id,
          kind: 'person',
          exact: 'Karim',
          range: { start: 0, end: 5 },
          extract: signal.extracts[0],
        }),
      ),
    ).toThrow('NOT_A_PASSAGE')
  })

  it('is the same one when marked twice', () => {
    expect(aMention(register, signal, 'person', 'Karim Darwisi')).toBe(
      aMention(register, signal, 'person', 'Karim Darwisi'),
    )
  })

  it('is never a citizen number', () => {
    const other = aSignal(register, { text: 'Zijn nummer is 111222333.' })
    expect(() => aMention(register, other, 'document_number', '111222333')).toThrow('CITIZEN_NUMBER')
  })

  it('takes another role by a decision', () => {
    const id = aMention(register, signal, 'person', 'Karim Darwisi')
    withRole(register, id, 'harmed')
    expect(mentions().find(row => row.id === id)?.role).toBe('harmed')
  })
})

describe('a note', () => {
  it('carries the code and conditions of its source', () => {
    acting(register, tx =>
      addNote(tx, register.liaison, {
        signal: signal.id,
        exact: 'op 12-10-2016',
        kind: 'note',
        text: 'Dat was een woensdag.',
      }),
    )
    const [note] = notesOf(register.db.reader, signal.id)
    expect(note?.quote).toBe('op 12-10-2016')
    expect(note?.inherited).toMatchObject({ handling: 'H2', conditions: [{ code: 'no_onward_without_consent' }] })
  })

  it('says for whom a condition of its source holds, not only that there is one', () => {
    acting(register, tx => {
      addCondition(tx, register.liaison, {
        signal: signal.id,
        code: 'not_to_recipient',
        recipientKinds: ['dtv'],
        text: '',
      })
      addNote(tx, register.liaison, { signal: signal.id, exact: 'azc Oosterhaven', kind: 'doubt', text: 'Welk azc?' })
    })
    const [note] = notesOf(register.db.reader, signal.id)
    expect(note?.inherited.conditions.map(({ code, parameters }) => [code, parameters])).toContainEqual([
      'not_to_recipient',
      { recipientKinds: ['dtv'] },
    ])
  })

  it('is refused with a marking above what the register may hold', () => {
    expect(() =>
      acting(register, tx =>
        addNote(tx, register.liaison, { signal: signal.id, exact: 'azc', kind: 'note', text: 'Stg. Geheim' }),
      ),
    ).toThrow()
  })
})

it('is gone with an unfounded signal', () => {
  detect()
  inState(register, signal.id, 'unfounded')
  expect(mentions()).toEqual([])
  expect(() => aMention(register, signal, 'person', 'Karim Darwisi')).toThrow('NOT_FOUND')
})

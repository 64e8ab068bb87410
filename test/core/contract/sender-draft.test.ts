/** What a sender can be told: a reason and a request for everything that is ever set aside, and nothing that was not the sender's. */
import { describe, expect, it } from 'vitest'
import { codes } from '../../../src/contract/errors.ts'
import { draftForSender, kindForSender } from '../../../src/contract/sender-draft.ts'

describe('a draft for the sender', () => {
  it('knows every code for which something is set aside, and no other', () => {
    const setAside = Object.entries(codes).flatMap(([code, row]) => (row.class === 'quarantine' ? [code] : []))
    expect(Object.keys(kindForSender).toSorted()).toEqual(setAside.toSorted())
  })

  it('says what came, when, why it was not taken in and what to send instead', () => {
    const entry = { label: 'stukken.zip', code: 'IMP-13', at: Date.UTC(2016, 9, 24, 9) }
    expect(draftForSender(entry, 'nl')).toBe(
      'Goedendag,\n\nOp 24 oktober 2016 ontvingen wij van u “stukken.zip”. Het is niet in behandeling genomen en bij ons gewist. Er zitten te veel archieven in elkaar.\n\nWilt u de bestanden los sturen?\n\nMet vriendelijke groet,',
    )
    const turned = draftForSender({ ...entry, label: 'a\u202efdp.exe' }, 'nl')
    expect(turned).toContain('“a\ufffdfdp.exe”')
    expect(draftForSender(entry, 'en')).toContain('On 24 October 2016 we received “stukken.zip” from you.')
  })
})

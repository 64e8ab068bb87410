/** Signals that look related: by number, name, file and message, over the ten samples and over made ones. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMention, setMentionRole } from '../../../src/annotation/index.ts'
import { attachMention, createEntity } from '../../../src/entities/index.ts'
import { recordContradiction } from '../../../src/signals/decisions.ts'
import { compareSignals, relatedTo, withRelated } from '../../../src/search/related/related-list.ts'
import { settlePair } from '../../../src/search/related/settle.ts'
import { SignalId } from '../../../src/contract/ids.ts'
import { acting, aSignal, detected, inState } from '../../support/register.ts'
import { sampleNames, sampleRegister } from '../../support/sample-register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const withText = (text: string, more: object = {}) => {
  const made = aSignal(register, { text, organisation: 'coa', ...more })
  detected(register, made)
  return made
}
const relatedIn = (target: TestRegister, signal: string) =>
  acting(target, tx => relatedTo(tx, target.liaison, signal).signals)
const reasonsFor = (signal: string) =>
  relatedIn(register, signal).map(each => [each.number, each.reasons.map(reason => reason.code)])

describe('related signals', () => {
  it('share a number, in whatever way it is written', () => {
    const one = withText('Hij belde met 06-0000 4417 en reed in XX-00-00.', { number: 'A' })
    withText('Bereikbaar op +31 6 0000 4417.', { number: 'B' })
    withText('De bus met kenteken XX0000 stond er weer.', { number: 'C' })
    withText('Niets van dat alles.', { number: 'D' })
    expect(reasonsFor(one.id).sort()).toEqual([
      ['B', ['same_phone']],
      ['C', ['same_number_plate']],
    ])
  })

  it('share a name across spellings and scripts, and say which', () => {
    const one = withText('Gesproken met Youssef el-Haddad over vertrek.', { number: 'A' })
    withText('De man noemde zich Yusuf al-Haddad, aldus de melder.', { number: 'B' })
    withText('Gesproken met Kareem Darwisi over vertrek.', { number: 'C' })
    expect(relatedIn(register, one.id)).toMatchObject([
      { number: 'B', reasons: [{ code: 'name_variant', left: 'Youssef el-Haddad', right: 'Yusuf al-Haddad' }] },
    ])
  })

  it('say it apart when V-numbers are equal only after adding zeros (R33)', () => {
    const one = withText('Het gaat om V-nummer 0099120417.', { number: 'A' })
    withText('Het gaat om V-nr 99120417.', { number: 'B' })
    expect(reasonsFor(one.id)).toEqual([['B', ['v_number_after_padding']]])
  })

  it('never rest on a place, a date, a list or a nationality (R10, R35)', () => {
    const text = 'Op 12 oktober 2016 in azc Veldmeer zei een Syrische bewoner iets over de reis naar Meerstad.'
    const one = withText(text, { number: 'A' })
    withText('Op 12 oktober 2016 in azc Veldmeer vroeg een Syrische man naar Meerstad.', { number: 'B' })
    expect(reasonsFor(one.id)).toEqual([])
  })

  it('never rest on a reporter or somebody of the staff (R15)', () => {
    const one = withText('Gesproken met Youssef el-Haddad over vertrek.', { number: 'A' })
    const other = withText('Gemeld door Youssef el-Haddad zelf.', { number: 'B' })
    const mention = register.db.reader.sql
      .prepare("SELECT id FROM mention WHERE signal = ? AND kind = 'person'")
      .get([other.id])?.['id']
    register.db.act(register.liaison.acting, { act: 'test' }, tx => {
      setMentionRole(tx, register.liaison, String(mention), 'reporter')
    })
    expect(reasonsFor(one.id)).toEqual([])
  })

  it('leave out what is unfounded, at once (R56), and what contradicts, which stands above (R16)', () => {
    const one = withText('Nummer 06-0000 4417.', { number: 'A' })
    const gone = withText('Nummer 06-0000 4417.', { number: 'B' })
    const against = withText('Nummer 06-0000 4417.', { number: 'C' })
    expect(reasonsFor(one.id)).toHaveLength(2)
    inState(register, gone.id, 'unfounded')
    acting(register, tx => recordContradiction(tx, register.liaison, against.id, one.id, 'spreekt tegen'))
    expect(reasonsFor(one.id)).toEqual([])
  })

  it('include who was recorded as the same person, whatever the names', () => {
    const one = withText('Gesproken met Youssef el-Haddad over vertrek.', { number: 'A' })
    const other = withText('Hij laat zich Abu Nour noemen, zegt Samira Hassan.', { number: 'B' })
    const person = (signal: string) =>
      String(
        register.db.reader.sql
          .prepare("SELECT id FROM mention WHERE signal = ? AND kind = 'person' ORDER BY surface LIMIT 1")
          .get([signal])?.['id'],
      )
    acting(register, tx => {
      const { entity } = createEntity(tx, register.liaison, { mention: person(one.id), kind: 'person' })
      attachMention(tx, register.liaison, { mention: person(other.id), entity, because: 'zelf gezegd' })
    })
    expect(reasonsFor(one.id)).toEqual([['B', ['same_person_recorded']]])
  })

  it('are told for a whole list at once', () => {
    const one = withText('Nummer 06-0000 4417.')
    const other = withText('Nummer 06-0000 4417.')
    const alone = withText('Niets.')
    const asked = [one, other, alone].map(each => SignalId.parse(each.id))
    expect(acting(register, tx => withRelated(tx, register.liaison, asked))).toEqual(asked.slice(0, 2))
  })
})

describe('what was decided about two', () => {
  const text = 'Nummer 06-0000 4417, en iets met FX12345 erop.'
  const pair = () => [withText(text, { number: 'A' }), withText(text, { number: 'B' })] as const
  const settle = (left: string, right: string, verdict: 'not_related' | 'undecided') =>
    acting(register, tx =>
      settlePair(tx, register.liaison, { left, right, verdict, because: 'toeval' }, ['same_phone']),
    )

  it('is remembered until there is a new reason (R39)', () => {
    const [one, other] = pair()
    settle(other.id, one.id, 'not_related')
    expect(reasonsFor(one.id)).toEqual([])
    expect(reasonsFor(other.id)).toEqual([])
    for (const signal of [one.id, other.id])
      acting(register, tx => addMention(tx, register.liaison, { signal, exact: 'FX12345', kind: 'document_number' }))
    expect(reasonsFor(one.id)).toEqual([['B', ['same_phone', 'same_document_number']]])
  })

  it('"undecided" leaves it where it is, and is told when both are compared', () => {
    const [one, other] = pair()
    settle(one.id, other.id, 'undecided')
    expect(reasonsFor(one.id)).toEqual([['B', ['same_phone']]])
    const { earlier } = acting(register, tx => compareSignals(tx, register.liaison, other.id, one.id))
    expect(earlier).toMatchObject([{ kind: 'related_undecided', because: 'toeval', by: 'liaison_1' }])
  })
})

describe('two side by side', () => {
  it('show the passages that they share, in their own texts', () => {
    const shared = 'hij zou filmpjes van gevechten hebben laten zien in de recreatieruimte van het azc'
    const one = withText(`Volgens een bewoner: ${shared}. Nummer 06-0000 4417.`)
    const other = withText(`Wij hoorden dat ${shared}! Zijn nummer is 06-00004417.`)
    const { left, right, reasons, mayShareOrigin } = acting(register, tx =>
      compareSignals(tx, register.liaison, one.id, other.id),
    )
    expect(reasons.map(reason => reason.code)).toContain('same_phone')
    const quoted = ({ texts, marks }: typeof left) =>
      marks.map(mark => texts.find(text => text.extract === mark.extract)?.text.slice(mark.start, mark.end))
    expect(quoted(left)).toEqual(['06-0000 4417', shared])
    expect(quoted(right)).toEqual(['06-00004417', shared])
    expect(mayShareOrigin).toBe(reasons.some(reason => reason.code === 'nearly_same_text'))
  })
})

describe('the ten samples', () => {
  it('are related as they are, and never by the azc in which most of them live', async () => {
    const samples = await sampleRegister()
    try {
      const found = Object.fromEntries(
        sampleNames.map(name => [
          name,
          relatedIn(samples.register, samples.signals[name].id)
            .map(each => each.number)
            .sort(),
        ]),
      )
      // The same V-number or phone: S01, S05, S07, S08 and row 3 of the list; S09 counts with S01.
      expect(found['S01']).toEqual(expect.arrayContaining(['S04 row 3', 'S05', 'S07', 'S08']))
      expect(found['S07']).toEqual(expect.arrayContaining(['S01', 'S04 row 3']))
      // Kareem Darwisi is related to Karim Darwisi by the spelling of a name, and to nobody else of his azc.
      expect(found['S06']).toEqual(['S04 row 6', 'S10'])
      expect(found['S04 row 19']).toEqual([])
    } finally {
      samples.register.close()
    }
  })
})

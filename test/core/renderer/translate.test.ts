import { describe, expect, it } from 'vitest'
import { en } from '../../../renderer/i18n/en.ts'
import { nl } from '../../../renderer/i18n/nl.ts'
import { notes } from '../../../renderer/i18n/notes.ts'
import { translator } from '../../../renderer/i18n/translate.ts'

const formsOf = (text: string | { one: string; other: string }): string[] =>
  typeof text === 'string' ? [text] : [text.one, text.other]
const placeholdersOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(found => found[1] ?? '').sort()

describe('texts of the screens', () => {
  it('have the same keys in every language, each with a note for translators', () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl))
    expect(Object.keys(notes)).toEqual(Object.keys(nl))
    expect(Object.values(notes).filter(note => note.trim() === '')).toEqual([])
  })

  it('name the same placeholders in every language and every form', () => {
    for (const [key, text] of Object.entries(nl)) {
      const expected = placeholdersOf(formsOf(text)[0] ?? '')
      const english = Object.entries(en).find(([name]) => name === key)?.[1] ?? ''
      for (const form of [...formsOf(text), ...formsOf(english)])
        expect(`${key}: ${placeholdersOf(form).join()}`).toBe(`${key}: ${expected.join()}`)
    }
  })

  it('choose the plural form by the rules of the language and fill in what is given', () => {
    const t = translator('nl')
    expect(t('unlock.wait', { count: 1 })).toBe('Nog 1 seconde wachten.')
    expect(t('unlock.wait', { count: 15 })).toBe('Nog 15 seconden wachten.')
    expect(translator('en')('unlock.demand', { time: '11:42' })).toBe('Locked at 11:42, at your request')
  })

  it('use no word that judges a person and no exclamation mark', () => {
    const all = [...Object.values(nl), ...Object.values(en)].flatMap(formsOf)
    expect(all.filter(text => /\b(verdachte?|dreiging|score|treffer|hit|suspect|threat)\b|!/i.test(text))).toEqual([])
  })
})

import { expect, it } from 'vitest'
import { shippedCodebooks } from '../../../src/access/index.ts'
import { readOut } from '../../../src/signals/read-out.ts'

const read = (text: string) => readOut(shippedCodebooks, { senderAddress: null, fileName: 'a.txt', title: '', text })
const codes = (text: string) => read(text).conditions.map(one => one.code)

it('reads conditions from the sentence that holds them, with that sentence', () => {
  const { conditions } = read('Iets anders. De naam van de melder mag niet gedeeld worden. Contact loopt via de voogd.')
  expect(conditions.map(one => [one.code, one.quote])).toEqual([
    ['reporter_name_protected', 'De naam van de melder mag niet gedeeld worden.'],
    ['contact_via_guardian', 'Contact loopt via de voogd.'],
  ])
})

it('reads to whom, and to whom not', () => {
  const only = read('Verstrekking aan de AIVD is bij dit rapport toegestaan.').conditions
  expect(only).toMatchObject([{ code: 'only_to_recipient', recipientKinds: ['aivd'] }])
  const not = read('Niet verstrekken aan de AIVD zonder overleg met de politie.').conditions
  expect(not).toMatchObject([{ code: 'not_to_recipient', recipientKinds: ['aivd'] }])
})

it('joins no words of two sentences', () => {
  expect(codes('De naam van de melder staat erin. Dat is niet erg.')).not.toContain('reporter_name_protected')
})

it('reads a million characters without a full stop: one that took the square of that would not end', () => {
  expect(codes('naam van de melder contact verstrekking aan niet verstrekken aan '.repeat(16_000))).toEqual([])
})

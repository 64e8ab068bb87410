import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, nameKeys } from '../../../src/entities/index.ts'
import { truth } from '../../support/sample-texts.ts'

describe('names of one person', () => {
  const forms = truth.entities.P1.names
  it.each(forms)('%s is found from each of the other forms', name => {
    for (const other of forms) {
      if (other === name) continue
      expect(compareNames(name, other).kind, other).toMatch(/same|variant/)
      expect(nameKeys(name).some(key => nameKeys(other).includes(key))).toBe(true)
    }
  })

  it('are told apart from another name by the rule that joined them', () => {
    expect(compareNames('Mohammed al-Darwish', 'DARWICHE, Mohamed').rules).toEqual([
      'article',
      'order',
      'given_name_spelling',
      'spelling',
    ])
    expect(compareNames('Mohammed al-Darwish', 'Mohammed el-Darwish').rules).toEqual(['article'])
    expect(compareNames('Youssef el-Haddad', 'يوسف حداد').rules).toContain('script')
  })

  it.each([
    ['Abd al-Rahman Saleh', 'Abdulrahman Salih'],
    ['عبد الرحمن صالح', 'Abdurrahman Saleh'],
    ['Tesfay Berhane', 'Tesfai Berhane'],
    ['Дарвиш Мохаммед', 'Mohammed Darwish'],
    ['José D’Almeida', 'Jose Dalmeida'],
    ['Cissé Mamadou', 'Mamadou CISSE'],
    ['Mohammed Ali al-Darwish', 'Mohamed Darwich'],
  ])('%s and %s may be one', (left, right) => {
    expect(compareNames(left, right).kind).toMatch(/same|variant/)
  })
})

describe('names of two people', () => {
  it.each([
    ['Mohammed al-Darwish', 'Mahmoud Darwich'],
    ['محمد درويش', 'Mahmoud Darwich'],
    ['Mohammed Darwish', 'Mohammed Darwisi'],
    ['Mohammed al-Darwish', 'Karim Darwisi'],
    ['Mohammed al-Darwish', 'Kareem Darwisi'],
    ['Karam Darwish', 'Karim Darwish'],
    ['Hassan Nasser', 'Hussein Nasser'],
    ['Ahmed Ali', 'Ahmed Omar'],
    ['درويشي محمد', 'محمد درويش'],
  ])('%s and %s are different', (left, right) => {
    expect(compareNames(left, right).kind).toBe('different')
  })

  it('is at most a part when one of them has a single name', () => {
    expect(compareNames('Yusuf', 'Youssef el-Haddad')).toMatchObject({
      kind: 'part',
      rules: ['article', 'given_name_spelling', 'single_name'],
    })
    expect(compareNames('Yusuf', 'Yusuf').kind).toBe('part')
    expect(compareNames('T. Fictiva', 'Tessa Fictiva').kind).toBe('part')
  })
})

it('compares the same way round, whatever is written', () => {
  const name = () =>
    fc
      .array(
        fc.constantFrom('Mohammed', 'محمد', 'al-', 'Darwish', 'DARWICHE,', 'Karim', 'J.', 'é', '-', 'حداد', 'van'),
        { maxLength: 5 },
      )
      .map(words => words.join(' '))
  fc.assert(
    fc.property(name(), name(), (left, right) => {
      expect(compareNames(left, right).kind).toBe(compareNames(right, left).kind)
    }),
  )
})

import { describe, expect, it } from 'vitest'
import { suggestName } from '../../../renderer/screens/founding/suggest-name.ts'
import { UserName } from '../../../src/contract/vault.ts'

describe('the short name that is proposed', () => {
  it.each([
    ['Bente Voorbeeld', 'bente'],
    ['C. de Wit', 'wit'],
    ['J.-P. Bos (liaison)', 'j.-p'],
    ['Élodie Ürün', 'elodie'],
    ['X', 'x'],
  ])('for %s is %s, which the contract takes', (fullName, name) => {
    expect(suggestName(fullName)).toBe(name)
    expect(UserName.safeParse(name).success).toBe(true)
  })

  it('is empty when no letter of the name can be in it', () => {
    expect(suggestName('محمد حداد')).toBe('')
  })
})

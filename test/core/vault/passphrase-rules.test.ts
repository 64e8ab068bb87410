import { describe, expect, it } from 'vitest'
import { faultOfPassphrase } from '../../../src/vault/passphrase-rules.ts'

describe('the rules for a passphrase', () => {
  it('takes any phrase of several unrelated words', async () => {
    for (const phrase of [
      'zeven vrije paarden in een wei',
      'correct-horse-battery',
      'كلمات كثيرة بلا علاقة بينها',
      'Qz7!vmp2#LkwRt9x',
    ]) {
      expect(await faultOfPassphrase(phrase), phrase).toBeUndefined()
    }
  })

  it('counts characters at both limits', async () => {
    expect(await faultOfPassphrase('zeven vrije pa')).toBe('PASSPHRASE_SHORT')
    expect(await faultOfPassphrase('zeven vrije paa')).toBeUndefined()
    const long = 'zeven vrije paarden '.repeat(13)
    expect(await faultOfPassphrase(`${long.slice(0, 250)}uilenx`)).toBeUndefined()
    expect(await faultOfPassphrase(`${long.slice(0, 250)}uilenxy`)).toBe('PASSPHRASE_LONG')
  })

  it('refuses what everybody tries', async () => {
    for (const phrase of [
      'passwordpassword',
      'Password Password',
      '123456789012345',
      'aaaaaaaaaaaaaaaa',
      'abcdefghijklmnop',
      'welkom welkom welkom',
      '1qaz2wsx3edc4rfv',
      'Schakel kluis 2026',
      'mijn wachtwoord 123',
      'geheim-geheim-geheim',
      'de politie 2026!!!!',
    ]) {
      expect(await faultOfPassphrase(phrase), phrase).toBe('PASSPHRASE_COMMON')
    }
  })

  it("refuses a phrase of the organisation's own words alone", async () => {
    expect(await faultOfPassphrase('havenbureau zuidwest')).toBeUndefined()
    expect(await faultOfPassphrase('havenbureau zuidwest', ['Havenbureau Zuidwest'])).toBe('PASSPHRASE_COMMON')
  })
})

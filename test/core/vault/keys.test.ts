import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { argon2Settings, calibrate, floorSettings } from '../../../src/vault/calibrate.ts'
import {
  deriveKey,
  duplicateDigest,
  nativeArgon2id,
  passphraseBytes,
  queryDigest,
  stretchPassphrase,
  wasmArgon2id,
} from '../../../src/vault/keys.ts'
import { codeOfFailure } from '../../support/vault-folder.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('from passphrase to keys', () => {
  it('gives the same bytes for one phrase typed in two ways', () => {
    expect(passphraseBytes('caf\u00e9 \ufb01jn')).toEqual(passphraseBytes('cafe\u0301 fijn'))
    expect(passphraseBytes('Zeven')).not.toEqual(passphraseBytes('zeven'))
  })

  it('two implementations of Argon2id agree on any input', async () => {
    const [native, wasm] = [await nativeArgon2id(), await wasmArgon2id()]
    const bytes = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max })
    const cost = fc.record({
      m: fc.integer({ min: 64, max: 256 }),
      t: fc.integer({ min: 1, max: 4 }),
      p: fc.integer({ min: 1, max: 8 }),
    })
    await fc.assert(
      fc.asyncProperty(bytes(1, 300), bytes(16, 16), cost, async (password, salt, { m, t, p }) => {
        const settings = { alg: 'argon2id' as const, v: 19 as const, m, t, p }
        expect(hex(await native(password, settings, salt))).toBe(hex(await wasm(password, settings, salt)))
      }),
      { numRuns: 30 },
    )
  })

  it('computes nothing with settings out of bounds', async () => {
    for (const settings of [
      argon2Settings(64 * 1024 - 1, 3, 4),
      argon2Settings(1024 * 1024 + 1, 3, 4),
      argon2Settings(65_536, 2, 4),
      argon2Settings(65_536, 3, 9),
    ]) {
      expect(await codeOfFailure(() => stretchPassphrase('x', settings))).toBe('KLU-07')
    }
    expect(await codeOfFailure(() => stretchPassphrase('x', { ...floorSettings(), salt: 'AAAA' }))).toBe('KLU-07')
  })

  it('takes the largest memory that is quick enough and at most an eighth of the machine', async () => {
    let now = 0
    const clock = { monotonic: () => now }
    const chosen = async (msPerMib: number, memoryBytes: number): Promise<number> =>
      (await calibrate({ clock, memoryBytes, run: ({ m }) => Promise.resolve((now += (m / 1024) * msPerMib)) })).m /
      1024
    const gib = 1024 ** 3
    expect(await chosen(1, 16 * gib)).toBe(512)
    expect(await chosen(2, 16 * gib)).toBe(256)
    expect(await chosen(1, 2 * gib)).toBe(256)
    // Slow or small: never under the floor.
    expect(await chosen(100, 16 * gib)).toBe(64)
    expect(await chosen(1, 0.25 * gib)).toBe(64)
  })

  it('draws a salt for every slot', () => {
    expect(floorSettings().salt).not.toBe(floorSettings().salt)
  })

  it('keeps keys of different uses, numbers and vaults apart', () => {
    const from = new Uint8Array(32).fill(1)
    const vaults = [new Uint8Array(16), new Uint8Array(16).fill(1)]
    const uses = ['slot', 'header', 'database', 'anchor'] as const
    const keys = vaults.flatMap(vault => uses.flatMap(use => [1, 2, 11].map(n => hex(deriveKey(from, vault, use, n)))))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('digests equal searches alike, whatever their spacing and case, and nothing without the key', () => {
    const key = new Uint8Array(32).fill(5)
    expect(queryDigest(key, ' Jan  DE Boer')).toEqual(queryDigest(key, 'jan de\tboer '))
    expect(queryDigest(key, 'jan')).not.toEqual(queryDigest(new Uint8Array(32), 'jan'))
    expect(duplicateDigest(key, new Uint8Array(64))).not.toEqual(
      duplicateDigest(new Uint8Array(32), new Uint8Array(64)),
    )
  })
})

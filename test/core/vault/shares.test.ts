import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineShares, formatShare, readShare, splitSecret, type SharePlace } from '../../../src/vault/shares.ts'

const place: SharePlace = { kind: 'vault', id: new Uint8Array(16).fill(3) }
const secret = Uint8Array.from({ length: 32 }, (_, i) => i * 7)
const faultsOf = async (texts: readonly string[], at = place): Promise<unknown> => {
  const outcome = await combineShares(texts, at)
  return outcome.kind === 'wrong' ? outcome.faults : outcome.kind
}

describe('recovery shares', () => {
  it('give the secret back from any two of three, in any order', async () => {
    const [a, b, c] = await splitSecret(secret, place, 1)
    for (const pair of [
      [a, b],
      [b, a],
      [a, c],
      [c, b],
      [a, b, c],
    ]) {
      const outcome = await combineShares(pair, place)
      expect(outcome.kind === 'secret' && outcome.secret).toEqual(secret)
    }
  })

  it('read back from paper as they were, for any share', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('vault' as const, 'organisation' as const),
        (y, set, x, kind) => {
          const at = { ...place, kind }
          const paper = formatShare({ set, x, y }, at)
          expect(paper).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){15}[0-9A-HJKMNP-TV-Z]{4}$/)
          expect(readShare(paper, at, 1)).toEqual({ kind: 'share', share: { set, x, y } })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('may be typed in lower case, without spaces, with hyphens, and with O, I and L', async () => {
    const [a, b] = await splitSecret(secret, place, 1)
    const sloppy = a.toLowerCase().replaceAll(' ', '-').replaceAll('0', 'o').replaceAll('1', 'l')
    const outcome = await combineShares([sloppy, b.replaceAll(' ', '').replaceAll('1', 'I')], place)
    expect(outcome.kind === 'secret' && outcome.secret).toEqual(secret)
  })

  it('each name their own fault', async () => {
    const [a, b] = await splitSecret(secret, place, 1)
    const [other] = await splitSecret(secret, place, 2)
    const [foreign] = await splitSecret(secret, { kind: 'vault', id: new Uint8Array(16) }, 1)
    const [organisation] = await splitSecret(secret, { ...place, kind: 'organisation' }, 1)
    const typo = a.startsWith('04') ? `${a.slice(0, -1)}${a.endsWith('7') ? '8' : '7'}` : a
    const swapped = [...a.split(' ').slice(0, 14), a.split(' ')[15], a.split(' ')[14]].join(' ')
    expect(await faultsOf([a])).toEqual([{ code: 'SHARES_MISSING', details: { needed: 2 } }])
    expect(await faultsOf([])).toEqual([{ code: 'SHARES_MISSING', details: { needed: 2 } }])
    expect(await faultsOf([a, a])).toEqual([{ code: 'SHARE_TWICE', details: { share: 2 } }])
    expect(await faultsOf([a, other])).toEqual([{ code: 'SHARE_SET', details: { share: 2 } }])
    expect(await faultsOf([a, foreign])).toEqual([{ code: 'SHARE_CHECK', details: { share: 2 } }])
    expect(await faultsOf([organisation, b])).toEqual([{ code: 'SHARE_KIND', details: { share: 1 } }])
    expect(await faultsOf([typo, b])).toEqual([{ code: 'SHARE_CHECK', details: { share: 1 } }])
    expect(await faultsOf([swapped, b])).toEqual([{ code: 'SHARE_CHECK', details: { share: 1 } }])
    expect(await faultsOf([a.slice(0, -1), b])).toEqual([{ code: 'SHARE_LENGTH', details: { share: 1 } }])
    expect(await faultsOf([a, `${b.slice(0, 12)}U${b.slice(13)}`])).toEqual([
      { code: 'SHARE_CHARACTER', details: { share: 2, group: 3 } },
    ])
    expect(await faultsOf([typo, b.slice(2)])).toEqual([
      { code: 'SHARE_CHECK', details: { share: 1 } },
      { code: 'SHARE_LENGTH', details: { share: 2 } },
    ])
  })

  it('notice any one wrong character', async () => {
    const [a] = await splitSecret(secret, place, 1)
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    for (let at = 0; at < a.length; at++) {
      const now = a.charAt(at)
      if (now === ' ') continue
      const next = alphabet.charAt((alphabet.indexOf(now) + 1) % 32)
      expect(readShare(a.slice(0, at) + next + a.slice(at + 1), place, 1).kind, `character ${at}`).toBe('wrong')
    }
  })
})

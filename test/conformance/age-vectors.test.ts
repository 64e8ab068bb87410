/**
 * The public age test vectors (C2SP CCTV), judged by the reader of packets. A packet is narrower than age: no armour, no
 * passphrase, one kind of recipient, no unknown stanzas. Vectors outside that must be refused; all others decide as stated.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openFile, openSealed } from '../../src/packets/seal/age-file.ts'
import { failureCode } from '../support/failures.ts'
import { aFolder, corpora } from '../support/folders.ts'

interface Vector {
  readonly fields: ReadonlyMap<string, string>
  readonly identities: readonly string[]
  readonly body: Buffer
}

function readVector(bytes: Buffer): Vector {
  const end = bytes.indexOf('\n\n')
  const lines = bytes.subarray(0, end).toString('latin1').split('\n')
  const pairs = lines.map(line => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)] as const)
  const body = bytes.subarray(end + 2)
  const fields = new Map(pairs)
  return {
    fields,
    identities: pairs.filter(([name]) => name === 'identity').map(([, value]) => value),
    body: fields.get('compressed') === 'zlib' ? inflateSync(body) : body,
  }
}

/** Good age files that are no packets. */
const outsideProfile = /^(armor_|scrypt_)/
const otherStanzas = ['x25519_grease', 'stanza_empty_last_line', 'hybrid_and_x25519']

const folder = new URL('conformance/age/', corpora)
const names = existsSync(folder) ? readdirSync(folder) : []

describe.skipIf(names.length === 0)('age vectors', () => {
  it('are all there', () => expect(names).toHaveLength(72))

  it.each(names)('%s', async name => {
    const { fields, identities, body } = readVector(readFileSync(new URL(name, folder)))
    const work = aFolder()
    const [path, out] = [join(work, 'a.age'), join(work, 'plain')]
    writeFileSync(path, body)
    const keys =
      identities.length > 0
        ? identities
        : ['AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0']
    const accepted = fields.get('expect') === 'success' && !outsideProfile.test(name) && !otherStanzas.includes(name)
    if (accepted) {
      await openFile(path, out, keys)
      expect(createHash('sha256').update(readFileSync(out)).digest('hex')).toBe(fields.get('payload'))
      return
    }
    expect(await failureCode(openFile(path, out, keys))).toMatch(/^PKT-0[127]$/)
    expect(readdirSync(work)).toEqual(['a.age'])
    expect(await failureCode(readAll(path, keys))).toMatch(/^PKT-0[127]$/)
  })
})

async function readAll(path: string, identities: readonly string[]): Promise<void> {
  const source = await openSealed(path, identities)
  try {
    await source.verify()
  } finally {
    await source.close()
  }
}

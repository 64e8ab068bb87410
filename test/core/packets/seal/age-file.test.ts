import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFile, openSealed, sealFile } from '../../../../src/packets/seal/age-file.ts'
import { scanHeader } from '../../../../src/packets/seal/age-header.ts'
import { kindOfAll, parseIdentities } from '../../../../src/packets/seal/age-keys.ts'
import { allOf, memorySource } from '../../../../src/packets/seal/bytes.ts'
import { failureOf } from '../../../../src/packets/seal/failures.ts'
import { failureCode } from '../../../support/failures.ts'
import { aFolder } from '../../../support/folders.ts'
import { aRecipient } from '../../../support/packets.ts'
import { attempt, run } from '../../../support/programs.ts'

const borders = [0, 1, 65_535, 65_536, 65_537, 131_072, 2_097_152, 2_097_153]

function counting(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, k) => k % 251)
}

async function readBack(path: string, identity: string): Promise<Uint8Array> {
  const source = await openSealed(path, [identity])
  try {
    await source.verify()
    return await allOf(source, 2 ** 31)
  } finally {
    await source.close()
  }
}

/** The code and reason that opening gives; undefined when it opens. */
async function failure(path: string, identity: string) {
  try {
    await readBack(path, identity)
    return undefined
  } catch (error) {
    return failureOf(error) ?? error
  }
}

describe('sealing and opening', () => {
  it.each(borders)('gives back %i bytes, for a post-quantum and for a classical recipient', async size => {
    const folder = aFolder()
    for (const kind of ['post-quantum', 'classical'] as const) {
      const { identity, recipient } = await aRecipient(kind)
      const path = join(folder, `${kind}.age`)
      await sealFile(memorySource(counting(size)), path, [recipient])
      expect(Buffer.compare(await readBack(path, identity), counting(size))).toBe(0)
      await openFile(path, join(folder, kind), [identity])
      expect(readFileSync(join(folder, kind)).equals(counting(size))).toBe(true)
    }
  })

  it.each(borders)('makes a file of %i bytes that the age program opens, and opens what that makes', async size => {
    const folder = aFolder()
    const { identity, recipient } = await aRecipient('classical')
    writeFileSync(join(folder, 'key'), `${identity}\n`)
    writeFileSync(join(folder, 'plain'), counting(size))
    await sealFile(memorySource(counting(size)), join(folder, 'ours.age'), [recipient])
    // Without output the program makes no file at all.
    if (size === 0) expect(run('age', ['-d', '-i', 'key', 'ours.age'], { cwd: folder })).toBe('')
    else run('age', ['-d', '-i', 'key', '-o', 'theirs', 'ours.age'], { cwd: folder })
    if (size > 0) expect(readFileSync(join(folder, 'theirs')).equals(counting(size))).toBe(true)
    run('age', ['-r', recipient, '-o', 'theirs.age', 'plain'], { cwd: folder })
    expect(Buffer.compare(await readBack(join(folder, 'theirs.age'), identity), counting(size))).toBe(0)
  })

  it('reads from any place as it reads from the front', async () => {
    const folder = aFolder()
    const { identity, recipient } = await aRecipient('classical')
    const bytes = counting(5_000_000)
    await sealFile(memorySource(bytes), join(folder, 'a.age'), [recipient])
    const source = await openSealed(join(folder, 'a.age'), [identity])
    try {
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length), fc.nat(200_000), async (from, length) => {
          const target = new Uint8Array(Math.min(length, bytes.length - from))
          await source.readInto(target, from)
          expect(Buffer.compare(target, bytes.subarray(from, from + target.length))).toBe(0)
        }),
        { numRuns: 60 },
      )
    } finally {
      await source.close()
    }
  })

  it('leaves nothing behind when it is stopped or its source fails', async () => {
    const folder = aFolder()
    const { recipient } = await aRecipient('classical')
    const source = { size: 9_000_000, readInto: () => Promise.reject(new Error('gone')) }
    await expect(sealFile(source, join(folder, 'a.age'), [recipient])).rejects.toThrow('gone')
    const stop = AbortSignal.abort()
    await expect(sealFile(memorySource(counting(10)), join(folder, 'b.age'), [recipient], stop)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([])
  })

  it('says so when the folder is not there', async () => {
    const { recipient } = await aRecipient('classical')
    const path = join(aFolder(), 'none', 'a.age')
    await expect(sealFile(memorySource(counting(10)), path, [recipient])).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
    })
  })
})

describe('damage', () => {
  it('finds a change of every byte of a small file', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.age')
    const { identity, recipient } = await aRecipient('classical')
    await sealFile(memorySource(counting(300)), path, [recipient])
    const good = readFileSync(path)
    for (let at = 0; at < good.length; at += 1) {
      const changed = Buffer.from(good)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      writeFileSync(path, changed)
      expect(await failureCode(readBack(path, identity)), `byte ${at}`).toMatch(/^PKT-0[127]$/)
    }
  })

  it('finds a change in any chunk of a large file, also in its last byte', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.age')
    const { identity, recipient } = await aRecipient('classical')
    await sealFile(memorySource(counting(2_200_000)), path, [recipient])
    const good = readFileSync(path)
    const header = scanHeader(good).bytes.length
    for (let at = header; at < good.length; at += 65_551) {
      const changed = Buffer.from(good)
      changed[at] = (changed[at] ?? 0) ^ 0x80
      writeFileSync(path, changed)
      expect(await failure(path, identity), `byte ${at}`).toMatchObject({ code: 'PKT-02' })
    }
    const last = Buffer.from(good)
    last[last.length - 1] = (last.at(-1) ?? 0) ^ 1
    writeFileSync(path, last)
    expect(await failure(path, identity)).toMatchObject({ code: 'PKT-02', reason: 'payload' })
  })

  it('refuses a file that was cut: at a chunk border, inside a chunk, in the header, or that grew', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.age')
    const { identity, recipient } = await aRecipient('classical')
    await sealFile(memorySource(counting(200_000)), path, [recipient])
    const good = readFileSync(path)
    const payload = scanHeader(good).bytes.length + 16
    const cuts = [payload + 65_552, payload + 2 * 65_552, payload + 65_552 + 16, payload, payload - 8, 100, 21, 0]
    for (const size of [...cuts, Math.floor(good.length / 100), Math.floor(good.length / 2), good.length - 1]) {
      writeFileSync(path, good)
      truncateSync(path, size)
      expect(await failure(path, identity), `cut to ${size}`).toMatchObject({ code: 'PKT-02' })
    }
    writeFileSync(path, Buffer.concat([good, Buffer.of(0)]))
    expect(await failure(path, identity)).toMatchObject({ code: 'PKT-02' })
  })

  it('shows no plaintext of a file whose end is bad', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.age')
    const { identity, recipient } = await aRecipient('classical')
    await sealFile(memorySource(counting(5_000_000)), path, [recipient])
    truncateSync(path, statSync(path).size - 1)
    await expect(openFile(path, join(folder, 'plain'), [identity])).rejects.toMatchObject({ code: 'PKT-02' })
    expect(readdirSync(folder)).toEqual(['a.age'])
  })
})

describe('recipients', () => {
  it('refuses mixed, doubled, foreign and missing recipients', async () => {
    const { recipient: hybrid } = await aRecipient()
    const { recipient: classical } = await aRecipient('classical')
    const refusals: [readonly string[], string][] = [
      [[hybrid, classical], 'mixed'],
      [[classical, classical], 'recipient_twice'],
      [[], 'recipient_none'],
      [['age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e'], 'recipient_kind'],
      [['age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t'], 'recipient_kind'],
      [['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN'], 'recipient_kind'],
      [[`${classical.slice(0, -1)}q`], 'recipient_kind'],
      [[''], 'recipient_kind'],
    ]
    for (const [recipients, reason] of refusals) {
      expect(() => kindOfAll(recipients), reason).toThrow(
        expect.objectContaining({ code: 'PKT-07', details: { reason } }),
      )
    }
  })

  it('takes ten post-quantum or twenty classical recipients in a header of 16 KiB, and not one more', async () => {
    const folder = aFolder()
    for (const [kind, room] of [
      ['post-quantum', 10],
      ['classical', 20],
    ] as const) {
      const all = await Promise.all(Array.from({ length: room + 1 }, () => aRecipient(kind)))
      const path = join(folder, `${kind}.age`)
      const recipients = all.map(({ recipient }) => recipient)
      await expect(sealFile(memorySource(counting(9)), path, recipients)).rejects.toMatchObject({ code: 'PKT-07' })
      await sealFile(memorySource(counting(9)), path, recipients.slice(0, room))
      expect(scanHeader(readFileSync(path))).toMatchObject({ kind, stanzas: room })
      expect(await readBack(path, all[room - 1]?.identity ?? '')).toEqual(counting(9))
    }
  })

  it('opens nothing for a stranger', async () => {
    const path = join(aFolder(), 'a.age')
    const { recipient } = await aRecipient()
    await sealFile(memorySource(counting(9)), path, [recipient])
    for (const kind of ['post-quantum', 'classical'] as const) {
      expect(await failure(path, (await aRecipient(kind)).identity)).toEqual({ code: 'PKT-01', reason: 'no_key' })
    }
  })
})

describe('headers of others', () => {
  async function made(recipients: readonly string[], passphrase?: string): Promise<Uint8Array> {
    const encrypter = new Encrypter()
    if (passphrase) {
      encrypter.setScryptWorkFactor(10)
      encrypter.setPassphrase(passphrase)
    }
    for (const recipient of recipients) encrypter.addRecipient(recipient)
    return await encrypter.encrypt('tekst')
  }

  it('refuses mixed kinds, passphrases and too many stanzas before any cryptography', async () => {
    const folder = aFolder()
    const hybrid = await aRecipient()
    const classical = await aRecipient('classical')
    const many = await Promise.all(Array.from({ length: 21 }, () => aRecipient('classical')))
    const eleven = await Promise.all(Array.from({ length: 11 }, () => aRecipient()))
    const files: [Uint8Array, string][] = [
      [await made([hybrid.recipient, classical.recipient]), 'mixed'],
      [await made([classical.recipient, hybrid.recipient]), 'mixed'],
      [await made([], 'wachtwoord'), 'recipient_kind'],
      [await made(many.map(({ recipient }) => recipient)), 'too_many'],
      [await made(eleven.map(({ recipient }) => recipient)), 'header_too_long'],
    ]
    for (const [bytes, reason] of files) {
      const path = join(folder, 'a.age')
      writeFileSync(path, bytes)
      // Not one of these identities would open it: the refusal comes before keys are tried.
      expect(await failure(path, classical.identity)).toEqual({ code: 'PKT-07', reason })
    }
  })

  it('reads no further than 16 KiB of a header without end', () => {
    const endless = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> X25519 aaaa\n'), Buffer.alloc(20_000, 'A')])
    expect(() => scanHeader(endless)).toThrow(expect.objectContaining({ code: 'PKT-07' }))
  })

  it('refuses what is no age file', () => {
    for (const text of ['', 'PK\u0003\u0004', 'age-encryption.org/v2\n', '-----BEGIN AGE ENCRYPTED FILE-----\n']) {
      expect(() => scanHeader(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'PKT-02' }))
    }
  })

  it('the age program refuses a packet sealed to somebody else', async () => {
    const folder = aFolder()
    const [mine, theirs] = [await aRecipient('classical'), await aRecipient('classical')]
    writeFileSync(join(folder, 'key'), `${theirs.identity}\n`)
    await sealFile(memorySource(counting(9)), join(folder, 'a.age'), [mine.recipient])
    expect(attempt('age', ['-d', '-i', 'key', 'a.age'], { cwd: folder }).status).not.toBe(0)
  })
})

describe('identity files', () => {
  it('reads identities between remarks', async () => {
    const { identity } = await aRecipient()
    const { identity: other } = await aRecipient('classical')
    expect(parseIdentities(`# made today\r\n${identity}\r\n\n${other}\n`)).toEqual([identity, other])
  })

  it.each(['', '# nothing\n', 'geheim\n', 'AGE-PLUGIN-YUBIKEY-1QQQ\n', 'AGE-SECRET-KEY-1QQQQ\n'])(
    'refuses %j',
    text => {
      expect(() => parseIdentities(text)).toThrow(expect.objectContaining({ code: 'IDENTITY_UNREADABLE' }))
    },
  )
})

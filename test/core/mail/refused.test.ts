/** What no mail is fetched from: servers that are not who they say, that encrypt badly, or that never come to an end. */
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { startDovecot, type Certificate, type Dovecot } from '../../support/dovecot.ts'
import { startLineProxy } from '../../support/line-proxy.ts'
import { accountAt, addAccount, aMailVault, aMessage, endsOf, fetchAll, outcomesOf } from '../../support/mail-vault.ts'
import type { TestVault } from '../../support/vault.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function aServer(certificate: Certificate = 'good'): Promise<Dovecot> {
  const server = await startDovecot({ certificate })
  closing.push(async () => await server.stop())
  return server
}
async function aVaultWithMail(options: Parameters<typeof aMailVault>[0] = {}): Promise<TestVault> {
  const vault = await aMailVault(options)
  closing.push(async () => await vault.close())
  return vault
}
async function codeOf(vault: TestVault, account: Parameters<typeof addAccount>[1]): Promise<string | null | undefined> {
  await addAccount(vault, account)
  return endsOf(await fetchAll(vault)).at(-1)?.code
}

describe('a server that is not who it says', () => {
  it.each([
    ['expired', 'MAIL_CERTIFICATE_EXPIRED'],
    ['other-host', 'MAIL_CERTIFICATE_OTHER_HOST'],
    ['self-signed', 'MAIL_CERTIFICATE_UNKNOWN'],
  ] as const)('with a certificate that is %s gets no password: %s', async (certificate, code) => {
    const server = await aServer(certificate)
    expect(await codeOf(await aVaultWithMail(), accountAt(server))).toBe(code)
    expect(server.log()).not.toContain(server.user)
  })

  it('is not believed on the word of an authority that nobody named', async () => {
    const server = await aServer()
    const { authority: _, ...account } = accountAt(server)
    expect(await codeOf(await aVaultWithMail(), account)).toBe('MAIL_CERTIFICATE_UNKNOWN')
  })
})

describe('a line that is badly encrypted', () => {
  it('is refused below TLS 1.2', async () => {
    const server = await aServer()
    const old = createTlsServer({
      cert: readFileSync(server.files.certificate),
      key: readFileSync(server.files.key),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    const port = await listen(old)
    expect(await codeOf(await aVaultWithMail(), accountAt(server, { port }))).toBe('MAIL_TLS_TOO_OLD')
  })

  it('is refused where STARTTLS was taken out of what the server said', async () => {
    const server = await aServer()
    const said: string[] = []
    const proxy = await startLineProxy(() => server.plainPort, {
      change: bytes => Buffer.from(bytes.toString('latin1').replace('STARTTLS', 'XXXXXXXX'), 'latin1'),
      heard: bytes => said.push(bytes.toString('latin1')),
    })
    closing.push(async () => await proxy.stop())
    const vault = await aVaultWithMail()
    expect(await codeOf(vault, accountAt(server, { security: 'starttls', port: proxy.port }))).toBe(
      'MAIL_NOT_ENCRYPTED',
    )
    expect(said.join('')).not.toMatch(/LOGIN|AUTHENTICATE/i)
    expect(Buffer.from(said.join('')).includes(server.password)).toBe(false)
  })

  it('is refused where there is none', async () => {
    const server = await aServer()
    expect(await codeOf(await aVaultWithMail(), accountAt(server, { port: server.plainPort }))).toBe(
      'MAIL_NOT_ENCRYPTED',
    )
  })
})

describe('a login', () => {
  it('that is refused is told so, and works with the right password', async () => {
    const server = await aServer()
    server.deliver(aMessage(1))
    const vault = await aVaultWithMail()
    const account = await addAccount(vault, accountAt(server, { secret: 'niet-het-goede' }))
    expect(endsOf(await fetchAll(vault))).toEqual([{ code: 'MAIL_LOGIN_REFUSED', taken: 0 }])
    expect((await vault.client.mail.accounts({}))[0]?.last?.code).toBe('MAIL_LOGIN_REFUSED')
    await vault.client.mail.setSecret({ account, secret: server.password })
    expect(endsOf(await fetchAll(vault))).toEqual([{ code: null, taken: 1 }])
  })

  it('stands in no argument, no environment, no log and no answer', async () => {
    const server = await aServer()
    server.deliver(aMessage(1))
    const seen: string[] = []
    const vault = await aVaultWithMail({
      onStarted: pid =>
        seen.push(readFileSync(`/proc/${pid}/cmdline`, 'latin1'), readFileSync(`/proc/${pid}/environ`, 'latin1')),
    })
    await addAccount(vault, accountAt(server))
    const events = await fetchAll(vault)
    const entries = await vault.client.audit.list({ limit: 200 })
    const accounts = await vault.client.mail.accounts({})
    expect(seen).toHaveLength(2)
    expect(JSON.stringify([seen, events, entries, accounts])).not.toContain(server.password)
  })

  it('needs an authority that is one', async () => {
    const server = await aServer()
    const vault = await aVaultWithMail()
    const wrong = accountAt(server, { authority: 'dit is geen certificaat' })
    await expect(vault.client.mail.add(wrong)).rejects.toMatchObject({ code: 'AUTHORITY_UNREADABLE' })
  })
})

describe('a server that never comes to an end', () => {
  const bounds = { connectMs: 400, idleMs: 1_000, totalMs: 2_500 }
  /** Greets and lets everybody in; then `goOn` speaks. After STARTTLS it would be the same, so it speaks TLS. */
  async function aFake(server: Dovecot, goOn: (socket: Socket, line: string) => void): Promise<number> {
    const fake = createTlsServer(
      { cert: readFileSync(server.files.certificate), key: readFileSync(server.files.key) },
      socket => {
        socket.on('error', () => undefined)
        socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] klaar\r\n')
        socket.on('data', (bytes: Buffer) => {
          for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean)) goOn(socket, line)
        })
      },
    )
    return await listen(fake)
  }
  const letIn = (socket: Socket, line: string): boolean => {
    const [tag = '', word = ''] = line.split(' ')
    if (!/^(CAPABILITY|LOGIN|AUTHENTICATE|ID|NAMESPACE|LIST|NOOP|ENABLE|XLIST|LSUB)$/i.test(word)) return false
    if (/^CAPABILITY$/i.test(word)) socket.write('* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n')
    socket.write(`${tag} OK gedaan\r\n`)
    return true
  }

  it('says nothing at all: the line is given up', async () => {
    const server = await aServer()
    const silent = createServer(socket => socket.on('error', () => undefined))
    const port = await listen(silent)
    expect(await codeOf(await aVaultWithMail({ bounds }), accountAt(server, { port }))).toBe('MAIL_TOO_SLOW')
  })

  it('drips byte after byte: the whole time counts, and the position is kept', async () => {
    const server = await aServer()
    const dripping = await aFake(server, (socket, line) => {
      if (letIn(socket, line)) return
      socket.write('* ')
      const drip = setInterval(() => socket.write('1'), 50)
      socket.once('close', () => clearInterval(drip))
    })
    let port = server.tlsPort
    const proxy = await startLineProxy(() => port, {})
    closing.push(async () => await proxy.stop())
    server.deliver(aMessage(1))
    const vault = await aVaultWithMail({ bounds })
    await addAccount(vault, accountAt(server, { port: proxy.port }))
    expect(endsOf(await fetchAll(vault))).toEqual([{ code: null, taken: 1 }])
    port = dripping
    expect(endsOf(await fetchAll(vault))).toEqual([{ code: 'MAIL_TOO_SLOW', taken: 0 }])
    port = server.tlsPort
    server.deliver(aMessage(2))
    const events = await fetchAll(vault)
    expect(endsOf(events)).toEqual([{ code: null, taken: 1 }])
    expect(outcomesOf(events)).toEqual({ registered: 1 })
  })

  it('sends a line without end: the line is cut before memory is', async () => {
    const server = await aServer()
    const port = await aFake(server, (socket, line) => {
      if (letIn(socket, line)) return
      const more = (): void => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      }
      socket.on('drain', more)
      more()
    })
    const code = await codeOf(
      await aVaultWithMail({ bounds: { ...bounds, totalMs: 60_000 } }),
      accountAt(server, { port }),
    )
    expect(code).toBe('MAIL_NOT_UNDERSTOOD')
  })
})

async function listen(server: Server): Promise<number> {
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(unsafeAddress(server.address()).port))
  })
  const open = new Set<Socket>()
  server.on('connection', socket => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  closing.push(async () => {
    for (const socket of open) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  return port
}

/** It listens on TCP, so it has one. */
function unsafeAddress(address: unknown): AddressInfo {
  return address as AddressInfo
}

/** A real mail server, Dovecot from Debian, on loopback: with certificates and boxes of the test's own, and gone with it. Invented people only. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { requireProgram, run } from './programs.ts'

/** In the order in which they are made; the names say what is wrong with them. */
export type Certificate = 'good' | 'expired' | 'other-host' | 'self-signed'

export interface Dovecot {
  /** TLS from the first byte, and STARTTLS. */
  readonly tlsPort: number
  readonly plainPort: number
  /** PEM of the authority that signed its certificate. */
  readonly authority: string
  readonly user: string
  readonly password: string
  /** What XOAUTH2 takes in place of the password. */
  readonly token: string
  /** Lays a message in a folder, as another server delivers it. */
  deliver(message: string, folder?: string): void
  /** Files of its certificate, for a server that only pretends. */
  readonly files: { readonly certificate: string; readonly key: string }
  /** What it wrote down. */
  log(): string
  /** A tool of the server: `doveadm` with these arguments. */
  admin(...args: readonly string[]): string
  /** Flags of every message of a folder, as the server keeps them. */
  flags(folder?: string): string[]
  stop(): Promise<void>
}

const password = 'vijf-blauwe-emmers'
const user = 'meldpunt'
const tokenKey = 'een sleutel voor de proef'
const isRoot = process.getuid?.() === 0
/** Mail lies under an unprivileged user where the server is started by root. */
const owner = isRoot ? { uid: 65_534, gid: 65_534 } : { uid: userInfo().uid, gid: userInfo().gid }

export async function startDovecot({
  certificate = 'good',
}: { readonly certificate?: Certificate } = {}): Promise<Dovecot> {
  requireProgram('dovecot')
  requireProgram('openssl')
  const folder = mkdtempSync(join(tmpdir(), 'schakel-dovecot-'))
  chmodSync(folder, 0o755)
  const made = certificates(folder, certificate)
  const [tlsPort, plainPort] = await freePorts()
  mkdirSync(join(folder, 'mail'))
  mkdirSync(join(folder, 'run'))
  mkdirSync(join(folder, 'keys/default/HS256'), { recursive: true })
  writeFileSync(join(folder, 'keys/default/HS256/default'), Buffer.from(tokenKey).toString('base64'))
  if (isRoot) chownSync(join(folder, 'mail'), owner.uid, owner.gid)
  writeFileSync(join(folder, 'users'), `${user}:{PLAIN}${password}\n`, { mode: 0o644 })
  writeFileSync(
    join(folder, 'oauth2.conf'),
    `introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix=${folder}/keys/\nusername_attribute = sub\n`,
  )
  const config = join(folder, 'dovecot.conf')
  writeFileSync(config, configText(folder, made, tlsPort, plainPort))
  const server = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' })
  const gone = new Promise<void>(resolve => {
    server.once('exit', () => resolve())
  })
  await listening(tlsPort, server, folder)
  let delivered = 0
  const admin = (...args: readonly string[]): string => run('doveadm', ['-c', config, ...args])
  return {
    tlsPort,
    plainPort,
    authority: readFileSync(made.authority, 'utf8'),
    user,
    password,
    token: tokenFor(user),
    files: { certificate: made.certificate, key: made.key },
    log: () => readFileSync(join(folder, 'log'), 'utf8'),
    deliver(message, name = 'INBOX') {
      const box = name === 'INBOX' ? join(folder, 'mail', user) : join(folder, 'mail', user, `.${name}`)
      for (const part of ['', 'tmp', 'new', 'cur']) makeOwned(join(box, part))
      delivered += 1
      const file = `${String(delivered).padStart(8, '0')}.proef`
      writeFileSync(join(box, 'new', file), message)
      if (isRoot) chownSync(join(box, 'new', file), owner.uid, owner.gid)
    },
    admin,
    flags: (name = 'INBOX') =>
      admin('fetch', '-u', user, 'flags', 'mailbox', name, 'all')
        .split('\n')
        .filter(line => line.startsWith('flags:')),
    async stop() {
      server.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function makeOwned(path: string): void {
  if (existsSync(path)) return
  mkdirSync(path)
  if (isRoot) chownSync(path, owner.uid, owner.gid)
}

function configText(folder: string, made: Made, tlsPort: number, plainPort: number): string {
  const self = userInfo().username
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${made.certificate}
ssl_key = <${made.key}
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = yes
auth_mechanisms = plain xoauth2
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 100
first_valid_uid = ${owner.uid}
first_valid_gid = ${owner.gid}
${isRoot ? '' : `default_internal_user = ${self}\ndefault_login_user = ${self}\ndefault_internal_group = ${self}\n`}
passdb {
  driver = passwd-file
  mechanisms = plain
  args = ${folder}/users
}
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth2.conf
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${plainPort}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
`
}

interface Made {
  readonly certificate: string
  readonly key: string
  readonly authority: string
}

function certificates(folder: string, kind: Certificate): Made {
  const at = (name: string): string => join(folder, name)
  const key = (name: string): string[] => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    at(name),
  ]
  const host = kind === 'other-host' ? 'mail.elders.example' : 'localhost'
  const names = `subjectAltName=DNS:${host}`
  run('openssl', [
    'req',
    '-x509',
    ...key('ca.key'),
    '-days',
    '30',
    '-subj',
    '/CN=Proefautoriteit',
    '-out',
    at('ca.pem'),
  ])
  if (kind === 'self-signed') {
    run('openssl', [
      'req',
      '-x509',
      ...key('server.key'),
      '-days',
      '30',
      '-subj',
      `/CN=${host}`,
      '-addext',
      names,
      '-out',
      at('server.pem'),
    ])
    return { certificate: at('server.pem'), key: at('server.key'), authority: at('ca.pem') }
  }
  run('openssl', ['req', ...key('server.key'), '-subj', `/CN=${host}`, '-addext', names, '-out', at('server.csr')])
  const times =
    kind === 'expired' ? ['-not_before', '20200101000000Z', '-not_after', '20200201000000Z'] : ['-days', '30']
  const signing = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-copy_extensions', 'copy']
  if (kind === 'expired') signExpired(folder)
  else run('openssl', ['x509', '-req', '-in', at('server.csr'), ...signing, ...times, '-out', at('server.pem')])
  return { certificate: at('server.pem'), key: at('server.key'), authority: at('ca.pem') }
}

/** `openssl x509` of Debian 12 takes no dates; its small authority does. */
function signExpired(folder: string): void {
  const at = (name: string): string => join(folder, name)
  writeFileSync(at('index.txt'), '')
  writeFileSync(
    at('ca.conf'),
    `[ca]\ndefault_ca=d\n[d]\ndatabase=${at('index.txt')}\nnew_certs_dir=${folder}\nrand_serial=yes\ndefault_md=sha256\npolicy=p\ncopy_extensions=copy\n[p]\ncommonName=supplied\n`,
  )
  const dates = ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z']
  const authority = ['-cert', at('ca.pem'), '-keyfile', at('ca.key')]
  run('openssl', [
    'ca',
    '-batch',
    '-config',
    at('ca.conf'),
    ...authority,
    ...dates,
    '-in',
    at('server.csr'),
    '-out',
    at('server.pem'),
    '-notext',
  ])
}

/** A signed token that the server checks with the key it was given. */
function tokenFor(name: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: name, iat: now - 60, nbf: now - 60, exp: now + 3_600 })}`
  return `${body}.${createHmac('sha256', tokenKey).update(body).digest('base64url')}`
}

async function freePorts(): Promise<[number, number]> {
  const servers = await Promise.all(
    [0, 1].map(
      async () =>
        await new Promise<ReturnType<typeof createServer>>(resolve => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
        }),
    ),
  )
  const [a = 0, b = 0] = servers.map(server => unsafeAddress(server.address()).port)
  await Promise.all(servers.map(async server => await new Promise(resolve => server.close(resolve))))
  return [a, b]
}

/** It listens on TCP, so it has one. */
function unsafeAddress(address: unknown): AddressInfo {
  return address as AddressInfo
}

async function listening(port: number, server: ChildProcess, folder: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) {
      const log = join(folder, 'log')
      throw new Error(`Dovecot ended at its start: ${existsSync(log) ? readFileSync(log, 'utf8') : 'no log'}`)
    }
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

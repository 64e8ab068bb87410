/** Nothing of the program asks for the network: the main job runs where there is none, and not one attempt to connect is made (R8). */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { samplesFolder } from '../../support/samples.ts'
import { requireProgram } from '../../support/programs.ts'

const program = join(import.meta.dirname, '../../../main/cli/index.ts')
let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'schakel-offline-'))
  writeFileSync(join(root, 'wachtzin'), 'acht witte zwanen op het water\n')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** In a network namespace of its own, without even a loopback, where the system has them. */
const alone = ['unshare', '--user', '--map-root-user', '--net']
const [unshare = '', ...into] = alone
const hasNamespaces = spawnSync(unshare, [...into, 'true']).status === 0

/** Runs Node on these arguments; what it and its children tried to send to an address of the internet. */
function attemptsOf(args: readonly string[], mayFail: readonly number[] = [0]): string[] {
  requireProgram('strace')
  const trace = join(root, 'trace')
  const watched = ['strace', '-f', '-qq', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-o', trace, process.execPath]
  const [command = '', ...rest] = [...(hasNamespaces ? alone : []), ...watched, ...args]
  const { status, stderr } = spawnSync(command, rest, {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      SCHAKEL_STATE_DIR: join(root, 'state'),
      SCHAKEL_VAULT: join(root, 'team.schakelkluis'),
      SCHAKEL_PASSPHRASE_FILE: join(root, 'wachtzin'),
    },
  })
  if (!mayFail.includes(status ?? -1)) throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr}`)
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter(line => /AF_INET/.test(line))
}

it('counts what a program does try, so that none means none', () => {
  expect(attemptsOf(['-e', "fetch('http://192.0.2.1/').catch(() => {})"]).length).toBeGreaterThan(0)
})

it(
  `makes a vault, reads every sample, searches and verifies without one attempt${hasNamespaces ? ', where there is no network' : ''}`,
  { timeout: 300_000 },
  () => {
    const phrase = ['--new-passphrase-file', join(root, 'wachtzin')]
    const attempts = [
      ...attemptsOf([program, 'init', '--user', 'coordinator', ...phrase]),
      // 3: a sample is set aside, as it should be.
      ...attemptsOf([program, 'import', samplesFolder], [0, 3]),
      ...attemptsOf([program, 'search', 'kamer 12', '--purpose', 'quality_check']),
      ...attemptsOf([program, 'vault', 'verify']),
    ]
    expect(attempts).toEqual([])
  },
)

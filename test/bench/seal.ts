/**
 * Sealing and opening a file, against the age program in the same run (G10). Ours waits until the disk
 * has it; age does not, so both are shown: age as it is, and age until the disk has its file too.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { openFile, openSealed, sealFile } from '../../src/packets/seal/age-file.ts'
import { fileSource } from '../../src/packets/seal/bytes.ts'
import { bytesFrom } from './generate/random.ts'
import { takeTurns, timed, type Taken } from './measure.ts'
import { runPeer, versionOf } from './peers.ts'
import { figureAlone, figureOf, type About, type Figure } from './report.ts'

const goal = { id: 'G10', text: 'at least 0.8 of the age program, excellent from 1.0' }

export interface SealRun {
  readonly sizeBytes: number
  readonly rounds: number
  readonly seed: number
  readonly tell: (text: string) => void
}

export async function benchSeal({ sizeBytes, rounds, seed, tell }: SealRun): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'schakel-bench-'))
  try {
    const at = (name: string) => join(folder, name)
    // Debian's age knows no post-quantum recipients, so both sides use the classical kind.
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    await writeFile(at('key'), `${identity}\n`, { mode: 0o600 })
    await writeSeeded(at('plain'), seed, sizeBytes)
    const ours = {
      seal: () => timed(() => sealPath(at('plain'), at('ours.age'), recipient)),
      open: () => timed(() => openFile(at('ours.age'), at('opened'), [identity])),
      check: () => timed(() => checkPath(at('ours.age'), identity)),
    }
    const about = (what: string): About => ({ bench: 'seal', what, amount: sizeBytes / 1e6, unit: 'MB', goal })
    const peer = versionOf('age')
    // Once before anything counts: the pages of the file and of both programs are in memory.
    await ours.seal()
    if (peer === null) {
      tell('The age program is not installed: no ratio, only figures of this computer.')
      const figures: Figure[] = []
      for (const what of ['seal', 'open', 'check'] as const) {
        figures.push(figureAlone(about(what), await repeat(rounds, ours[what])))
      }
      return figures
    }
    const decrypt = (target: string) => () => runPeer('age', ['-d', '-i', at('key'), '-o', target, at('ours.age')])
    await decrypt(at('theirs'))()
    await mustBeEqual(at('plain'), at('theirs'), 'what age -d makes of our file')
    await ours.open()
    await mustBeEqual(at('plain'), at('opened'), 'what we make of our file')
    const encrypt = () => runPeer('age', ['-r', recipient, '-o', at('theirs.age'), at('plain')])
    const unseal = decrypt(at('theirs'))
    const name = `age ${peer}`
    return [
      figureOf(about('seal'), await takeTurns(rounds, ours.seal, encrypt), name),
      figureOf(
        about('seal, both on disk'),
        await takeTurns(rounds, ours.seal, () => onDisk(encrypt, at('theirs.age'))),
        name,
      ),
      figureOf(about('open'), await takeTurns(rounds, ours.open, unseal), name),
      figureOf(
        about('open, both on disk'),
        await takeTurns(rounds, ours.open, () => onDisk(unseal, at('theirs'))),
        name,
      ),
      figureOf(about('check'), await takeTurns(rounds, ours.check, decrypt('/dev/null')), name),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function repeat<T>(rounds: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let round = 0; round < rounds; round++) results.push(await work())
  return results
}

/** The same, and then what our own writing does: wait for the disk. */
async function onDisk(work: () => Promise<Taken>, path: string): Promise<Taken> {
  const taken = await work()
  const waited = await timed(async () => {
    const handle = await open(path, 'r+')
    await handle.sync()
    await handle.close()
  })
  return { wallMs: taken.wallMs + waited.wallMs, cpuMs: taken.cpuMs }
}

async function sealPath(from: string, to: string, recipient: string): Promise<void> {
  const source = await fileSource(from)
  try {
    await sealFile(source, to, [recipient])
  } finally {
    await source.close()
  }
}

/** Every chunk opened once and nothing kept: what a recipient's program does before it shows anything. */
async function checkPath(path: string, identity: string): Promise<void> {
  const sealed = await openSealed(path, [identity])
  try {
    await sealed.verify()
  } finally {
    await sealed.close()
  }
}

async function writeSeeded(path: string, seed: number, sizeBytes: number): Promise<void> {
  const handle = await open(path, 'w')
  try {
    for (const chunk of bytesFrom(seed, sizeBytes)) await handle.writeFile(chunk)
  } finally {
    await handle.close()
  }
}

async function mustBeEqual(one: string, other: string, what: string): Promise<void> {
  const [a, b] = [await digestOf(one), await digestOf(other)]
  if (a !== b) throw new Error(`${what} is not the file that was sealed`)
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(unsafeBytes(chunk))
  return hash.digest('hex')
}

/** A stream without an encoding gives bytes; its type says anything. */
function unsafeBytes(chunk: unknown): Uint8Array {
  return chunk as Uint8Array
}

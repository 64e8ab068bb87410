/**
 * The vault as a whole: unlocking with many signals beside few, and beside the passphrase function alone (G14); renewing the master key.
 * The passphrase costs what it costs a user of this computer.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createSchakel, type Schakel } from '../../src/schakel.ts'
import { calibrate } from '../../src/vault/calibrate.ts'
import { stretchPassphrase } from '../../src/vault/keys.ts'
import { fillRegister } from './generate/register.ts'
import { takeTurns, timed, type Taken } from './measure.ts'
import { figureAlone, figureOf, type About, type Figure } from './report.ts'

const passphrase = 'zes zwarte kraaien op het hek'
const few = 200

export interface VaultRun {
  readonly signals: number
  readonly rounds: number
  readonly seed: number
  readonly tell: (text: string) => void
}

export async function benchVault({ signals, rounds, seed, tell }: VaultRun): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'schakel-bench-'))
  const kdf = await calibrate({ clock: { monotonic: () => performance.now() } })
  const make = async (name: string, count: number): Promise<Schakel> => {
    const schakel = createSchakel({
      folder: join(root, name),
      stateFolder: join(root, 'state'),
      openParser: () => {
        throw new Error('Nothing is read here.')
      },
      kdf,
    })
    await schakel.found({ name: 'meting', fullName: 'Meting', passphrase })
    fillRegister(schakel, count, seed)
    await schakel.lock('quit')
    return schakel
  }
  try {
    tell(`filling vaults with ${String(signals)} and ${String(few)} signals`)
    const many = await make('many', signals)
    const small = await make('few', few)
    const unlock = (schakel: Schakel) => async (): Promise<Taken> => {
      const taken = await timed(async () => {
        await clientOf(schakel).vault.unlock({ slot: 1, passphrase })
      })
      await schakel.lock('quit')
      return taken
    }
    const alone = () =>
      timed(async () => {
        await stretchPassphrase(passphrase, kdf)
      })
    const about = (what: string, id: string, text: string): About => ({
      ...{ bench: 'vault', what, amount: 1, unit: 'times' },
      goal: { id, text },
    })
    await unlock(many)()
    const bySize = await takeTurns(rounds, unlock(many), unlock(small))
    const byKdf = await takeTurns(rounds, unlock(many), alone)
    const megabytes = statSync(join(root, 'many', 'db', 'case.g0001.db')).size / 1e6
    await clientOf(many).vault.unlock({ slot: 1, passphrase })
    const rotated = await timed(async () => {
      await clientOf(many).care.rotate({ passphrase, because: 'measuring' })
    })
    await many.lock('quit')
    const size = { bench: 'vault', what: 'renewing the master key', amount: megabytes, unit: 'MB of database' }
    return [
      figureOf(
        about('unlock', 'issue', 'independent of the size of the vault'),
        bySize,
        `the same with ${few} signals`,
      ),
      figureOf(about('unlock', 'G14', 'at most 1.2 times Argon2id alone'), byKdf, 'Argon2id alone'),
      figureAlone({ ...size, goal: { id: 'security', text: '1 GB in less than 60 s' } }, [rotated]),
    ]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function clientOf(schakel: Schakel) {
  return createRouterClient(schakel.router, { context: schakel.context })
}

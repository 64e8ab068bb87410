/** Opening a stage after something happened to it: what unlocking and looking through everything say. */
import { SchakelError } from '../../../src/contract/errors.ts'
import { testPassphrase } from '../../support/vault.ts'
import { handOn, stageAt, type Hand } from './scenarios.ts'

export interface Opening {
  /** Of what refused to open, or null. */
  readonly refused: string | null
  /** How many acts it says are missing. */
  readonly missing: number | null
  readonly notices: readonly string[]
  /** Last entry of the log that it opened with, before its own. */
  readonly entries: number
  /** What looking through everything said: null when it was not asked or found nothing. */
  readonly found: string | null
}

/** Opens, looks, locks. `then` is asked while it is open. */
export async function openingOf(
  root: string,
  options: { readonly verify?: boolean; readonly then?: (hand: Hand) => Promise<void> } = {},
): Promise<Opening> {
  const hand = handOn(stageAt(root))
  const refusal = (error: unknown): Opening => ({
    refused: error instanceof SchakelError ? error.code : `RAW ${String(error)}`,
    missing: error instanceof SchakelError ? numberIn(error.details['missing']) : null,
    ...{ notices: [], entries: 0, found: null },
  })
  try {
    await hand.client.vault.unlock({ passphrase: testPassphrase })
  } catch (error) {
    return refusal(error)
  }
  try {
    const { notices } = await hand.client.vault.status({})
    const entries = unlockedAt(hand)
    const verdict = options.verify ? await hand.client.care.verify({}) : null
    await options.then?.(hand)
    const isFine = verdict === null || (verdict.sound && verdict.log === 'OK')
    return { refused: null, missing: null, notices, entries, found: isFine ? null : JSON.stringify(verdict) }
  } catch (error) {
    return { ...refusal(error), found: String(error) }
  } finally {
    await hand.schakel.lock('quit').catch(() => undefined)
  }
}

/** The number of the newest entry UNLOCKED, less one: everything before it was there. */
function unlockedAt(hand: Hand): number {
  return (hand.schakel.opened()?.session.db.head.count ?? 1) - 1
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** Did anything tell? */
export function isTold({ refused, notices, found }: Opening): boolean {
  return refused !== null || found !== null || notices.some(kind => !quiet.has(kind))
}
/** What a crash between commit and anchor leaves: said in the log, no alarm. */
const quiet: ReadonlySet<string> = new Set(['ahead', 'equal', 'header-ahead'])

/**
 * What the program looks at again whenever somebody reviews: the rules on the sources as they are now, and the bytes of the frozen bag.
 * A reviewer's own judgement is not among it.
 */
import type { Session } from '../access/index.ts'
import type { PacketReview } from '../contract/packet-shapes.ts'
import type { Tx } from '../vault/index.ts'
import { blockersOf, type Blocker } from './blockers.ts'
import { findLeak } from './byte-search.ts'
import { removedWords } from './freeze.ts'
import { factsOf, gather } from './gather.ts'
import { authorOf, changeSince, frozenJson, reviewersOf, storedFiles } from './packet-state.ts'
import type { FrozenLeaf } from './prepare.ts'
import type { PacketRow } from './queries.ts'

type Check = PacketReview['checks'][number]

export function programChecks(tx: Tx, session: Session, packet: PacketRow, leaves: readonly FrozenLeaf[]): Check[] {
  const gathered = gather(tx, session, packet, tx.at)
  const blockers = blockersOf(session.codebooks, factsOf(gathered, tx.at))
  const files = leaves.flatMap(leaf => storedFiles(leaf.bytes)).filter(file => file.path.startsWith('data/'))
  const isAbsent = (words: readonly string[]) => findLeak(files, words) === undefined
  const removed = removedWords(gathered.items)
  const originals = gathered.items.filter(item => item.kind === 'original').length
  const contra = leaves[0] ? frozenJson(leaves[0]).coverage.contraIndications.length : 0
  const none = (test: (blocker: Blocker) => boolean) => !blockers.some(test)
  const rules = (...of: string[]) => none(blocker => of.includes(blocker.rule))
  const isHelp = (blocker: Blocker) => blocker.code === 'help_question'
  const minor = leaves.some(leaf => frozenJson(leaf).minor)
  return [
    check('unchanged', changeSince(tx, session, packet) === undefined),
    check(
      'conditions',
      none(b => ['R5', 'R17', 'R26', 'R27', 'R40', 'R51', 'R56'].includes(b.rule) && !isHelp(b)),
    ),
    check('ground', rules('R65', 'R66', 'R68')),
    check('graded', rules('R24')),
    check('contra', rules('R16'), contra),
    check('reporter', rules('R29') && isAbsent(gathered.forbidden)),
    check('redacted', isAbsent(removed), removed.length),
    // A file that goes along as it was received keeps its own properties: nothing to stop for, something to know.
    originals > 0 ? { ...check('properties', true, originals), outcome: 'note' } : check('properties', true),
    ...(minor ? [check('help', none(isHelp))] : []),
    { ...check('key', rules('R71')), until: firstExpiry(gathered.addressees) },
    check('author', !reviewersOf(tx, leaves).includes(authorOf(tx, packet))),
  ]
}

function check(name: Check['check'], holds: boolean, count = 0): Check {
  return { check: name, outcome: holds ? 'ok' : 'stop', count, until: null }
}

function firstExpiry(
  addressees: readonly { readonly card: { readonly expires_at: number } | undefined }[],
): number | null {
  const dates = addressees.flatMap(a => a.card?.expires_at ?? [])
  return dates.length > 0 ? Math.min(...dates) : null
}

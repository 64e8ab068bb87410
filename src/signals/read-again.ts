/** Reads a quarantined original again in a fresh cell; what can be read now is registered and the entry is done. */
import type { Call } from '../access/index.ts'
import { IMP } from '../contract/error-codes/intake.ts'
import type { UnitOutcome } from '../contract/imports.ts'
import { readInParts, type ParserPort } from '../intake/index.ts'
import type { HeldLists } from './held-lists.ts'
import { noteReadAgain, openEntry, refuseEntry, settleEntry } from './quarantine.ts'
import { stepsOf, type FileSteps, type SettleUnit } from './settle-file.ts'
import { settleInStretches } from './settle-in-stretches.ts'

export async function readAgain(
  call: Call,
  deps: { readonly parser: ParserPort; readonly held: HeldLists },
  entryId: string,
  password?: string,
): Promise<UnitOutcome[]> {
  const { session } = call
  const about = { object: { type: 'quarantine_entry', id: entryId } }
  const entry = call.act(tx => openEntry(tx, entryId), about)
  const bytes = session.originals.read(entry.original)
  const hint = {
    name: entry.label.split('/').at(-1) ?? entry.label,
    fresh: true,
    ...(password !== undefined && { password }),
  }
  const steps: SettleUnit[] = []
  let isRefused = false
  let before: FileSteps['digests'] = null
  for await (const { reply } of readInParts(deps.parser, bytes, hint)) {
    const incoming = { kind: 'file', label: entry.label, bytes } as const
    const part: FileSteps = await stepsOf(session, incoming, reply, entry.channel, before ? { before } : {})
    before = part.digests
    isRefused ||= reply.kind === 'refusal'
    steps.push(...part.steps)
  }
  const outcomes: UnitOutcome[] = []
  let marked = false
  const placed = steps.map((settle, at) => ({ settle, about: at === steps.length - 1 }))
  const stretches = settleInStretches(call, placed, {
    record(tx, settled) {
      tx.about('quarantine_entry', entryId)
      marked ||= settled.some(({ outcome }) => outcome.kind === 'refused' && outcome.code === IMP.markingTooHigh)
      if (isRefused) noteReadAgain(tx, entryId)
      else if (!settled.some(unit => unit.about)) return
      // Only now it could be read what it is: then nothing of it may stay (R51).
      else if (marked) refuseEntry(tx, session, entryId, IMP.markingTooHigh)
      else settleEntry(tx, session, entryId)
    },
    meta: about,
  })
  for await (const settled of stretches)
    for (const { outcome, list } of settled) {
      outcomes.push(outcome)
      if (list) deps.held.hold(list, { run: null, label: outcome.label, at: session.deps.clock.now() })
    }
  return outcomes
}

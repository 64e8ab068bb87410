/** Reads a quarantined original again in a fresh cell; what can be read now is registered and the entry is done. */
import type { Call } from '../access/index.ts'
import type { TextCharset } from '../contract/charsets.ts'
import { IMP } from '../contract/error-codes/intake.ts'
import type { UnitOutcome } from '../contract/imports.ts'
import { readInParts, type ParserPort } from '../intake/index.ts'
import type { HeldLists } from './held-lists.ts'
import { noteReadAgain, openEntry, refuseEntry, settleEntry, waitsForSecond } from './quarantine.ts'
import { stepsOf, type FileSteps, type SettleUnit } from './settle-file.ts'
import { settleInStretches } from './settle-in-stretches.ts'

interface Reading {
  readonly password?: string | undefined
  /** As letters in this character set, and why. */
  readonly asText?: { readonly charset: TextCharset; readonly because: string }
}

/** Null: as letters, and the item is red; it waits for a second person. */
export async function readAgain(
  call: Call,
  deps: { readonly parser: ParserPort; readonly held: HeldLists },
  entryId: string,
  how: Reading = {},
): Promise<UnitOutcome[] | null> {
  const { session } = call
  const about = { object: { type: 'quarantine_entry', id: entryId } }
  const { asText } = how
  const entry = call.act(
    tx => (asText && waitsForSecond(tx, session, entryId, asText.because) ? null : openEntry(tx, entryId)),
    about,
  )
  if (entry === null) return null
  const bytes = session.originals.read(entry.original)
  const hint = {
    name: entry.label.split('/').at(-1) ?? entry.label,
    fresh: true,
    ...(how.password !== undefined && { password: how.password }),
    ...(asText && { asText: asText.charset }),
  }
  const steps: SettleUnit[] = []
  let isRefused = false
  let before: FileSteps['digests'] = null
  const replies = asText ? [{ reply: await deps.parser.parse(bytes, hint) }] : readInParts(deps.parser, bytes, hint)
  for await (const { reply } of replies) {
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
      if (asText) tx.detail(asText.because)
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

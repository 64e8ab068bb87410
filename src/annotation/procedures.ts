/** Binds the contract's rows to this area's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import { annotations } from '../contract/annotation.ts'
import { Refused } from '../contract/errors.ts'
import { DecisionId, ExtractId } from '../contract/ids.ts'
import { reading } from '../contract/reading.ts'
import { termsOf } from '../signals/index.ts'
import type { Reader } from '../vault/index.ts'
import { mentionRow, mentionsOf } from './mention-list.ts'
import { addMention, citizenNumbersIn, detectInSignal, rejectMention, setMentionRole } from './mentions.ts'
import { addNote, notesOf, withdrawNote } from './notes.ts'
import { mustSeeSignal } from './queries.ts'
import { textsOf } from './reading.ts'

const readingRows = implement(reading).$context<CallContext>().use(enforced)
const os = implement(annotations).$context<CallContext>().use(enforced)

export const annotationProcedures = {
  detect: os.detect.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const added = detectInSignal(tx, call.session, input.signal).length
      return { added, mentions: mentionsOf(tx, input.signal), citizenNumbers: citizenRanges(tx, input.signal) }
    }),
  ),
  list: os.list.handler(({ input, context: { call } }) =>
    call.act(tx => {
      mustSeeSignal(tx, call.session, input.signal)
      tx.about('signal', input.signal)
      return {
        mentions: mentionsOf(tx, input.signal),
        notes: notesOf(tx, input.signal),
        citizenNumbers: citizenRanges(tx, input.signal),
      }
    }),
  ),
  add: os.add.handler(({ input, context: { call } }) =>
    call.act(tx => mentionRow(tx, addMention(tx, call.session, input))),
  ),
  reject: os.reject.handler(({ input, context: { call } }) =>
    call.act(tx => ({ decision: DecisionId.parse(rejectMention(tx, call.session, input.mention, input.because)) })),
  ),
  setRole: os.setRole.handler(({ input, context: { call } }) =>
    call.act(tx => ({
      decision: DecisionId.parse(setMentionRole(tx, call.session, input.mention, input.role, input.because)),
    })),
  ),
  note: os.note.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const id = addNote(tx, call.session, input)
      const [row] = notesOf(tx, input.signal, id)
      if (!row) throw new Refused('NOT_FOUND', { subject: id })
      return row
    }),
  ),
  withdrawNote: os.withdrawNote.handler(({ input, context: { call } }) =>
    call.act(tx => ({ decision: DecisionId.parse(withdrawNote(tx, call.session, input.note, input.because)) })),
  ),
}

export const readingProcedures = {
  open: readingRows.open.handler(({ input, context: { call } }) =>
    call.act(tx => {
      mustSeeSignal(tx, call.session, input.signal)
      tx.about('signal', input.signal)
      return { texts: textsOf(tx, input.signal), terms: termsOf(tx, input.signal) }
    }),
  ),
}

function citizenRanges(reader: Reader, signal: string) {
  return citizenNumbersIn(reader, signal).map(range => ({ ...range, extract: ExtractId.parse(range.extract) }))
}

/** Unfinished text of the person who is in, and the event of copying. */
import { implement } from '@orpc/server'
import { copies, drafts, mostDraftBytes } from '../contract/desk.ts'
import { Refused } from '../contract/errors.ts'
import { queriesOver, quotedName, type Tables, type Tx, type vaultTables } from '../vault/index.ts'
import { enforced, type CallContext } from './enforce.ts'

const q = queriesOver<Tables<typeof vaultTables>>()
const draftOs = implement(drafts).$context<CallContext>().use(enforced)
const copyOs = implement(copies).$context<CallContext>().use(enforced)

interface Place {
  readonly screen: string
  readonly object: string | null
}

/** The column holds both; `destroy` looks behind the slash for the record. */
const placeOf = ({ screen, object }: Place): string => (object === null ? screen : `${screen}/${object}`)

export function draftProcedures(recordTables: readonly string[]) {
  return {
    save: draftOs.save.handler(({ input, context: { call } }) =>
      call.act(tx => {
        if (Buffer.byteLength(input.text) > mostDraftBytes)
          throw new Refused('DRAFT_TOO_LONG', { details: { max: mostDraftBytes / 1024 } })
        // A draft about a record that is gone would outlive it.
        if (input.object !== null && !isRecord(tx, recordTables, input.object)) throw new Refused('NOT_FOUND')
        removeDraft(tx, input)
        tx.run(
          q.insertInto('draft').values({
            id: tx.uuid7(),
            user: tx.acting.user,
            screen: placeOf(input),
            text: input.text,
            at: tx.at,
          }),
        )
        return { savedAt: tx.at }
      }),
    ),
    load: draftOs.load.handler(({ input, context: { call } }) => {
      const row = call.session.reader.get(
        q
          .selectFrom('draft')
          .select(['text', 'at'])
          .where('user', '=', call.session.user.id)
          .where('screen', '=', placeOf(input)),
      )
      // Every form asks as it opens: that nothing was there to come back is no act.
      if (!row) return { draft: null }
      return call.act(() => ({ draft: { text: row.text, savedAt: row.at } }))
    }),
    remove: draftOs.remove.handler(({ input, context: { call } }) =>
      call.act(tx => {
        removeDraft(tx, input)
        return { done: true as const }
      }),
    ),
  }
}

function removeDraft(tx: Tx, place: Place): void {
  tx.run(q.deleteFrom('draft').where('user', '=', tx.acting.user).where('screen', '=', placeOf(place)))
}

function isRecord(tx: Tx, tables: readonly string[], id: string): boolean {
  return tables.some(table => tx.getSql(`SELECT 1 AS found FROM ${quotedName(table)} WHERE id = ?`, [id]) !== undefined)
}

export const copyProcedures = {
  take: copyOs.take.handler(({ input, context: { call } }) =>
    call.act(tx => {
      if (input.of) tx.about(input.of.type, input.of.id)
      tx.count(input.characters)
      const { allowed, packetDefault } = call.session.codebooks.markings
      return { marking: allowed.find(({ code }) => code === packetDefault)?.nl ?? '' }
    }),
  ),
}

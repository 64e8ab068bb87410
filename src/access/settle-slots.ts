/**
 * Adding a user and letting one go each change two things, the header and the register, and a crash may come between. Whoever opens next
 * finishes it: an access that belongs to nobody goes, and a user without one has left.
 */
import { keepingOf, queriesOver, removeSlot, type Tables } from '../vault/index.ts'
import { decide } from './decide.ts'
import { recoveredLabel, type OpenedVault } from './open-session.ts'
import type { accessTables } from './tables.ts'

const q = queriesOver<Tables<typeof accessTables>>()

/** Nothing to do is the rule: two small questions. */
export async function settleSlots({ session, files }: OpenedVault): Promise<void> {
  const { db, reader, acting } = session
  const active = reader.all(q.selectFrom('active_user').select(['id', 'slot']))
  const known = new Set(reader.all(q.selectFrom('user').select('slot')).map(user => user.slot))
  const slots = files.slots().filter(slot => slot.kind === 'passphrase')
  for (const { id, label } of slots) {
    // After a recovery the new access gets its user when it is opened the first time.
    const isWaiting = label === recoveredLabel && !known.has(id)
    if (isWaiting || active.some(user => user.slot === id)) continue
    await removeSlot(files, id)
    db.act(acting, { act: 'SLOT_WITHDRAWN', object: { type: 'slot', id: String(id) } }, () => undefined)
  }
  const gone = active.filter(user => !slots.some(slot => slot.id === user.slot))
  for (const { id } of gone)
    db.act(acting, { act: 'USER_SETTLED', object: { type: 'user', id } }, tx =>
      decide(tx, keepingOf(tx, 'unit', 'unit'), {
        kind: 'user_disabled',
        because: 'afgebroken vertrek afgemaakt',
        subjects: [{ role: 'user', record: id }],
      }),
    )
}

/** People with a slot: adding them, taking them away (R4). Certificates are taken in where packets are signed. */
import { implement } from '@orpc/server'
import { Refused } from '../contract/errors.ts'
import { UserId } from '../contract/ids.ts'
import { users } from '../contract/vault.ts'
import {
  addSlot,
  insertRecord,
  keepingOf,
  queriesOver,
  removeSlot,
  type NewPassphrase,
  type Reader,
  type Tables,
  type Tx,
} from '../vault/index.ts'
import { accessAsked, answerAccess, askAccess } from './ask-access.ts'
import { decide } from './decide.ts'
import { enforced, type CallContext } from './enforce.ts'
import type { OpenedVault } from './open-session.ts'
import { user as userTable, type accessTables } from './tables.ts'

const q = queriesOver<Tables<typeof accessTables>>()
const os = implement(users).$context<CallContext>().use(enforced)

export interface UserDeps {
  readonly opened: () => OpenedVault | undefined
  /** Cost of a new passphrase; absent = calibrated on this machine. */
  readonly kdf: NewPassphrase['kdf']
  /** Cases and tasks that would be nobody's. */
  readonly openDuties: (reader: Reader, user: string) => number
}

export function userProcedures(deps: UserDeps) {
  const files = () => {
    const opened = deps.opened()
    if (!opened) throw new Refused('NOT_FOUND')
    return opened.files
  }
  return {
    list: os.list.handler(({ context: { call } }) =>
      call.act(tx =>
        tx.all(q.selectFrom('active_user').selectAll().orderBy('name')).map(row => ({
          id: UserId.parse(row.id),
          slot: row.slot,
          name: row.name,
          fullName: row.full_name,
          role: row.role,
          certified: isCertified(tx, row.id),
        })),
      ),
    ),
    colleagues: os.colleagues.handler(({ context: { call } }) =>
      call.act(tx =>
        tx
          .all(
            q
              .selectFrom('active_user')
              .select(['id', 'name', 'full_name', 'role'])
              .where('role', 'in', ['liaison', 'coordinator'])
              .orderBy('full_name'),
          )
          .map(row => ({
            id: UserId.parse(row.id),
            name: row.name,
            fullName: row.full_name,
            role: row.role,
            me: row.id === call.session.user.id,
          })),
      ),
    ),
    add: os.add.handler(async ({ input, context: { call } }) => {
      if (call.session.reader.get(q.selectFrom('active_user').select('id').where('name', '=', input.name)))
        throw new Refused('NAME_TAKEN', { details: { name: input.name } })
      const slot = await addSlot(files(), {
        passphrase: input.passphrase,
        ownWords: [input.name],
        ...(deps.kdf ? { kdf: deps.kdf } : {}),
      })
      try {
        const id = call.act(tx => {
          const made = insertRecord(tx, userTable, keepingOf(tx, 'unit', 'unit'), {
            slot: slot.id,
            name: input.name,
            full_name: input.fullName,
            role: input.role,
            person: call.session.deps.ids.uuid4(),
          })
          tx.about('user', made)
          return made
        })
        return { user: UserId.parse(id), slot: slot.id }
      } catch (error) {
        // An access without a user; where the disk does not even take this, the next unlocking does it.
        await removeSlot(files(), slot.id).catch(() => undefined)
        throw error
      }
    }),
    askAccess: os.askAccess.handler(({ input, context: { call } }) =>
      call.act(tx => ({ asked: askAccess(tx, input.place, input.because) })),
    ),
    accessAsked: os.accessAsked.handler(({ context: { call } }) =>
      call.act(tx => {
        const asked = accessAsked(tx)
        tx.count(asked.length)
        return asked
      }),
    ),
    answerAccess: os.answerAccess.handler(({ input, context: { call } }) =>
      call.act(tx => {
        answerAccess(tx, input.asked, input.because)
        return { done: true as const }
      }),
    ),
    disable: os.disable.handler(async ({ input, context: { call } }) => {
      const row = call.session.reader.get(
        q.selectFrom('active_user').select(['id', 'slot']).where('name', '=', input.name),
      )
      if (!row) throw new Refused('NOT_FOUND')
      const open = input.atOnce ? 0 : deps.openDuties(call.session.reader, row.id)
      if (open > 0) throw new Refused('DUTIES_OPEN', { subject: row.id, details: { open } })
      // Gone already where an earlier attempt was cut short after this.
      if (
        files()
          .slots()
          .some(slot => slot.id === row.slot)
      )
        await removeSlot(files(), row.slot)
      call.act(tx => {
        tx.about('user', row.id)
        decide(tx, keepingOf(tx, 'unit', 'unit'), {
          kind: 'user_disabled',
          because: input.because,
          subjects: [{ role: 'user', record: row.id }],
        })
      })
      return { done: true as const }
    }),
  }
}

function isCertified(tx: Tx, user: string): boolean {
  return (
    tx.get(q.selectFrom('certificate').select('id').where('user', '=', user).where('kind', '=', 'role').limit(1)) !==
    undefined
  )
}

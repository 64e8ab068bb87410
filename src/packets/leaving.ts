/**
 * A colleague leaves: what is still to be done, and handing it over, before the access goes. It stands here because packets are the last
 * of the work that somebody can have open.
 */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import { casesOf, handOverCase } from '../cases/index.ts'
import { Refused } from '../contract/errors.ts'
import { CaseId, PacketId, TaskId, UserId } from '../contract/ids.ts'
import { users, type UserDuties } from '../contract/vault.ts'
import { handOverTask, tasksOf } from '../signals/index.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

const os = implement(users).$context<CallContext>().use(enforced)

/** States after which nobody has to do anything about a packet. */
const finished: ReadonlySet<string> = new Set(['receipted', 'feedback_received', 'rectified', 'withdrawn', 'discarded'])

export const leavingProcedures = {
  duties: os.duties.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('user', input.user)
      return dutiesOf(tx, input.user)
    }),
  ),
  handOver: os.handOver.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('user', input.user)
      mustTakeOver(tx, input.user, input.to)
      if (input.kind === 'case')
        handOverCase(tx, call.session, { case: input.id, from: input.user, to: input.to, because: input.because })
      else {
        if (!tasksOf(tx, input.user).some(task => task.id === input.id))
          throw new Refused('NOT_FOUND', { subject: input.id })
        handOverTask(tx, call.session, input.id, input.to, input.because)
      }
      // What the commands above name is part of it: the line is about who leaves.
      tx.about('user', input.user)
      return { done: true as const }
    }),
  ),
}

/** Cases and tasks that would be nobody's. */
export function openDuties(reader: Reader, user: string): number {
  return casesOf(reader, user).length + tasksOf(reader, user).length
}

function dutiesOf(reader: Reader, id: string): UserDuties {
  const user = reader.get(q.selectFrom('user').selectAll().where('id', '=', id))
  if (!user) throw new Refused('NOT_FOUND', { subject: id })
  const certificates = certificatesOfUser(reader, id)
  return {
    user: {
      id: UserId.parse(id),
      slot: user.slot,
      name: user.name,
      fullName: user.full_name,
      role: user.role,
      certified: certificates.length > 0,
    },
    active: reader.get(q.selectFrom('active_user').select('id').where('id', '=', id)) !== undefined,
    cases: casesOf(reader, id).map(duty => ({ ...duty, id: CaseId.parse(duty.id) })),
    tasks: tasksOf(reader, id).map(task => ({ ...task, id: TaskId.parse(task.id) })),
    packets: packetsOf(reader, id),
    drafts: draftsOf(reader, id),
    certificates,
  }
}

/** Only who works on cases can take them on; nobody takes over from himself. */
function mustTakeOver(reader: Reader, from: string, to: string): void {
  const known = reader.get(
    q.selectFrom('active_user').select('id').where('id', '=', to).where('role', 'in', ['liaison', 'coordinator']),
  )
  if (!known || from === to) throw new Refused('NOT_FOUND', { subject: to })
}

function packetsOf(reader: Reader, user: string): UserDuties['packets'] {
  return reader
    .all(
      q
        .selectFrom('packet as p')
        .innerJoin('packet_state as s', 's.packet', 'p.id')
        .select(['p.id', 'p.number', 's.state'])
        .where('p.author', '=', user)
        .where('p.group_packet', 'is', null)
        .orderBy('p.id'),
    )
    .filter(row => !finished.has(row.state))
    .slice(0, 1_000)
    .map(row => ({ ...row, id: PacketId.parse(row.id) }))
}

function draftsOf(reader: Reader, user: string): number {
  const row = reader.get(
    q
      .selectFrom('draft')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('user', '=', user),
  )
  return row?.n ?? 0
}

function certificatesOfUser(reader: Reader, user: string): UserDuties['certificates'] {
  return reader
    .all(
      q
        .selectFrom('certificate')
        .select(['serial', 'not_after'])
        .where('user', '=', user)
        .where('kind', '=', 'role')
        .orderBy('hlc'),
    )
    .map(row => ({ serial: row.serial, notAfter: row.not_after }))
}

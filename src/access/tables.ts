/** People who may unlock, what they may sign with, settings by version. */
import {
  blob,
  idOf,
  idOfOrNull,
  integer,
  integerOrNull,
  oneOf,
  record,
  text,
  textOrNull,
  view,
} from '../vault/index.ts'

export const roles = ['liaison', 'coordinator', 'privacy_officer', 'config_admin'] as const
export type Role = (typeof roles)[number]

/** `person` is one human, also under another slot or certificate: four eyes look at it. */
export const user = record(
  'user',
  { slot: integer(), name: text(), full_name: text(), role: oneOf(...roles), person: text() },
  { indexes: ['slot', 'name'] },
)
export const certificate = record(
  'certificate',
  {
    user: idOfOrNull(),
    serial: text(),
    kind: oneOf('role', 'organisation', 'revoked'),
    bytes: blob(),
    not_after: integerOrNull(),
  },
  { indexes: ['user'] },
)
export const setting = record(
  'setting',
  { name: text(), value: text(), signatures: textOrNull() },
  { indexes: ['name'] },
)
export const auditor = record('auditor', { name: text(), card: blob(), keyfp: text() })

/** What a person decided. State, clusters and counts are what the decisions in force add up to; undoing is one more. */
export const decision = record(
  'decision',
  { kind: text(), value: textOrNull(), shown: textOrNull(), reverses: idOfOrNull() },
  { indexes: ['kind', 'reverses'] },
)
export const decisionSubject = record(
  'decision_subject',
  { decision: idOf(), role: text(), record: idOf() },
  { indexes: ['decision', 'record'] },
)
export const supersession = record('supersession', { record: idOf(), superseded: idOf() }, { indexes: ['superseded'] })

/** Decisions that no later decision reversed. */
export const decisionInForce = view<{
  id: string
  kind: string
  value: string | null
  shown: string | null
  because: string | null
  author: string
  hlc: string
  subject: string
  role: string
}>()(
  'decision_in_force',
  `SELECT d.id, d.kind, d.value, d.shown, d.because, d.author, d.hlc, s.record AS subject, s.role
   FROM decision d JOIN decision_subject s ON s.decision = d.id
   WHERE d.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = d.id)`,
)
export const activeUser = view<{
  id: string
  slot: number
  name: string
  full_name: string
  role: Role
  person: string
}>()(
  'active_user',
  `SELECT u.id, u.slot, u.name, u.full_name, u.role, u.person FROM user u
   WHERE NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'user_disabled' AND d.subject = u.id)`,
)

export const accessTables = [
  user,
  certificate,
  setting,
  auditor,
  decision,
  decisionSubject,
  supersession,
  decisionInForce,
  activeUser,
] as const

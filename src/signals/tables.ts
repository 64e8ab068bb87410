/** What came in, and how it stands: imports, deliveries, signals, origins, conditions, grades. */
import {
  flag,
  idOf,
  idOfOrNull,
  integer,
  integerOrNull,
  oneOf,
  record,
  ref,
  refOrNull,
  text,
  textOrNull,
  view,
} from '../vault/index.ts'
import { channelTables, channels, type Channel } from './channel-tables.ts'
import { importTables } from './import-tables.ts'
import type { SignalState } from './states.ts'
import { taskLine } from './task-line.ts'
import { signalSeen, triageLine, triageLineNow } from './triage-line.ts'

/** One time that something came in; never a source (R20, R22). */
export const delivery = record(
  'delivery',
  {
    signal: idOfOrNull(),
    list_delivery: idOfOrNull(),
    organisation: textOrNull(),
    channel: oneOf(...channels),
    at: integer(),
    message_id: textOrNull(),
    original: idOfOrNull(),
    duplicate_of: idOfOrNull(),
  },
  { indexes: ['signal', 'message_id'] },
)
/** A list as numbers, never its rows (R6, R7). */
export const listDelivery = record(
  'list_delivery',
  {
    origin: idOf(),
    file_name: text(),
    file_sha256: text(),
    list_on: textOrNull(),
    records: integer(),
    offered: integer(),
    not_offered: integer(),
    malformed: integer(),
    malformed_lines: text(),
    organisation: textOrNull(),
  },
  { indexes: ['file_sha256'] },
)
export const quarantineEntry = record(
  'quarantine_entry',
  {
    original: ref('original'),
    code: text(),
    red: flag(),
    label: text(),
    channel: oneOf(...channels),
  },
  { indexes: ['original'] },
)

/** Who saw or said it first, as a role: never a name (R19). */
export const origin = record('origin', {
  label: text(),
  organisation: textOrNull(),
  acquired_how: oneOf('own_observation', 'told_by_person', 'document', 'open_source', 'derived', 'unknown'),
  acquired_edtf: textOrNull(),
  protected: flag(),
})
/** Name and contact of a reporter, in a stream of its own, with nothing else (R15, R29). */
export const reporter = record(
  'reporter',
  { origin: idOf(), alias: text(), name: text() },
  { indexes: ['origin'], checks: ["CHECK (stream = 'source')"] },
)

export const signal = record(
  'signal',
  {
    number: text(),
    title: text(),
    original: refOrNull('original'),
    origin: idOf(),
    received_at: integer(),
    channel: oneOf(...channels),
    sender_organisation: textOrNull(),
    sender_reference: textOrNull(),
    sent_at: textOrNull(),
    list_delivery: idOfOrNull(),
    line: integerOrNull(),
    row_number: textOrNull(),
    row_mac: textOrNull(),
  },
  { indexes: ['number', 'origin', 'original', 'row_mac', 'received_at'] },
)
export const triageQuestions = [
  'kind',
  'theme',
  'behaviour',
  'help',
  'help_asked_by',
  'help_to',
  'feedback_wanted',
  'feedback_given',
  'feedback_withheld',
  'urgency',
] as const
export const triageAnswer = record(
  'triage_answer',
  { signal: ref('signal'), question: oneOf(...triageQuestions), value: text() },
  { indexes: ['signal'] },
)
/** `assumed` until the source's answer is recorded (R26). `target` is a signal. */
export const handling = record(
  'handling',
  {
    target: idOf(),
    code: oneOf('H0', 'H1', 'H2', 'H3'),
    marking: text(),
    assumed: flag(),
    organisation: textOrNull(),
    function: textOrNull(),
    how: textOrNull(),
  },
  { indexes: ['target'] },
)
export const condition = record(
  'condition',
  { target: idOf(), code: text(), parameters: text(), text: text(), organisation: textOrNull() },
  { indexes: ['target'] },
)
/** The only thing that lifts a condition (R28). */
export const consent = record(
  'consent',
  {
    target: idOf(),
    organisation: text(),
    function: text(),
    given_on: text(),
    how: text(),
    recipients: text(),
    purposes: text(),
    evidence: text(),
  },
  { indexes: ['target'] },
)
/** 4x4, given by the source or by us; never a default, never of a person (R24). */
export const grade = record(
  'grade',
  {
    target: idOf(),
    given_by: oneOf('sender', 'own'),
    source: oneOf('A', 'B', 'C', 'X'),
    information: oneOf('1', '2', '3', '4'),
  },
  { indexes: ['target'] },
)
export const retentionClock = record(
  'retention_clock',
  { target: idOf(), code: text(), starts_at: integer(), ends_at: integer(), action: text() },
  { indexes: ['target'] },
)
export const task = record(
  'task',
  { about_type: text(), about: idOf(), kind: text(), what: text(), due_on: text(), assignee: textOrNull() },
  { indexes: ['about'] },
)

const latest = (table: string, by: string) =>
  `NOT EXISTS (SELECT 1 FROM ${table} later WHERE ${by} AND (later.hlc > x.hlc OR (later.hlc = x.hlc AND later.id > x.id)))`

/** No decision took the record back. */
const standing = (alias: string) => `NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = ${alias}.id)`

export const signalState = view<{
  signal: string
  state: SignalState
  reason: string | null
  decision: string | null
  hlc: string
}>()(
  'signal_state',
  `SELECT s.id AS signal,
     COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'state' AND d.subject = s.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1), 'received') AS state,
     (SELECT d.shown FROM decision_in_force d WHERE d.kind = 'state' AND d.subject = s.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS reason,
     (SELECT d.id FROM decision_in_force d WHERE d.kind = 'state' AND d.subject = s.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS decision,
     s.hlc AS hlc
   FROM signal s`,
)
/** The one rule of visibility: what is unfounded or expired is nowhere (R56). All other `visible_…` views follow from it. */
export const visibleSignal = view<{
  id: string
  number: string
  title: string
  original: string | null
  origin: string
  received_at: number
  channel: Channel
  sender_organisation: string | null
  sender_reference: string | null
  sent_at: string | null
  list_delivery: string | null
  line: number | null
  row_number: string | null
  stream: string
  state: SignalState
  key_id: string
  hlc: string
}>()(
  'visible_signal',
  `SELECT s.id, s.number, s.title, s.original, s.origin, s.received_at, s.channel, s.sender_organisation, s.sender_reference, s.sent_at,
     s.list_delivery, s.line, s.row_number, s.stream, st.state, s.key_id, s.hlc
   FROM signal s JOIN signal_state st ON st.signal = s.id
   WHERE st.state NOT IN ('unfounded', 'expired')`,
)
export const visibleExtract = view<{
  id: string
  signal: string
  original: string | null
  text: string
  structure: string
  reading: string
  has_text: number
  charset_used: string | null
  hlc: string
}>()(
  'visible_extract',
  `SELECT e.id, e.subject_of AS signal, e.original, e.text, e.structure, e.reading, e.has_text, e.charset_used, e.hlc
   FROM extract e JOIN visible_signal s ON s.id = e.subject_of`,
)
export const currentHandling = view<{
  signal: string
  id: string
  code: 'H0' | 'H1' | 'H2' | 'H3'
  marking: string
  assumed: number
  organisation: string | null
  function: string | null
}>()(
  'current_handling',
  `SELECT x.target AS signal, x.id, x.code, x.marking, x.assumed, x.organisation, x."function" FROM handling x
   WHERE ${latest('handling', 'later.target = x.target')}`,
)
export const currentGrade = view<{
  target: string
  id: string
  given_by: 'sender' | 'own'
  source: string
  information: string
  author: string
  because: string | null
}>()(
  'current_grade',
  `SELECT x.target, x.id, x.given_by, x.source, x.information, x.author, x.because FROM grade x
   WHERE ${latest('grade', 'later.target = x.target AND later.given_by = x.given_by')}`,
)
/** Conditions in force: a record that no decision reversed. */
export const activeCondition = view<{
  id: string
  signal: string
  code: string
  parameters: string
  text: string
  organisation: string | null
}>()(
  'active_condition',
  `SELECT c.id, c.target AS signal, c.code, c.parameters, c.text, c.organisation FROM condition c
   WHERE NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = c.id)`,
)
export const activeConsent = view<{
  id: string
  signal: string
  organisation: string
  function: string
  given_on: string
  how: string
  recipients: string
  purposes: string
  evidence: string
}>()(
  'active_consent',
  `SELECT c.id, c.target AS signal, c.organisation, c."function", c.given_on, c.how, c.recipients, c.purposes, c.evidence FROM consent c
   WHERE NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = c.id)`,
)
/** The latest answer to a question that was not taken back; themes are a set, joined by a comma. */
export const currentAnswer = view<{
  signal: string
  question: (typeof triageQuestions)[number]
  value: string
  author: string
}>()(
  'current_answer',
  `SELECT x.signal, x.question, x.value, x.author FROM triage_answer x
   WHERE ${standing('x')} AND ${latest('triage_answer', `${standing('later')} AND later.signal = x.signal AND later.question = x.question`)}`,
)
/** Origins joined by decisions of people (R21); the root is the oldest id of the cluster. */
export const originRoot = view<{ origin: string; root: string }>()(
  'origin_root',
  `WITH RECURSIVE same(a, b) AS (
     SELECT l.subject, r.subject FROM decision_in_force l JOIN decision_in_force r ON r.id = l.id
     WHERE l.kind = 'same_origin' AND l.subject <> r.subject),
   reach(origin, seen) AS (
     SELECT id, id FROM origin
     UNION SELECT reach.origin, same.b FROM reach JOIN same ON same.a = reach.seen)
   SELECT origin, MIN(seen) AS root FROM reach GROUP BY origin`,
)
export const openTask = view<{
  id: string
  about_type: string
  about: string
  kind: string
  what: string
  due_on: string
  assignee: string | null
}>()(
  'open_task',
  `SELECT t.id, t.about_type, t.about, t.kind, t.what, t.due_on, t.assignee FROM task t
   WHERE ${standing('t')} AND NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'task_done' AND d.subject = t.id)`,
)

export const signalTables = [
  ...importTables,
  delivery,
  listDelivery,
  quarantineEntry,
  origin,
  reporter,
  signal,
  triageAnswer,
  handling,
  condition,
  consent,
  grade,
  retentionClock,
  task,
  signalState,
  visibleSignal,
  visibleExtract,
  currentHandling,
  currentGrade,
  activeCondition,
  activeConsent,
  currentAnswer,
  originRoot,
  openTask,
  triageLineNow,
  triageLine,
  signalSeen,
  taskLine,
  ...channelTables,
] as const

/**
 * One line a signal for lists of any length: where it stands, when its term ends, until when it was put off. Derived, never told: the
 * view says what a line is, triggers write it again whenever something that the view reads is written or destroyed. No rule of
 * visibility rests on it; what a list shows of a signal still comes from `visible_signal`.
 */
import { idOf, integer, integerOrNull, oneOf, plain, textOrNull, view } from '../vault/index.ts'
import { signalStates, type SignalState } from './states.ts'

/** Where a signal waits: for us, for its source, for a recipient; `gone` is unfounded or erased, a number and dates only (R56). */
export const inboxTabs = ['todo', 'source', 'recipient', 'case', 'closed', 'gone'] as const
export type InboxTab = (typeof inboxTabs)[number]

/** Kind of the open task that means: the question was asked, the answer is not in. */
export const awaitSource = 'await_source'

const tabOf = `CASE
       WHEN t.state IN ('received', 'triage') THEN
         CASE WHEN EXISTS (SELECT 1 FROM open_task o WHERE o.about = t.signal AND o.kind = '${awaitSource}') THEN 'source' ELSE 'todo' END
       WHEN t.state = 'forwarded' THEN 'recipient'
       WHEN t.state = 'in_case' THEN 'case'
       WHEN t.state IN ('unfounded', 'expired') THEN 'gone'
       ELSE 'closed' END`
/** The term that runs in this state (R54, R58). */
const termOf = `CASE
       WHEN t.state IN ('in_case', 'forwarded') THEN 'signal_in_case'
       WHEN t.state IN ('unfounded', 'expired') THEN 'signal_unfounded'
       WHEN t.state IN ('closed_no_followup', 'closed_forwarded') THEN 'signal_no_followup'
       ELSE 'signal_untriaged' END`

export const triageLineNow = view<{
  signal: string
  state: SignalState
  tab: InboxTab
  sender: string | null
  due_at: number
  later_until: number | null
}>()(
  'triage_line_now',
  `SELECT t.signal, t.state, ${tabOf} AS tab, s.sender_organisation AS sender,
     COALESCE((SELECT c.ends_at FROM retention_clock c WHERE c.target = t.signal AND c.code = ${termOf}
       ORDER BY c.hlc DESC, c.id DESC LIMIT 1), s.received_at) AS due_at,
     (SELECT CAST(d.value AS INTEGER) FROM decision_in_force d WHERE d.kind = 'later' AND d.subject = t.signal
       ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS later_until
   FROM signal_state t JOIN signal s ON s.id = t.signal`,
)

const columns = 'signal, state, tab, sender, due_at, later_until'
/** Writes the lines of these signals again; an id that is no signal gives none. */
const again = (ids: string) => `DELETE FROM triage_line WHERE signal IN (${ids});
  INSERT INTO triage_line (${columns}) SELECT ${columns} FROM triage_line_now WHERE signal IN (${ids});`
const trigger = (name: string, when: string, body: string) =>
  `CREATE TRIGGER triage_line_${name} AFTER ${when} BEGIN\n  ${body}\nEND;`
/** A decision is about a signal, or about a task about one. */
const behind = (record: string) => `SELECT ${record} UNION ALL SELECT about FROM task WHERE id = ${record}`
const behindReversed = `SELECT record FROM decision_subject WHERE decision = NEW.reverses
    UNION ALL SELECT about FROM task WHERE id IN (NEW.reverses) OR id IN (SELECT record FROM decision_subject WHERE decision = NEW.reverses)`

export const triageLine = plain(
  'triage_line',
  {
    signal: idOf(),
    state: oneOf(...signalStates),
    tab: oneOf(...inboxTabs),
    sender: textOrNull(),
    due_at: integer(),
    later_until: integerOrNull(),
  },
  {
    primaryKey: 'signal',
    indexes: ['tab, due_at, signal, later_until', 'tab, sender, due_at, signal, later_until', 'state'],
    extraDdl: [
      'CREATE INDEX triage_line_put_off ON triage_line(later_until, signal) WHERE later_until IS NOT NULL;',
      trigger('of_signal', 'INSERT ON signal', again('SELECT NEW.id')),
      trigger('of_term', 'INSERT ON retention_clock', again('SELECT NEW.target')),
      trigger('of_task', 'INSERT ON task', again('SELECT NEW.about')),
      trigger('of_decision', 'INSERT ON decision_subject', again(behind('NEW.record'))),
      trigger('of_undo', 'INSERT ON decision WHEN NEW.reverses IS NOT NULL', again(behindReversed)),
      trigger('of_destroyed_decision', 'DELETE ON decision_subject', again(behind('OLD.record'))),
      trigger(
        'of_destroyed_signal',
        'DELETE ON signal',
        'DELETE FROM triage_line WHERE signal = OLD.id; DELETE FROM signal_seen WHERE signal = OLD.id;',
      ),
    ],
  },
)

/** Who opened which signal: for the dot in front of a line, which informs and does nothing. */
export const signalSeen = plain('signal_seen', { signal: idOf(), user: idOf() }, { primaryKey: 'signal, user' })

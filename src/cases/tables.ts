/** Cases: one question, what speaks for and against, what is unknown, what happens next. Ties to signals and members can be undone. */
import { idOf, idOfOrNull, oneOf, record, text, textOrNull, view } from '../vault/index.ts'

export const caseTable = record(
  'case',
  {
    number: text(),
    title: text(),
    question: text(),
    purpose: text(),
    ground: text(),
    owner_user: idOf(),
    review_on: textOrNull(),
  },
  { indexes: ['number'] },
)
export const caseSignal = record('case_signal', { case_id: idOf(), signal: idOf() }, { indexes: ['case_id', 'signal'] })
export const caseMember = record('case_member', { case_id: idOf(), user: idOf() }, { indexes: ['case_id', 'user'] })
export const assessment = record(
  'assessment',
  {
    case_id: idOf(),
    question: text(),
    next_step: oneOf('none', 'ask_source', 'forward', 'help', 'close'),
    conclusion: text(),
    supersedes: idOfOrNull(),
  },
  { indexes: ['case_id'] },
)
export const assessmentPoint = record(
  'assessment_point',
  {
    assessment: idOf(),
    side: oneOf('for', 'against', 'alternative', 'unknown'),
    statement: idOfOrNull(),
    signal: idOfOrNull(),
    text: text(),
  },
  { indexes: ['assessment'] },
)

const notReversed = (alias: string) => `NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = ${alias}.id)`
export const activeCaseSignal = view<{ id: string; case_id: string; signal: string }>()(
  'active_case_signal',
  `SELECT c.id, c.case_id, c.signal FROM case_signal c JOIN visible_signal s ON s.id = c.signal WHERE ${notReversed('c')}`,
)
export const activeCaseMember = view<{ id: string; case_id: string; user: string }>()(
  'active_case_member',
  `SELECT c.id, c.case_id, c.user FROM case_member c WHERE ${notReversed('c')}`,
)
export const caseState = view<{ case_id: string; state: 'open' | 'review' | 'closed' | 'erased' }>()(
  'case_state',
  `SELECT c.id AS case_id, COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'case_state' AND d.subject = c.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1), 'open') AS state FROM "case" c`,
)
export const caseTables = [
  caseTable,
  caseSignal,
  caseMember,
  assessment,
  assessmentPoint,
  activeCaseSignal,
  activeCaseMember,
  caseState,
] as const

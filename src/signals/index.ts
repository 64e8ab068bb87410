/** The register: what came in, from whom, on what conditions, and what was decided about it. */
export { conditionsOf, gradeShape, linked, type ConditionInForce } from './signal-detail.ts'
export { gradeHistory, gradesOf, type GivenGrade } from './grade-signal.ts'
export { isMinorSignal } from './signal-list.ts'
export { markingIn, refuseMarkedText, refusedMarkingIn } from './markings.ts'
export { nextNumber } from './numbers.ts'
export { answersOf, moveTo } from './triage-signal.ts'
export {
  decisionProcedures,
  originProcedures,
  quarantineProcedures,
  signalProcedures,
  type SignalDeps,
} from './procedures.ts'
export { keepingOfSignal, mustBeVisible, stateOf } from './queries.ts'
export { protectedNames } from './reporter.ts'
export { startClock } from './retention.ts'
export { signalTables, type SignalState } from './tables.ts'
export { supportOf, type Support } from './support.ts'
export { addTask, daysAfter } from './tasks.ts'

/** Cases, assessments, tasks. */
export { showCase } from './case-detail.ts'
export { keepingOfCase } from './commands.ts'
export { casesOf, handOverCase, type CaseDuty } from './hand-over.ts'
export { caseProcedures } from './procedures.ts'
export { caseTables } from './tables.ts'

/** Cases, assessments, tasks. */
export { showCase } from './case-detail.ts'
export { keepingOfCase } from './commands.ts'
export { caseProcedures } from './procedures.ts'
export { caseTables } from './tables.ts'

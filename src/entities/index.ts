/** Persons and things: clusters of mentions made by decisions, what is said of them, and proposals that never decide. */
export { attachMention, createEntity, setSubkind, type Attached } from './attach-mention.ts'
export { comparedAs } from './contact-points.ts'
export { decidePair, mergeEntities } from './decide-pair.ts'
export { contradictionsIn, showEntity } from './entity-detail.ts'
export { entityLabel, entityLabels, ownLabels } from './entity-labels.ts'
export { findEntities, listEntities } from './entity-list.ts'
export { findEverywhere, isSpellingOf, type FoundSide } from './find-everywhere.ts'
export { isMinor, isUnderAge, minorOf, minorsOf, type Minor } from './minors.ts'
export {
  compareNames,
  comparePrepared,
  distanceOf,
  nameKeys,
  prepareName,
  type NameComparison,
  type NameRule,
  type PreparedName,
} from './names/compare-names.ts'
export { foldText } from './names/fold.ts'
export { entityProcedures, statementProcedures } from './procedures.ts'
export { compareTwo, proposalsFor } from './proposals.ts'
export { findEntity, getEntity, getStatement, keepingOfEntity, visibleSignalsOf, type EntityRow } from './queries.ts'
export {
  countUnkeyed,
  isComparedKind,
  keyOfNumber,
  keysOfName,
  writeSignalKeys,
  type ComparedKind,
} from './signal-keys.ts'
export { addStatement, statementsOf, withdrawStatement, type NewStatement } from './statements.ts'
export { entityTables, type EntityKind, type Property } from './tables.ts'
export { compareVNumbers, isCompleteVNumber, paddedVNumber } from './v-number.ts'

/** Ties, connections, pictures and exchange files. Nothing here ranks people (R43). */
export { addRelation, withdrawRelation, type NewRelation } from './add-relation.ts'
export {
  isCarrier,
  isSpecificPlace,
  longestPath,
  meetingsIn,
  pathsBetween,
  type Meeting,
  type Thing,
} from './connections.ts'
export { evidenceOf } from './evidence.ts'
export { toFtm } from './export-ftm.ts'
export { toCsv, toGexf, toGraphml } from './export-graph.ts'
export { networkOf, networkOfSignals, tiesOfParent, type Parent } from './network.ts'
export { pictureOf } from './picture-svg.ts'
export { linkProcedures } from './procedures.ts'
export { connectionsBetween, connectionsIn, pathBetween } from './read-connections.ts'
export { splitEntity, splitQuestions } from './split-entity.ts'
export { linkTables } from './tables.ts'
export { countOrigins, findTie, receiptsOf, sourcesOfRelation, tiesOf, type TieFilter } from './ties.ts'

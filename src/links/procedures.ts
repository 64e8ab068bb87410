/** Binds the contract's rows to this area's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type CallContext, type Session } from '../access/index.ts'
import { Refused, unreachable } from '../contract/errors.ts'
import { DecisionId, EntityId, MentionId, RelationId } from '../contract/ids.ts'
import { links } from '../contract/links.ts'
import { statementsOf } from '../entities/index.ts'
import type { Tx } from '../vault/index.ts'
import { addRelation, withdrawRelation, withdrawTie } from './add-relation.ts'
import { toFtm } from './export-ftm.ts'
import { toCsv, toGexf, toGraphml } from './export-graph.ts'
import { evidenceOf } from './evidence.ts'
import { networkOf, tiesOfParent, type Parent } from './network.ts'
import { pictureOf } from './picture-svg.ts'
import { connectionsBetween, pathBetween } from './read-connections.ts'
import { endOf, splitEntity, splitQuestions } from './split-entity.ts'
import { findTie } from './ties.ts'

const os = implement(links).$context<CallContext>().use(enforced)

export const linkProcedures = {
  add: os.add.handler(({ input, context: { call } }) =>
    call.act(tx => ({ relation: RelationId.parse(addRelation(tx, call.session, input)) })),
  ),
  withdraw: os.withdraw.handler(({ input, context: { call } }) =>
    call.act(tx => ({ decision: DecisionId.parse(withdrawRelation(tx, call.session, input.relation, input.because)) })),
  ),
  withdrawTie: os.withdrawTie.handler(({ input, context: { call } }) =>
    call.act(tx => ({ decision: DecisionId.parse(withdrawTie(tx, call.session, input.relation, input.because)) })),
  ),
  list: os.list.handler(({ input, context: { call } }) => call.act(tx => tiesOfParent(tx, call.session, input))),
  show: os.show.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const tie = findTie(tx, call.session, input.relation)
      if (!tie) throw new Refused('NOT_FOUND', { subject: input.relation })
      tx.about('relation', input.relation)
      return tie
    }),
  ),
  evidence: os.evidence.handler(({ input, context: { call } }) =>
    call.act(tx => evidenceOf(tx, call.session, input.relation)),
  ),
  connections: os.connections.handler(({ input, context: { call } }) =>
    call.act(tx => connectionsBetween(tx, call.session, input.left, input.right)),
  ),
  path: os.path.handler(({ input, context: { call } }) =>
    call.act(tx => pathBetween(tx, call.session, input.left, input.right)),
  ),
  network: os.network.handler(({ input, context: { call } }) => call.act(tx => networkOf(tx, call.session, input))),
  export: os.export.handler(({ input, context: { call } }) =>
    call.act(tx => exportNetwork(tx, call.session, input, input.format)),
  ),
  picture: os.picture.handler(({ input, context: { call } }) =>
    call.act(tx => ({ name: 'network.svg', svg: pictureOf(networkOf(tx, call.session, input), input.language) })),
  ),
  splitQuestions: os.splitQuestions.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const { left, right, relations, mentions } = splitQuestions(tx, call.session, input.decision)
      const end = (id: string) => ({ ...endOf(tx, id), id: EntityId.parse(id) })
      return {
        left: end(left),
        right: end(right),
        relations,
        mentions: mentions.map(row => ({
          id: MentionId.parse(row.id),
          surface: row.surface,
          signalNumber: row.signalNumber,
        })),
      }
    }),
  ),
  split: os.split.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const made = splitEntity(tx, call.session, input)
      return {
        decision: DecisionId.parse(made.decision),
        left: EntityId.parse(made.left),
        right: EntityId.parse(made.right),
      }
    }),
  ),
}

function exportNetwork(tx: Tx, session: Session, parent: Parent, format: 'ftm' | 'graphml' | 'gexf' | 'csv') {
  const network = networkOf(tx, session, parent)
  switch (format) {
    case 'csv':
      return { name: 'network.csv', mediaType: 'text/csv', text: toCsv(network) }
    case 'graphml':
      return { name: 'network.graphml', mediaType: 'application/graphml+xml', text: toGraphml(network) }
    case 'gexf':
      return { name: 'network.gexf', mediaType: 'application/gexf+xml', text: toGexf(network) }
    case 'ftm':
      return {
        name: 'network.ftm.json',
        mediaType: 'application/x-ndjson',
        text: toFtm(network, session.codebooks, entity => statementsOf(tx, { root: entity })),
      }
    default:
      return unreachable(format)
  }
}

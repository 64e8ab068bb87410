/** Binds the contract's rows to this area's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import * as contract from '../contract/entities.ts'
import { Refused } from '../contract/errors.ts'
import { DecisionId, EntityId, StatementId } from '../contract/ids.ts'
import { queryDigest, toBase64url } from '../vault/index.ts'
import { attachedIn } from './attached-in.ts'
import { attachMention, createEntity, setSubkind, type Attached } from './attach-mention.ts'
import { decidePair, mergeEntities, mustHaveSeen } from './decide-pair.ts'
import { showEntity } from './entity-detail.ts'
import { findEntities, listEntities } from './entity-list.ts'
import { previewMerge } from './preview-merge.ts'
import { candidatesFor, compareTwo, proposalsFor } from './proposals.ts'
import { getEntity } from './queries.ts'
import { addStatement, listStatements, statementsOf, withdrawStatement } from './statements.ts'
import { weighingOf } from './weighing.ts'

const os = implement(contract.entities).$context<CallContext>().use(enforced)
const statementRows = implement(contract.statements).$context<CallContext>().use(enforced)
const decided = (decision: string) => ({ decision: DecisionId.parse(decision) })
const attachedRow = (made: Attached) => ({
  entity: EntityId.parse(made.entity),
  decisions: made.decisions.map(id => DecisionId.parse(id)),
  statements: made.statements.map(id => StatementId.parse(id)),
})

export const entityProcedures = {
  create: os.create.handler(({ input, context: { call } }) =>
    call.act(tx => attachedRow(createEntity(tx, call.session, input))),
  ),
  attach: os.attach.handler(({ input, context: { call } }) =>
    call.act(tx => {
      mustHaveSeen(tx, call.session, input.entity, input.mention, input.shown)
      return attachedRow(attachMention(tx, call.session, input))
    }),
  ),
  setSubkind: os.setSubkind.handler(({ input, context: { call } }) =>
    call.act(tx => decided(setSubkind(tx, call.session, input.entity, input.subkind))),
  ),
  list: os.list.handler(({ input, context: { call } }) => call.act(tx => listEntities(tx, call.session, input))),
  find: os.find.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.queryDigest(toBase64url(queryDigest(call.session.queryKey, input.query)))
      tx.detail(input.query)
      return findEntities(tx, call.session, input)
    }),
  ),
  show: os.show.handler(({ input, context: { call } }) => call.act(tx => showEntity(tx, call.session, input.entity))),
  proposals: os.proposals.handler(({ input, context: { call } }) =>
    call.act(tx => {
      if (input.entity !== undefined) tx.about('entity', input.entity)
      else if (input.signal !== undefined) tx.about('signal', input.signal)
      const found = proposalsFor(tx, call.session, input)
      tx.count(found.length)
      return found
    }),
  ),
  candidates: os.candidates.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('mention', input.mention)
      const found = candidatesFor(tx, call.session, input.mention)
      tx.count(found.length)
      return found
    }),
  ),
  attachedIn: os.attachedIn.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('signal', input.signal)
      return attachedIn(tx, call.session, input.signal)
    }),
  ),
  compare: os.compare.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('entity', input.left)
      return compareTwo(tx, call.session, input.left, input.right)
    }),
  ),
  mergePreview: os.mergePreview.handler(({ input, context: { call } }) =>
    call.act(tx => previewMerge(tx, call.session, input.left, input.right)),
  ),
  merge: os.merge.handler(({ input, context: { call } }) =>
    call.act(tx => decided(mergeEntities(tx, call.session, input.left, input.right, input.because, input.shown))),
  ),
  notSame: os.notSame.handler(({ input, context: { call } }) =>
    call.act(tx => decided(decidePair(tx, call.session, 'not_same_entity', input.left, input.right, input.because))),
  ),
  undecided: os.undecided.handler(({ input, context: { call } }) =>
    call.act(tx => decided(decidePair(tx, call.session, 'undecided', input.left, input.right, input.because))),
  ),
}

export const statementProcedures = {
  add: statementRows.add.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const id = addStatement(tx, call.session, input)
      const [row] = statementsOf(tx, { ids: [id] })
      if (!row) throw new Refused('NOT_FOUND', { subject: id })
      return row
    }),
  ),
  list: statementRows.list.handler(({ input, context: { call } }) =>
    call.act(tx => {
      if (input.entity === undefined) return listStatements(tx, call.session, input)
      const { root } = getEntity(tx, call.session, input.entity)
      tx.about('entity', root)
      return showEntity(tx, call.session, root).statements
    }),
  ),
  weighing: statementRows.weighing.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('signal', input.signal)
      return weighingOf(tx, call.session, input.signal)
    }),
  ),
  withdraw: statementRows.withdraw.handler(({ input, context: { call } }) =>
    call.act(tx => decided(withdrawStatement(tx, call.session, input.statement, input.because))),
  ),
}

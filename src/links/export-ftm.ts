/**
 * FollowTheMoney as JSON lines, by the table of the data model (§7). A person has names, a birth date that is none of convenience,
 * numbers and telephone; nothing else exists to be filled. Uncertain dates go into words: the schema has no place for doubt.
 */
import type { Codebooks } from '../contract/codebooks.ts'
import type { StatementRow } from '../contract/entities.ts'
import type { Network, TieRow } from '../contract/links.ts'

export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** `statementsOf` gives what is said about a node. */
export function toFtm(
  network: Network,
  codebooks: Codebooks,
  statementsOf: (entity: string) => readonly StatementRow[],
): string {
  const entities = [
    ...network.nodes.flatMap(node => nodeEntity(node, statementsOf(node.id), network)),
    ...network.ties.flatMap(tie => tieEntity(tie, codebooks)),
  ]
  return entities.map(entity => JSON.stringify(entity) + '\n').join('')
}

function nodeEntity(
  node: Network['nodes'][number],
  statements: readonly StatementRow[],
  network: Network,
): FtmEntity[] {
  const said = (property: StatementRow['property']) => [
    ...new Set(
      statements.filter(row => row.property === property && row.polarity !== 'contradicts').map(row => row.value),
    ),
  ]
  const entity = (schema: string, properties: Record<string, readonly string[]>): FtmEntity[] => [
    {
      id: node.id,
      schema,
      properties: Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0)),
    },
  ]
  const label = [node.label]
  switch (node.kind) {
    case 'person':
      return entity('Person', {
        name: label,
        alias: said('name').filter(name => name !== node.label),
        idNumber: said('v_number'),
        phone: [...new Set([...said('phone'), ...phonesOf(node.id, network)])],
        birthDate: statements.flatMap(row =>
          row.property === 'birth_date' && row.edtf !== null && /^\d{4}-\d{2}-\d{2}$/.test(row.edtf) ? [row.edtf] : [],
        ),
      })
    case 'contact_point': {
      const owner = network.ties
        .filter(tie => tie.type === 'uses_contact_point' && tie.to.id === node.id)
        .map(tie => tie.from.id)
      if (node.subkind === 'email') return entity('UserAccount', { email: label, owner })
      if (node.subkind === 'iban') return entity('BankAccount', { iban: label })
      return node.subkind === 'social_handle' ? entity('UserAccount', { username: label, owner }) : []
    }
    case 'vehicle':
      return entity('Vehicle', { registrationNumber: said('number_plate'), description: said('description') })
    case 'location':
      return entity('Address', { full: label })
    case 'organisation':
      return entity('Organization', { name: label })
    case 'event':
      return entity('Event', {
        name: label,
        involved: network.ties
          .filter(tie => tie.type === 'participated_in' && tie.to.id === node.id)
          .map(tie => tie.from.id),
        location: network.ties
          .filter(tie => tie.type === 'took_place_at' && tie.from.id === node.id)
          .map(tie => tie.to.label),
      })
  }
}

/** A telephone number is a value on the person there, not a thing. */
function phonesOf(person: string, network: Network): string[] {
  const phones = new Set<string>(
    network.nodes.filter(node => node.kind === 'contact_point' && node.subkind === 'phone').map(node => node.id),
  )
  return network.ties
    .filter(tie => tie.type === 'uses_contact_point' && tie.from.id === person && phones.has(tie.to.id))
    .map(tie => tie.to.label)
}

function tieEntity(tie: TieRow, codebooks: Codebooks): FtmEntity[] {
  const schema = codebooks.relationTypes.find(row => row.code === tie.type)?.ftm?.split(/[ :]/)[0]
  if (tie.type === 'participated_in' || tie.type === 'took_place_at') return []
  const made = (name: string, ends: Record<string, readonly string[]>): FtmEntity[] => [
    { id: tie.id, schema: name, properties: { ...ends, ...datesOf(tie) } },
  ]
  const [from, to] = [[tie.from.id], [tie.to.id]]
  switch (schema) {
    case 'Family':
      return made('Family', { person: from, relative: to, relationship: [tie.nl] })
    case 'Associate':
      return made('Associate', { person: from, associate: to, relationship: [tie.nl] })
    case 'Membership':
      return made('Membership', { member: from, organization: to })
    case 'Payment':
      return made('Payment', { payer: from, beneficiary: to })
    case 'Representation':
      return made('Representation', { agent: from, client: to, role: [tie.nl] })
    case 'Event':
      return made('Event', {
        name: [`${tie.from.label} ${tie.nl} ${tie.to.label}`],
        involved: tie.to.kind === 'person' ? [...from, ...to] : from,
        ...(tie.to.kind === 'location' && { location: [tie.to.label] }),
      })
    case 'UnknownLink':
      // A link to a telephone number has no end in this schema: the number stands on the person.
      return tie.to.kind === 'contact_point' ? [] : made('UnknownLink', { subject: from, object: to, role: [tie.nl] })
    default:
      return []
  }
}

function datesOf(tie: TieRow): Record<string, readonly string[]> {
  if (tie.period === null) return {}
  if (/^\d{4}(-\d{2}){0,2}$/.test(tie.period)) return { date: [tie.period] }
  const [start, end, ...more] = tie.period.split('/')
  const plain = (text: string | undefined) => text !== undefined && /^\d{4}(-\d{2}){0,2}$/.test(text)
  if (more.length === 0 && plain(start) && plain(end)) return { startDate: [start ?? ''], endDate: [end ?? ''] }
  return { description: [`datum onzeker: ${tie.period}`] }
}

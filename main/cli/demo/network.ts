/** Chapters 6 and 7: who is who, by decisions of people; ties that rest on statements; a case with its question. */
import type { MentionRow } from '../../../src/contract/annotation.ts'
import type { EntityId, MentionId, RelationId, StatementId } from '../../../src/contract/ids.ts'
import { get, type Register } from './intake.ts'
import type { Narrator } from './narrator.ts'
import type { Stage } from './stage.ts'

export interface Cast {
  readonly p1: EntityId
  readonly p2: EntityId
  readonly minor: EntityId
  readonly relations: Readonly<Record<'RL1' | 'RL2' | 'RL3' | 'RL4' | 'RL5', RelationId[]>>
}

/** Which mention of a signal has this kind and these words; white space may differ, as lines break. */
async function mentionIn(
  stage: Stage,
  register: Register,
  sample: string,
  kind: MentionRow['kind'],
  words: string,
): Promise<MentionRow> {
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
  const { mentions } = await stage.client.annotations.list({ signal: get(register, sample).id })
  const found = mentions.find(m => m.kind === kind && flat(m.surface) === flat(words))
  if (found) return found
  return await stage.client.annotations.add({ signal: get(register, sample).id, exact: words, kind })
}

export async function whoIsWho(
  stage: Stage,
  tell: Narrator,
  register: Register,
): Promise<{
  p1: EntityId
  p2: EntityId
  minor: EntityId
  stranger: EntityId
  phone: EntityId
  place: EntityId
  said: Map<string, StatementId>
}> {
  const { client } = stage
  tell.chapter('Wie is wie: voorstellen met redenen, besluiten van mensen')
  const said = new Map<string, StatementId>()
  const person = async (sample: string, name: string, number?: string) => {
    const mention = await mentionIn(stage, register, sample, 'person', name)
    await client.annotations.setRole({ mention: mention.id, role: 'subject' })
    const together: MentionId[] =
      number === undefined ? [] : [(await mentionIn(stage, register, sample, 'v_number', number)).id]
    return { mention: mention.id, together }
  }
  const first = await person('S01', 'Mohammed al-Darwish', '0099120417')
  const p1 = (await client.entities.create({ ...first, kind: 'person' })).entity
  const others = [
    ['S05', 'DARWICHE, Mohamed', '0099120417'],
    ['S07', 'Muhammad Darwish', '99120417'],
    ['S08', 'Mohammed el-Darwish', '0099120417'],
    ['S04 row 3', 'AL DARWISH', '0099120417'],
  ] as const
  for (const [sample, name, number] of others) {
    const { mention, together } = await person(sample, name, number)
    const seen = await client.entities.compare({ left: p1, right: mention })
    tell.say(
      `${get(register, sample).number} “${name}”: voor — ${seen.reasons.map(r => r.nl).join('; ') || 'niets'}${seen.against.length > 0 ? `; tegen — ${seen.against.map(r => r.nl).join('; ')}` : ''}`,
    )
    await client.entities.attach({
      entity: p1,
      mention,
      together,
      because: 'zelfde nummer en naam, gezien door de liaison',
      shown: seen.against.map(r => r.code),
    })
  }
  const arabic = await mentionIn(stage, register, 'S07', 'person', 'محمد درويش')
  await client.entities.attach({ entity: p1, mention: arabic.id, because: 'zelfde regel in de bron' })
  const seen = await mentionIn(stage, register, 'S05', 'person', 'DARWICHE, Mohamed')
  await client.statements.add({
    mention: seen.id,
    property: 'said',
    value: 'Geen strafbaar feit vastgesteld; betrokkene was beleefd en werkte mee.',
    polarity: 'contradicts',
    firstHand: true,
  })
  tell.done('Vijf signalen, één betrokkene; elk besluit is terug te draaien.')
  const p2 = (await client.entities.create({ ...(await person('S02', 'Youssef el-Haddad')), kind: 'person' })).entity
  const boy = await client.entities.create({ ...(await person('S03', 'Bilal Rahmani', '0099141902')), kind: 'person' })
  const minor = boy.entity
  said.set('S03 boy', firstOf(boy.statements))
  const stranger = (await client.entities.create({ ...(await person('S03', 'Yusuf')), kind: 'person' })).entity
  const karim = (
    await client.entities.create({ ...(await person('S04 row 6', 'Darwisi', '0099120583')), kind: 'person' })
  ).entity
  const kareem = (
    await client.entities.create({ ...(await person('S06', 'Kareem Darwisi', '0099127740')), kind: 'person' })
  ).entity
  const namesakes = await client.entities.compare({ left: karim, right: kareem })
  tell.refused(`Karim en Kareem Darwisi: geen voorstel. Tegen — ${namesakes.against.map(r => r.nl).join('; ')}`)
  await client.entities.notSame({ left: karim, right: kareem, because: 'twee V-nummers, twee geboortedatums' })
  const phoneMention = await mentionIn(stage, register, 'S01', 'phone', '06-0000 4417')
  const phone = await client.entities.create({ mention: phoneMention.id, kind: 'contact_point', subkind: 'phone' })
  said.set('S01 phone', firstOf(phone.statements))
  for (const [sample, words] of [
    ['S02', '+31 6 0000 4417'],
    ['S04 row 3', '0600004417'],
    ['S07', '0031600004417'],
  ] as const) {
    const attached = await client.entities.attach({
      entity: phone.entity,
      mention: (await mentionIn(stage, register, sample, 'phone', words)).id,
      because: 'zelfde nummer, anders geschreven',
    })
    said.set(`${sample} phone`, firstOf(attached.statements))
  }
  const restaurant = await mentionIn(stage, register, 'S05', 'location', 'wegrestaurant De Grenskei')
  const place = await client.entities.create({ mention: restaurant.id, kind: 'location', subkind: 'venue' })
  said.set('S05 place', firstOf(place.statements))
  const seenThere = await client.entities.attach({
    entity: place.entity,
    mention: (await mentionIn(stage, register, 'S02', 'location', 'wegrestaurant De Grenskei')).id,
    because: 'zelfde plaats',
  })
  said.set('S02 place', firstOf(seenThere.statements))
  const listed = get(register, 'S04 row 3')
  const readOut = said.get('S07 phone')
  if (readOut)
    await client.origins.set({
      statement: readOut,
      origin: listed.origin.id,
      because: 'De politie las het nummer van de looplijst: geen nieuwe bron.',
    })
  tell.done('Eén telefoonnummer, in vier schrijfwijzen. Wat de politie van de lijst las, telt bij de lijst.')
  return { p1, p2, minor, stranger, phone: phone.entity, place: place.entity, said }
}

export async function connect(
  stage: Stage,
  tell: Narrator,
  known: Awaited<ReturnType<typeof whoIsWho>>,
): Promise<Cast> {
  const { client } = stage
  tell.chapter('Verbanden: alleen met een bewering, nooit via een azc')
  const { p1, p2, minor, stranger, phone, place, said } = known
  const tie = async (type: string, from: EntityId, to: EntityId, key: string, period?: string) => {
    const statement = said.get(key)
    if (!statement) throw new Error(`no statement ${key}`)
    return (await client.links.add({ type, from, to, statement, ...(period === undefined ? {} : { period }) })).relation
  }
  const relations = {
    RL1: [
      await tie('uses_contact_point', p1, phone, 'S01 phone'),
      await tie('uses_contact_point', p1, phone, 'S04 row 3 phone'),
      await tie('uses_contact_point', p1, phone, 'S07 phone'),
    ],
    RL2: [await tie('uses_contact_point', p2, phone, 'S02 phone')],
    RL3: [await tie('was_at', p1, place, 'S05 place', '2016-10-12')],
    RL4: [await tie('was_at', p2, place, 'S02 place', '2016-10-12')],
    RL5: [await tie('approached', stranger, minor, 'S03 boy', '2016-10-08~')],
  }
  for (const connection of await client.links.connections({ left: p1, right: p2 })) {
    tell.say(`${connection.nl} — ${connection.origins.length} herkomsten, ${connection.inherited.handling}`)
  }
  tell.done(
    'Twee verbindingen tussen deze twee mensen, elk met haar bronnen en voorwaarden. Samen in een azc wonen is er geen.',
  )
  return { p1, p2, minor, relations }
}

export async function openCase(
  stage: Stage,
  tell: Narrator,
  register: Register,
): Promise<{ case: Awaited<ReturnType<Stage['client']['cases']['new']>>['case']; svg: string }> {
  const { client } = stage
  tell.chapter('Een zaak: één vraag, voor en tegen')
  const made = await client.cases.new({
    title: 'Afspraak bij De Grenskei',
    question: 'Zijn er aanwijzingen voor een voorgenomen reis, of is er een gewone verklaring?',
  })
  for (const name of ['S01', 'S02', 'S05', 'S07', 'S08', 'S04 row 3'])
    await client.cases.add({
      case: made.case,
      signal: get(register, name).id,
      because: 'zelfde personen, nummer of plaats',
    })
  await client.cases.assess({
    case: made.case,
    question: 'Wat weten wij, en wat is de volgende stap?',
    nextStep: 'forward',
    conclusion:
      'De informatie over een afspraak op 12 oktober komt uit twee onafhankelijke herkomsten; over de reden is niets bekend.',
    points: [
      { side: 'for', text: 'Zelfde plaats op dezelfde dag, uit twee herkomsten.' },
      { side: 'against', text: 'Het filmpje was een nieuwsuitzending; de melder had een ruzie over geld.' },
      { side: 'alternative', text: 'Een ontmoeting om werk of geld te regelen.' },
      { side: 'unknown', text: 'De reden van de aanwezigheid bij het wegrestaurant.' },
    ],
  })
  const shown = await client.cases.show({ case: made.case })
  tell.done(
    `Zaak ${shown.number}: ${shown.signals.length} signalen, ${shown.origins} herkomsten, ${shown.deliveries} ontvangsten.`,
  )
  const { svg } = await client.links.picture({
    case: made.case,
    purpose: { code: 'case_work', reference: shown.number },
    language: 'nl',
  })
  return { case: made.case, svg }
}

function firstOf(statements: readonly StatementId[]): StatementId {
  const [first] = statements
  if (!first) throw new Error('attached without a statement')
  return first
}

/** The samples with the people, things and ties that `truth.json` expects, as the liaison decided them (D3, D5). */
import { decide } from '../../src/access/index.ts'
import { keepingOf } from '../../src/vault/index.ts'
import { acting, anEntity, aRelation, attached, merged } from './register.ts'
import { sampleRegister, type SampleRegister } from './sample-register.ts'

export interface LinkedSamples extends SampleRegister {
  readonly P1: string
  readonly P2: string
  readonly P3: string
  readonly P4: string
  readonly P5: string
  readonly P6: string
  readonly P7: string
  readonly T1: string
  readonly L1: string
  readonly L2: string
  readonly L3: string
  readonly L4: string
}

export async function linkedSamples(): Promise<LinkedSamples> {
  const samples = await sampleRegister()
  const { register, signals, mention } = samples
  const of = (name: 'S01' | 'S04 row 3' | 'S05' | 'S07' | 'S08', person: string, vNumber: string) =>
    anEntity(register, mention(name, 'person', person), [mention(name, 'v_number', vNumber)])
  const P1 = of('S01', 'Mohammed\nal-Darwish', '0099120417')
  for (const other of [
    of('S04 row 3', 'AL DARWISH', '0099120417'),
    of('S05', 'DARWICHE, Mohamed', '0099120417'),
    of('S07', 'Muhammad Darwish', '99120417'),
    of('S08', 'Mohammed el-Darwish', '0099120417'),
  ]) {
    merged(register, P1, other)
  }
  attached(register, P1, mention('S07', 'person', 'محمد درويش'))
  attached(register, P1, mention('S09', 'person', 'Muhammad\nAl Darwish'))
  const P2 = anEntity(register, mention('S02', 'person', 'Youssef el-Haddad'))
  const P3 = anEntity(register, mention('S04 row 6', 'person', 'Darwisi'), [
    mention('S04 row 6', 'v_number', '0099120583'),
    mention('S04 row 6', 'birth_date', '14-03-1994'),
  ])
  const P4 = anEntity(register, mention('S06', 'person', 'Kareem Darwisi'), [mention('S06', 'v_number', '0099127740')])
  const P5 = anEntity(register, mention('S03', 'person', 'Bilal Rahmani'), [mention('S03', 'birth_date', '09-05-2000')])
  const P6 = anEntity(register, mention('S04 row 12', 'person', 'Darwich'), [
    mention('S04 row 12', 'birth_date', '01-01-1989'),
  ])
  const P7 = anEntity(register, mention('S04 row 19', 'person', 'Sesay'))

  const thing = (list: readonly (readonly [keyof typeof signals, string])[], kind: 'phone' | 'location') => {
    const [first, ...rest] = list.map(([name, surface]) => anEntity(register, mention(name, kind, surface)))
    for (const other of rest) merged(register, first ?? '', other)
    return first ?? ''
  }
  const T1 = thing(
    [
      ['S01', '06-0000 4417'],
      ['S02', '+31 6 0000 4417'],
      ['S04 row 3', '0600004417'],
      ['S07', '0031600004417'],
    ],
    'phone',
  )
  const L1 = thing(
    [
      ['S01', 'azc Veldmeer'],
      ['S04 row 3', 'azc Veldmeer'],
      ['S04 row 19', 'azc Veldmeer'],
      ['S05', 'azc Veldmeer'],
      ['S06', 'azc Veldmeer'],
    ],
    'location',
  )
  const L2 = thing(
    [
      ['S02', 'azc Oosterhaven'],
      ['S04 row 6', 'azc Oosterhaven'],
    ],
    'location',
  )
  const L3 = thing(
    [
      ['S02', 'wegrestaurant De Grenskei'],
      ['S05', 'wegrestaurant De Grenskei'],
    ],
    'location',
  )
  const L4 = thing([['S07', 'bibliotheek Meerstad, Kadelaan 12']], 'location')

  const tie = (type: string, from: string, to: string, names: readonly (keyof typeof signals)[], period?: string) => {
    for (const name of names) aRelation(register, { type, from, to, signal: signals[name].id, period })
  }
  tie('uses_contact_point', P1, T1, ['S01', 'S04 row 3', 'S07'])
  tie('uses_contact_point', P2, T1, ['S02'])
  tie('was_at', P1, L3, ['S05'], '2016-10-12')
  tie('was_at', P2, L3, ['S02'], '2016-10-12')
  tie('was_at', P1, L4, ['S07'], '2016-10-14')
  tie('resides_at', P1, L1, ['S01', 'S04 row 3', 'S05'])
  tie('resides_at', P4, L1, ['S06'])
  tie('resides_at', P7, L1, ['S04 row 19'])
  tie('resides_at', P2, L2, ['S02'])
  tie('resides_at', P3, L2, ['S04 row 6'])

  // D3: the police read the number from the list.
  const number = mention('S07', 'phone', '0031600004417')
  acting(register, tx => {
    const statement = tx.getSql("SELECT id FROM visible_statement WHERE mention = ? AND property = 'phone'", [
      number,
    ])?.['id']
    decide(tx, keepingOf(tx, 'inbox', signals.S07.id), {
      kind: 'statement_origin',
      value: signals['S04 row 3'].origin,
      because: 'staat op de looplijst',
      subjects: [{ role: 'statement', record: String(statement) }],
    })
  })
  return { ...samples, P1, P2, P3, P4, P5, P6, P7, T1, L1, L2, L3, L4 }
}

/** A register with the ten samples as signals, mentions as detected; decisions are the tests' own. */
import { anOrigin, acting, aSignal, detected, sameOrigin, inState, type MadeSignal } from './register.ts'
import { sampleTexts, type SampleName } from './sample-texts.ts'
import { aRegister, type TestRegister } from './session.ts'
import type { MentionKind } from '../../src/annotation/index.ts'

export interface SampleRegister {
  readonly register: TestRegister
  readonly signals: Readonly<Record<SampleName, MadeSignal>>
  /** A mention by sample, kind and words. */
  readonly mention: (sample: SampleName, kind: MentionKind, surface: string) => string
}

const organisations: Readonly<Record<string, string>> = {
  S01: 'coa',
  S02: 'vwn',
  S03: 'nidos',
  S04: 'nvik',
  S05: 'kmar',
  S06: 'dtv',
  S07: 'avim',
  S08: 'coa',
  S09: 'ind',
  S10: 'coa',
}
const demands: Readonly<Partial<Record<SampleName, readonly string[]>>> = {
  S01: ['reporter_name_protected'],
  S02: ['reporter_name_protected'],
  S03: ['no_onward_without_consent', 'contact_via_guardian', 'minor'],
  S07: ['no_use_in_residence_decision_without_consent'],
}
const grades: Readonly<Partial<Record<SampleName, string>>> = {
  S01: 'B4',
  S02: 'B2',
  S03: 'B4',
  'S04 row 3': 'B2',
  'S04 row 6': 'B2',
  'S04 row 12': 'B2',
  'S04 row 19': 'B2',
  S05: 'A2',
  S07: 'B2',
  S08: 'A1',
}
const codes: Readonly<Partial<Record<SampleName, 'H0' | 'H1' | 'H2' | 'H3'>>> = {
  S01: 'H0',
  S02: 'H0',
  S03: 'H3',
  'S04 row 3': 'H0',
  S05: 'H2',
  S07: 'H1',
  S08: 'H0',
}

export const sampleNames: readonly SampleName[] = [
  'S01',
  'S02',
  'S03',
  'S04 row 3',
  'S04 row 6',
  'S04 row 12',
  'S04 row 19',
  'S05',
  'S06',
  'S07',
  'S08',
  'S09',
  'S10',
]

/** S09 is joined to the origin of S01 and is a delivery of it; the rows of S04 share an origin. */
export async function sampleRegister(): Promise<SampleRegister> {
  const texts = await sampleTexts()
  const register = aRegister()
  const list = acting(register, tx => anOrigin(tx, 'nvik'))
  const make = (name: SampleName): MadeSignal => {
    const [text = '', ...parts] = texts[name]
    const [code, given] = [codes[name], grades[name]]
    return aSignal(register, {
      number: name,
      text,
      parts,
      organisation: organisations[name.slice(0, 3)] ?? 'other',
      sentAt: '2016-10-20',
      conditions: demands[name] ?? [],
      ...(code && { handling: code }),
      ...(given && { grade: given }),
      ...(name.startsWith('S04') && { origin: list }),
    })
  }
  const signals = unsafeComplete(new Map(sampleNames.map(name => [name, make(name)])))
  const find = new Map(sampleNames.map(name => [name, detected(register, signals[name])]))
  sameOrigin(register, signals.S01, signals.S09)
  inState(register, signals.S09.id, 'merged_origin')
  return {
    register,
    signals,
    mention: (sample, kind, surface) => {
      const look = find.get(sample)
      if (!look) throw new Error(sample)
      return look(kind, surface)
    },
  }
}

/** `sampleNames` holds every name, so every key is there. */
function unsafeComplete(made: ReadonlyMap<SampleName, MadeSignal>): Record<SampleName, MadeSignal> {
  return Object.fromEntries(made) as Record<SampleName, MadeSignal>
}

/** Chapters 4 and 5: people judge. Who said it first, what speaks against it, how sure it is, who asked for help. */
import { codes, SchakelError, textOf } from '../../../src/contract/errors.ts'
import type { Narrator } from './narrator.ts'
import { get, type Register } from './intake.ts'
import type { Stage } from './stage.ts'

const reasonWords: Readonly<Record<string, string>> = {
  same_message_id: 'zelfde Message-ID',
  same_attachment: 'zelfde bijlage',
  same_reference: 'zelfde kenmerk',
  near_identical_text: 'bijna gelijke tekst',
  stated_source: 'genoemde bron',
}

export async function judgeOrigins(stage: Stage, tell: Narrator, register: Register): Promise<void> {
  const { client } = stage
  tell.chapter('Twee mails, één herkomst')
  const forward = get(register, 'S09')
  const first = get(register, 'S01')
  tell.say(`De afzender van ${forward.number} schrijft: “Volgens ons is dit een tweede bron.”`)
  const proposal = (await client.origins.proposals({ signal: forward.id })).find(p =>
    [p.left, p.right].includes(first.id),
  )
  tell.say(
    `Schakel stelt voor: zelfde herkomst als ${first.number}, want ${(proposal?.reasons ?? []).map(r => reasonWords[r] ?? r).join(', ')}. Een mens besluit.`,
  )
  await refusal(tell, 'Waarde 3 (“ondersteund door andere informatie”)', () =>
    client.signals.grade({ signal: first.id, source: 'B', information: '3', because: 'lijkt bevestigd' }),
  )
  await client.origins.same({ left: first.id, right: forward.id, because: 'zelfde bericht, doorgestuurd' })
  tell.done(`${forward.number} is een tweede ontvangst van ${first.number}: één herkomst, en zo telt het overal.`)
  const contra = get(register, 'S08')
  await client.signals.contradicts({
    signal: contra.id,
    contradicts: first.id,
    because: 'De mentor was er zelf bij: het was een nieuwsuitzending.',
  })
  tell.done(`${contra.number} spreekt ${first.number} tegen; wie het een leest, ziet het ander.`)
}

const answers = [
  ['S01', 'coa', 'contactpersoon veiligheid', 'mail'],
  ['S02', 'vwn', 'teamleider', 'telefoon'],
  ['S08', 'coa', 'contactpersoon veiligheid', 'mail'],
  ['S04 row 3', 'nvik', 'informatiedesk', 'mail'],
  ['S04 row 6', 'nvik', 'informatiedesk', 'mail'],
  ['S04 row 12', 'nvik', 'informatiedesk', 'mail'],
  ['S04 row 19', 'nvik', 'informatiedesk', 'mail'],
] as const

const grades = [
  ['S01', 'B', '4', 'van horen zeggen, één bewoner'],
  ['S02', 'B', '2', 'vrijwilliger hoorde het zelf'],
  ['S03', 'B', '4', 'verhaal van de jongere aan zijn mentor'],
  ['S04 row 3', 'B', '2', 'nummer gezien bij registratie'],
  ['S05', 'A', '2', 'eigen waarneming van een verbalisant'],
  ['S07', 'B', '2', 'zoals de politie waardeerde'],
  ['S08', 'A', '1', 'de mentor was erbij'],
] as const

const triage = [
  [
    'S01',
    'concern',
    ['recruitment_approach', 'violent_propaganda'],
    'Sprak jonge bewoners aan en gaf een nummer, volgens één bewoner.',
    'unknown',
  ],
  ['S02', 'concern', ['travel_intent', 'victim_vulnerable'], 'Vroeg hoe men zonder papieren bij de grens komt.', 'yes'],
  [
    'S03',
    'concern',
    ['recruitment_approach', 'victim_vulnerable'],
    'Een man bood een jongere geld en “een familie”.',
    'yes',
  ],
  ['S04 row 3', 'concern', ['unclear'], 'Had twee simkaarten en een nummer op papier.', 'no'],
  ['S05', 'concern', ['travel_intent'], 'Wachtte op iemand bij een wegrestaurant.', 'unknown'],
  ['S07', 'supplement', ['unclear'], 'Zat te bellen in de bibliotheek.', 'no'],
  [
    'S08',
    'contra_indication',
    ['contra_behaviour'],
    'Keek naar het nieuws over zijn geboorteplaats en was geëmotioneerd.',
    'yes',
  ],
] as const

export async function weigh(stage: Stage, tell: Narrator, register: Register): Promise<void> {
  const { client } = stage
  tell.chapter('Wegen: wat zegt de bron, wat vinden wij')
  const strict = get(register, 'S05')
  tell.say(
    `${strict.number} zegt zelf: ${strict.handling.code}, ${strict.conditions.map(c => `${c.code} ${c.parameters.recipientKinds?.join('/') ?? ''}`.trim()).join('; ')}.`,
  )
  tell.say('Zwijgt de bron, dan geldt H2 tot zij antwoordt. De liaison belde en schrijft op wie wat zei:')
  for (const [name, organisation, who, how] of answers) {
    await client.signals.setHandling({ signal: get(register, name).id, code: 'H0', organisation, function: who, how })
  }
  tell.done(`${answers.length} antwoorden vastgelegd, met organisatie, functie en weg.`)
  await client.signals.setReporter({ signal: get(register, 'S02').id, name: 'T. Fictiva' })
  tell.done('De naam van de vrijwilliger staat apart; overal elders heet zij Melder 1.')
  for (const [name, source, information, because] of grades) {
    await client.signals.grade({ signal: get(register, name).id, source, information, because })
  }
  tell.table(
    grades.map(([name, source, information, because]) => [
      get(register, name).number,
      `${source}${information}`,
      because,
    ]),
  )
  for (const [name, kind, themes, behaviour, help] of triage) {
    await client.signals.triage({ signal: get(register, name).id, kind, themes: [...themes], behaviour, help })
  }
  tell.done('Bij ieder signaal is gevraagd wat gezegd of gedaan is, en of hulp nodig is. Bij drie: ja.')
}

export async function closeLetter(stage: Stage, tell: Narrator, register: Register): Promise<void> {
  const { client } = stage
  tell.chapter('Een anonieme brief, ingetrokken')
  const letter = get(register, 'S10')
  const asked = { query: 'kamer 12', purpose: { code: 'triage_signal', reference: letter.number } }
  const before = (await client.search.find(asked)).hits.length
  await refusal(tell, 'De brief naar een zaak', () =>
    client.signals.triage({ signal: letter.id, themes: ['unclear'], help: 'no', to: 'in_case' }),
  )
  await client.signals.close({
    signal: letter.id,
    reason: 'unfounded_malicious',
    because: 'De schrijver wilde een andere kamer en trok alles in.',
  })
  const after = (await client.search.find(asked)).hits.length
  tell.done(
    `Ongegrond. Zoeken op “kamer 12”: eerst ${before} treffer, nu ${after}. Ook uit netwerk, voorstellen en pakketten is het weg.`,
  )
  const never = await client.search.find({ query: 'Syrische', purpose: { code: 'quality_check' } })
  tell.say(
    `Zoeken op “Syrische” geeft ${never.hits.length} treffers: afkomst, geloof en nationaliteit zijn niet doorzoekbaar.`,
  )
}

/** Something that must be refused: says with which words; a demonstration in which it is not refused has failed. */
export async function refusal(tell: Narrator, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SchakelError)) throw error
    const row = codes[error.code]
    tell.refused(
      `${what} wordt geweigerd: ${textOf(error.code, 'nl', error.details)}${'rule' in row ? ` (${row.rule})` : ''}`,
    )
    return
  }
  throw new Error(`not refused: ${what}`)
}

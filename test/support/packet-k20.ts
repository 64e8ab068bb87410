/** Packet K20 of resources/samples/truth.json, composed by hand: what page 1 must show stands there (`page1`). */
import type { PacketJson } from '../../src/packets/seal/packet-json.ts'
import codebooks from '../../resources/codebooks.json' with { type: 'json' }

/** Stands in for the mail of S01. */
export const originalText = new TextEncoder().encode(
  'Van: COA\nOnderwerp: signaal\n\nEen bewoner vertelde op 30 september …\n',
)

type Item = PacketJson['items'][number]
type Grade = Item['grades'][number]

const worded = (list: readonly { code: string; nl: string }[]) => list.map(({ code, nl }) => ({ code, text: nl }))

const reporter = { code: 'reporter_name_protected', text: 'Naam van de melder niet delen' }
const onlyTo = { code: 'only_to_recipient', text: 'Alleen verstrekken aan: IND-liaison, politie, AIVD' }
const notTo = { code: 'not_to_recipient', text: 'Niet verstrekken aan: DT&V, COA' }
const noDecision = {
  code: 'no_use_in_residence_decision_without_consent',
  text: 'Niet gebruiken in een verblijfsrechtelijk besluit zonder toestemming',
}

const own = { givenBy: 'liaison vreemdelingenketen', handlingAssumed: false }
const s01: Grade = {
  ...own,
  source: 'S01',
  origin: 'O1',
  reliability: 'B',
  information: '4',
  handling: 'H0',
  conditions: [reporter],
  reference: null,
}
const s02: Grade = {
  ...own,
  source: 'S02',
  origin: 'O2',
  reliability: 'B',
  information: '2',
  handling: 'H0',
  conditions: [reporter],
  reference: null,
}
const s04: Grade = {
  ...own,
  source: 'S04 regel 3',
  origin: 'O4',
  reliability: 'B',
  information: '2',
  handling: 'H0',
  conditions: [],
  reference: null,
}
const s05: Grade = {
  ...own,
  source: 'S05',
  origin: 'O5',
  reliability: 'A',
  information: '2',
  handling: 'H2',
  conditions: [onlyTo, notTo],
  reference: 'KM-IR-16-20518',
}
const s07: Grade = {
  ...own,
  source: 'S07',
  origin: 'O4',
  reliability: 'B',
  information: '2',
  handling: 'H1',
  conditions: [noDecision],
  reference: null,
}
const s08: Grade = {
  ...own,
  source: 'S08',
  origin: 'O8',
  reliability: 'A',
  information: '1',
  handling: 'H0',
  conditions: [reporter],
  reference: null,
}

const words = (text: string) => ({ text, lang: null })
const arabic = (text: string) => ({ text, lang: 'ar' })
const tigrinya = (text: string) => ({ text, lang: 'ti' })
const out = (redacted: string) => ({ redacted })

function anItem(number: number, traits: Partial<Item> & Pick<Item, 'kind' | 'title' | 'grades'>): Item {
  const conditions = new Map(
    traits.grades.flatMap(grade => grade.conditions).map(condition => [condition.code, condition]),
  )
  return {
    number,
    from: null,
    need: 'Nodig om het verzoek van de dienst te beantwoorden.',
    handling:
      traits.grades
        .map(grade => grade.handling)
        .toSorted()
        .at(-1) ?? 'H2',
    conditions: [...conditions.values()],
    origins: [...new Set(traits.grades.map(grade => grade.origin))],
    contradicts: [],
    contraIndication: null,
    unknowns: [],
    text: [],
    redactions: [],
    files: { original: null, redacted: null },
    ...traits,
  }
}

const items: Item[] = [
  anItem(1, {
    kind: 'signal_extract',
    title: 'Meldformulier VM-2016-0931',
    from: 'COA, 3 oktober 2016',
    grades: [s01],
    unknowns: ['wie de filmpjes nog meer zag', 'van wie het nummer is'],
    text: [
      [
        words('Een bewoner vertelde op 30 september aan de woonbegeleider dat Mohammed al-Darwish ('),
        arabic('محمد درويش'),
        words(
          ', V-nummer 0099120417) jonge bewoners aanspreekt. Hij zou op 28-09-2016 in de recreatieruimte filmpjes van gevechten hebben laten zien en een telefoonnummer hebben gegeven voor wie “mee wil doen”: 06-0000 4417. Ook zou hij hebben gezegd dat de reis wordt betaald.',
        ),
      ],
      [
        words('Let op: wij hebben dit van één bewoner gehoord en niet zelf gezien. '),
        out('source_protection'),
        words(' is bij ons bekend.'),
      ],
    ],
    redactions: [{ reason: 'source_protection', count: 1 }],
    files: {
      original: {
        path: 'data/items/0001/original/bestand-0001.eml',
        receivedName: 'S01_coa_veldmeer.eml',
        mediaType: 'message/rfc822',
        size: originalText.length,
      },
      redacted: null,
    },
  }),
  anItem(2, {
    kind: 'signal_extract',
    title: 'Gesprek op het spreekuur',
    from: 'VluchtelingenWerk, 14 oktober 2016',
    grades: [s02],
    unknowns: ['wie de vriend is', 'of de reis doorgaat'],
    text: [
      [
        words('Eén van onze vrijwilligers, '),
        out('source_protection'),
        words(', sprak op donderdag 13 oktober 2016 op ons spreekuur met de heer Youssef el-Haddad ('),
        arabic('يوسف حداد'),
        words('; zelf schreef hij ook '),
        tigrinya('ሳሚር ሓዳዊ'),
        words(
          '). Hij vertelde dat hij de dag ervoor in wegrestaurant De Grenskei had afgesproken met ‘een vriend die alles regelt’. Als hij bereikbaar moest zijn kon dat via het nummer +31 6 0000 4417.',
        ),
      ],
      [
        words('De vrijwilliger vond hem gespannen en verdrietig. '),
        out('medical'),
        words(' Zij vraagt of er ook hulp voor hem mogelijk is.'),
      ],
    ],
    redactions: [
      { reason: 'source_protection', count: 1 },
      { reason: 'medical', count: 1 },
    ],
  }),
  anItem(3, {
    kind: 'signal_extract',
    title: 'Informatierapport KM-IR-16-20518',
    from: 'KMar, 15 oktober 2016',
    grades: [s05],
    contraIndication: 'Geen strafbaar feit vastgesteld',
    unknowns: ['de reden van zijn aanwezigheid', 'op wie hij wachtte'],
    text: [
      [
        words(
          'Op woensdag 12-10-2016 omstreeks 15:40 uur is op de parkeerplaats van wegrestaurant De Grenskei gesproken met een persoon die opgaf te zijn genaamd DARWICHE, Mohamed. Hij zei op iemand te wachten.',
        ),
      ],
      [
        words(
          'Geen strafbaar feit vastgesteld. Betrokkene was beleefd en werkte mee. De reden van zijn aanwezigheid is niet bekend geworden.',
        ),
      ],
    ],
  }),
  anItem(4, {
    kind: 'signal_extract',
    title: 'Incidentregistratie IR-2016-1188',
    from: 'COA, 21 oktober 2016',
    grades: [s08],
    contradicts: [1],
    contraIndication: 'De mentor zag zelf een nieuwsuitzending; de melder had ruzie over geld met betrokkene',
    unknowns: ['of er nog andere filmpjes waren'],
    text: [
      [
        words(
          'De mentor was op 28-09-2016 zelf in de recreatieruimte. Het filmpje was een nieuwsuitzending over gevechten in de geboortestad van betrokkene. De mentor heeft niet gehoord dat hij iemand vroeg om mee te gaan.',
        ),
      ],
      [
        words(
          'De bewoner die het meldde heeft met betrokkene een ruzie over geleend geld (€ 40). Dat was op 30 september nog niet bekend.',
        ),
      ],
    ],
  }),
  anItem(5, {
    kind: 'relation',
    title: 'Al-Darwish gebruikt 06-0000 4417',
    from: 'verband RL1',
    grades: [s01, s04, s07],
    unknowns: ['of een ander het nummer ook gebruikt'],
    text: [
      [
        words(
          'Genoemd in S01 en in de lijst van 7 oktober (S04 regel 3). De politie las het nummer uit die lijst voor (S07): geen nieuwe bron.',
        ),
      ],
    ],
  }),
  anItem(6, {
    kind: 'relation',
    title: 'El-Haddad gebruikt 06-0000 4417',
    from: 'verband RL2',
    grades: [s02],
    text: [[words('Volgens betrokkene “het nummer van ons tweeën”.')]],
  }),
  anItem(7, {
    kind: 'relation',
    title: 'Al-Darwish was op 12 oktober bij De Grenskei',
    from: 'verband RL3',
    grades: [s05],
    unknowns: ['met wie'],
    text: [[words('Controle door de KMar omstreeks 15:40 uur.')]],
  }),
  anItem(8, {
    kind: 'relation',
    title: 'El-Haddad was op 12 oktober bij De Grenskei',
    from: 'verband RL4',
    grades: [s02],
    unknowns: ['hoe laat', 'met wie'],
    text: [[words('Eigen verklaring, de dag erna aan een vrijwilliger.')]],
  }),
]

type Kept = Omit<PacketJson, 'senderKeyCard' | 'receiptSecret' | 'checkpoint'>

export const packetK20: Kept = {
  schema: 'schakel-packet/1',
  kind: 'packet',
  id: '0157f6c2-3c00-7a10-8b21-6d1c40a1f020',
  version: 1,
  supersedes: null,
  number: 'PK-2016-020',
  sender: { organisation: 'Immigratie- en Naturalisatiedienst', unit: 'Liaisons vreemdelingenketen' },
  recipient: { name: 'AIVD, loket vreemdelingenketen', kind: 'aivd' },
  author: 'liaison vreemdelingenketen',
  purpose: { code: 'security_assessment', text: 'Duiding door een inlichtingen- en veiligheidsdienst' },
  ground: { code: 'wiv2017_39', text: 'Wiv 2017, art. 39', ref: 'V-2016-118' },
  marking: { code: 'dep_v', text: 'DEPARTEMENTAAL VERTROUWELIJK' },
  handling: { code: 'H2', limits: ['Niet verder verstrekken zonder toestemming van de KMar (KM-IR-16-20518)'] },
  conditions: [reporter, onlyTo, notTo, noDecision],
  created: '2016-10-24T09:45:00Z',
  expires: '2017-10-24T00:00:00Z',
  replyBefore: '2016-11-07',
  minor: false,
  coverage: {
    origins: 5,
    notCounted: ['S09, een tweede levering van O1'],
    contraIndications: [
      { item: 4, text: 'De mentor zag zelf een nieuwsuitzending; de melder had ruzie over geld met betrokkene' },
      { item: 3, text: 'Geen strafbaar feit vastgesteld' },
    ],
    unknowns: ['wie de vriend is', 'of de reis doorgaat', 'waarom betrokkenen bij De Grenskei waren'],
  },
  codes: {
    reliability: worded(codebooks.gradeSource.list),
    information: worded(codebooks.gradeInformation.list),
    handling: worded(codebooks.handlingCodes.list).slice(0, 3),
    redaction: worded(codebooks.redactionReasons),
  },
  summary: [
    'COA, VluchtelingenWerk en KMar noemen los van elkaar twee mannen die hetzelfde telefoonnummer gebruiken en op dezelfde dag bij hetzelfde wegrestaurant waren. Waarom zij daar waren is niet bekend. Een eerdere melding over filmpjes wordt door de mentor tegengesproken.',
  ],
  necessity: 'U vroeg naar het nummer. Alleen de dienst kan nagaan of het daar bekend is.',
  proportionality: 'Namen van melders en gegevens over gezondheid zijn niet nodig en weggelaten.',
  questions: [
    'Is het nummer of een van betrokkenen bij u bekend? Een antwoord met ja of nee volstaat; geen mededeling mag ook.',
    'Mag COA betrokkene op de gewone manier aanspreken?',
  ],
  items,
  changes: [],
}

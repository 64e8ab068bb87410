/** Places by a word for a kind of place and a name behind it; vehicles by their description. */
import { gap, matches, type Detected } from './found.ts'

/** Word → kind of `locationKinds`. Houses of prayer are not offered: a person marks one where behaviour took place there. */
const placeWords: readonly (readonly [string, string])[] = [
  ['azc|asielzoekerscentrum', 'azc'],
  [
    'pol|col|kwg|kwe|noodopvang|opvanglocatie|gezinslocatie|crisisopvang|(?:kleinschalige )?wooneenheid|kleinschalige opvang',
    'reception_other',
  ],
  [
    'wegrestaurant|restaurant|eetcafé|café|cafe|hotel|bibliotheek|buurthuis|sportschool|gymzaal|winkel|supermarkt|winkelcentrum|bioscoop|theehuis|shishalounge|belwinkel|tankstation|school',
    'venue',
  ],
  ['busstation|treinstation|station|metrostation|bushalte|halte|luchthaven|vliegveld|haven', 'transport_hub'],
  ['park|plein|parkeerplaats|speeltuin|strand|markt', 'public_place'],
  ['grensovergang|grenspost|doorlaatpost', 'border_point'],
  ['gemeentehuis|stadhuis|politiebureau|aanmeldcentrum|rechtbank|ziekenhuis', 'government_office'],
]
const article = "(?:De|Het|'t|’t|Den)"
const nameWord = "\\p{Lu}[\\p{L}'’-]+"
/** Further words only on the same line: the next cell or heading begins with a capital too. */
const name = `(?:(?:${article}|Ter|Sint|Nieuw|Oud)${gap})?${nameWord}(?:[ ](?!${article}\\b)\\p{Lu}[\\p{Ll}'’-]+){0,2}`
const street = `${nameWord}(?:[ ]\\p{Lu}?[\\p{Ll}'’-]+){0,2}[ ]\\d{1,5}[a-z]?\\b`
const town = `${nameWord}(?=[ ]*(?:$|[\\n\\t|.;)]))`

/** The word may open a sentence; all of it in capitals only where people write it so. */
function eitherCase(words: string): string {
  return `${words.replaceAll(/(?<=^|\||\(\?:)\p{Ll}/gu, letter => `[${letter}${letter.toUpperCase()}]`)}|AZC|POL|COL`
}
const patterns = placeWords.map(
  ([words, kind]) =>
    [
      kind,
      new RegExp(
        `(?<![\\p{L}\\d-])(?:${eitherCase(words)})${gap}(?:(?:van|in|te|op)${gap})?${name}(?:,[ ](?:${street}|${town}))?`,
        'gmu',
      ),
    ] as const,
)
const colours =
  'grijze?|zwarte?|witte?|blauwe?|rode?|rood|groene?|gele?|geel|bruine?|zilveren|zilverkleurige?|beige|oranje|paarse?'
const vehicleWords =
  'personenauto|personenbus|bestelbus(?:je)?|bestelauto|bestelwagen|vrachtwagen|vrachtauto|stationwagen|auto|busje|taxi|scooter|bromfiets|brommer|motorfiets|motor'
const makes =
  'Volkswagen|VW|Opel|Ford|Renault|Peugeot|Citroën|Citroen|Toyota|BMW|Audi|Mercedes(?:-Benz)?|Fiat|Seat|Skoda|Škoda|Kia|Hyundai|Volvo|Nissan|Mazda|Suzuki|Honda|Dacia'
const vehicle = new RegExp(
  `(?<![\\p{L}])(?:(?:donker|licht)?(?:${colours})${gap})(?:(?:${makes})${gap})?(?:(?:${vehicleWords})|(?:${makes})(?:${gap}\\p{Lu}\\p{L}+)?)(?![\\p{L}])`,
  'gu',
)

export function detectPlaces(text: string): Detected[] {
  const found: Detected[] = []
  for (const [kind, pattern] of patterns) {
    for (const { start, end, exact } of matches(text, pattern))
      found.push({ start, end, exact, kind: 'location', value: kind })
  }
  for (const { start, end, exact } of matches(text, vehicle)) found.push({ start, end, exact, kind: 'vehicle' })
  return found
}

/** The kind of place that its words say; null when they say none. */
export function placeKindOf(surface: string): string | null {
  const kind = placeWords.find(([words]) => new RegExp(`^(?:${words})(?![\\p{L}])`, 'iu').test(surface))?.[1]
  return kind ?? null
}

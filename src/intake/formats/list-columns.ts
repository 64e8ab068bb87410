/**
 * What the headings of a table say about its columns. A table that names people with a V-number or a birth date is a list of persons
 * (R6); columns of `attributesNeverSearchable` are never mapped (R10), whatever language their heading is in.
 */

export type ColumnKind = 'number' | 'name' | 'vNumber' | 'birth' | 'date' | 'remark' | 'neverMapped' | 'other'

const kinds: readonly (readonly [ColumnKind, RegExp])[] = [
  // First, so that "Medische bijzonderheden" or "Naam stam" is never offered under another kind.
  [
    'neverMapped',
    /nationalit|staatsburger|citizen|herkomst|country of origin|geboorte ?(land|plaats|streek)|(country|place) of birth|birth ?(country|place)|etnic|etnisch|ethnic|bevolkingsgroep|\b(stam|clan|ras)\b|tribe|\brace\b|religi|geloof|godsdienst|kerkgenootschap|faith|\b(moeder|spreek|voer|tolk)?(taal|talen)\b|language|dialect|politie?k|political|partijlid|\bparty\b|gezondheid|medisch|medical|health|ziekte|illness|aandoening|huidskleur|skin|uiterlijk|appearance|signalement/,
  ],
  ['vNumber', /^v[ -]?(nummer|nr|number|no)\b|\bv-?n(umme)?r\b|vreemdelingen ?(nummer|nr)|alien (number|no)\b|\bcrv\b/],
  ['birth', /geb(oorte)?\.? ?(datum|dat|jaar)|^geb\.?$|^geboren|birth|\bd\.?o\.?b\b/],
  ['name', /naam|namen|\bname|name\b|bewoner\b|betrokkene\b|\bresident\b/],
  [
    'remark',
    /bijzonderhe|opmerking|toelichting|aantekening|notitie|remark|comment|\bnotes?\b|observation|signalering|\bmelding\b/,
  ],
  ['date', /datum|\bdate\b|^dat\b/],
  ['number', /^(volg|rij|regel|lijst)?[ -]?(nr|nummer)\.?$|^volgn|^#$|^(no|number|row|seq(uence)?)\.?$/],
]

export function kindOf(heading: string): ColumnKind {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim()
  return kinds.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other'
}

/** True for the headings of a list of persons: a name, and a V-number or a birth date. */
export function namesPersons(headings: readonly string[]): boolean {
  const found = new Set(headings.map(kindOf))
  return found.has('name') && (found.has('vNumber') || found.has('birth'))
}

/** The day on which the list was drawn up is that of its registrations: "Datum I&R" before any other date. */
export function listDateColumns(headings: readonly string[]): number[] {
  const dated = headings.flatMap((heading, i) => (kindOf(heading) === 'date' ? [i] : []))
  const registered = dated.filter(i => /i ?& ?r|registrat|inschrij|identificat/i.test(headings[i] ?? ''))
  return registered.length > 0
    ? registered
    : dated.filter(i => !/geldig|verloop|expir|valid|tot\b/i.test(headings[i] ?? ''))
}

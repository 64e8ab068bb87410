/** Words: what a caller may not or cannot do. Where a product rule refuses, the row names it. */
import type { CodeRow } from '../errors.ts'

const refused = { class: 'refused', exit: 1, audit: true, retry: false, details: [] } as const

export const refusalCodes = {
  NOT_FOUND: { ...refused, nl: 'Niet gevonden.', en: 'Not found.', nextNl: 'Controleer het nummer.', nextEn: 'Check the number.' },
  NOT_PERMITTED: { ...refused, rule: 'R4', nl: 'Uw rol mag dit niet.', en: 'Your role may not do this.', nextNl: 'Vraag een collega met de juiste rol.', nextEn: 'Ask a colleague with the right role.' },
  PURPOSE_NEEDED: { ...refused, rule: 'R1', details: ['purposes'], nl: 'Kies eerst een doel: {purposes}.', en: 'Choose a purpose first: {purposes}.', nextNl: 'Kies een doel uit de lijst.', nextEn: 'Choose a purpose from the list.' },
  BAD_INPUT: { ...refused, class: 'usage', exit: 2, details: ['field'], nl: 'De invoer klopt niet bij: {field}.', en: 'The input is not right at: {field}.', nextNl: 'Verbeter de invoer.', nextEn: 'Correct the input.' },
  REFERENCE_NEEDED: { ...refused, rule: 'R1', details: ['needs'], nl: 'Dit doel vraagt een verwijzing ({needs}).', en: 'This purpose asks for a reference ({needs}).', nextNl: 'Geef het nummer van de zaak, het signaal of het verzoek.', nextEn: 'Give the number of the case, signal or request.' },
  ALREADY_UNDONE: { ...refused, rule: 'R31', nl: 'Dit besluit is al teruggedraaid.', en: 'This decision was already undone.', nextNl: 'Neem zo nodig een nieuw besluit.', nextEn: 'Decide anew where needed.' },
  GRANT_EXPIRED: { ...refused, nl: 'De keuze van bestanden is verlopen of al gebruikt.', en: 'The choice of files has expired or was used.', nextNl: 'Kies de bestanden opnieuw.', nextEn: 'Choose the files again.' },
  ROW_NOT_OFFERED: { ...refused, rule: 'R6', details: ['row'], nl: 'Regel {row} is niet aangeboden: alleen regels met een bijzonderheid.', en: 'Row {row} is not on offer: only rows with a remark are.', nextNl: 'Kies uit de aangeboden regels.', nextEn: 'Choose from the rows on offer.' },
  GRADE_NEEDS_SECOND_ORIGIN: { ...refused, rule: 'R24', details: ['origins'], nl: 'Waarde 3 vraagt een tweede herkomst; er zijn er {origins}.', en: 'Value 3 needs a second origin; there are {origins}.', nextNl: 'Kies een andere waarde, of leg eerst de tweede herkomst vast.', nextEn: 'Choose another value, or record the second origin first.' },
  BEHAVIOUR_NEEDED: { ...refused, rule: 'R12', nl: 'Wat is gezegd of gedaan? Zonder antwoord kan dit signaal niet naar een zaak.', en: 'What was said or done? Without an answer this signal cannot go to a case.', nextNl: 'Beantwoord de vraag, of sluit af als ongegrond.', nextEn: 'Answer the question, or close it as unfounded.' },
  THEME_NEEDED: { ...refused, rule: 'R11', nl: 'Kies ten minste één thema.', en: 'Choose at least one theme.', nextNl: 'Kies een thema; onduidelijk mag ook.', nextEn: 'Choose a theme; unclear is allowed.' },
  HELP_ANSWER_NEEDED: { ...refused, rule: 'R17', nl: 'Is hulp nodig of gevraagd? Beantwoord dit eerst.', en: 'Is help needed or asked for? Answer this first.', nextNl: 'Kies ja, nee of onbekend.', nextEn: 'Choose yes, no or unknown.' },
  FEEDBACK_OPEN: { ...refused, rule: 'R55', nl: 'De melder vroeg om terugkoppeling; die staat nog open.', en: 'The reporter asked for feedback; it is still open.', nextNl: 'Leg vast of en hoe is teruggekoppeld.', nextEn: 'Record whether and how feedback was given.' },
  TRANSCRIPTION_NEEDED: { ...refused, rule: 'R52', nl: 'Dit beeld heeft geen leesbare tekst. Typ eerst over wat er staat.', en: 'This picture has no readable text. First type what it says.', nextNl: 'Maak een transcriptie.', nextEn: 'Make a transcription.' },
  NOT_IN_THIS_STATE: { ...refused, details: ['state'], nl: 'Dit kan niet in de toestand {state}.', en: 'This is not possible in state {state}.', nextNl: 'Bekijk eerst de toestand.', nextEn: 'Look at the state first.' },
  CODE_UNKNOWN: { ...refused, details: ['code'], nl: 'Onbekende code: {code}.', en: 'Unknown code: {code}.', nextNl: 'Kies een code uit de lijst.', nextEn: 'Choose a code from the list.' },
  THEME_NOT_BEHAVIOUR: { ...refused, rule: 'R11', details: ['code'], nl: 'Dit thema gaat niet over gedrag: {code}.', en: 'This theme is not about behaviour: {code}.', nextNl: 'Kies een thema uit de lijst.', nextEn: 'Choose a theme from the list.' },
  QUERY_TOO_SHORT: { ...refused, rule: 'R3', nl: 'Zoek op ten minste drie letters of cijfers (twee bij andere schriften).', en: 'Search for at least three letters or digits (two in other scripts).', nextNl: 'Typ meer van het woord.', nextEn: 'Type more of the word.' },
  SECOND_PERSON_NEEDED: { ...refused, rule: 'R63', nl: 'Hiervoor is een tweede persoon nodig.', en: 'This takes a second person.', nextNl: 'Vraag een collega.', nextEn: 'Ask a colleague.' },
  ALREADY_TEXT: { ...refused, nl: 'Dit signaal heeft al leesbare tekst.', en: 'This signal already has readable text.', nextNl: 'Gebruik een aantekening.', nextEn: 'Use an annotation.' },
  LOCKED: { class: 'locked', exit: 4, audit: false, retry: true, details: [], nl: 'De kluis is vergrendeld.', en: 'The vault is locked.', nextNl: 'Ontgrendel de kluis.', nextEn: 'Unlock the vault.' },
  UNREACHABLE: { class: 'defect', exit: 70, audit: true, retry: false, details: ['kind'], nl: 'Dit had niet mogen gebeuren ({kind}).', en: 'This should not have happened ({kind}).', nextNl: 'Meld dit aan de beheerder.', nextEn: 'Report this to the administrator.' },
  DEFECT: { class: 'defect', exit: 70, audit: true, retry: false, details: [], nl: 'Er ging iets mis in het programma.', en: 'Something went wrong in the program.', nextNl: 'Meld dit aan de beheerder.', nextEn: 'Report this to the administrator.' },
} as const satisfies Record<string, CodeRow>

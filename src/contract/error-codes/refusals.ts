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
  LOCKED: { class: 'locked', exit: 4, audit: false, retry: true, details: [], nl: 'De kluis is vergrendeld.', en: 'The vault is locked.', nextNl: 'Ontgrendel de kluis.', nextEn: 'Unlock the vault.' },
  UNREACHABLE: { class: 'defect', exit: 70, audit: true, retry: false, details: ['kind'], nl: 'Dit had niet mogen gebeuren ({kind}).', en: 'This should not have happened ({kind}).', nextNl: 'Meld dit aan de beheerder.', nextEn: 'Report this to the administrator.' },
  DEFECT: { class: 'defect', exit: 70, audit: true, retry: false, details: [], nl: 'Er ging iets mis in het programma.', en: 'Something went wrong in the program.', nextNl: 'Meld dit aan de beheerder.', nextEn: 'Report this to the administrator.' },
} as const satisfies Record<string, CodeRow>

/** KLU codes: what is wrong with a vault folder, and what unlocking says (docs: security design §3–5). */
import type { CodeRow } from '../errors.ts'

export const KLU = {
  readOnlyPlace: 'KLU-05',
  outOfBounds: 'KLU-07',
} as const

export const vaultCodes = {
  'KLU-05': { class: 'refused', exit: 1, audit: false, retry: false, details: [], nl: 'De kluis staat op een alleen-lezen plaats.', en: 'The vault is in a read-only place.', nextNl: 'Kopieer de map eerst naar een plaats waar u mag schrijven; zij blijft versleuteld.', nextEn: 'First copy the folder to a writable place; it stays encrypted.' },
  'KLU-07': { class: 'integrity', exit: 5, audit: false, retry: false, details: [], nl: 'De instellingen van deze kluis liggen buiten de grenzen.', en: 'The settings of this vault are out of bounds.', nextNl: 'Open deze kluis niet; zet een reservekopie terug.', nextEn: 'Do not open this vault; restore a backup.' },
  NOT_CANONICAL: { class: 'integrity', exit: 5, audit: true, retry: false, details: [], nl: 'De gegevens staan niet in de vaste vorm.', en: 'The data is not in its canonical form.', nextNl: 'Vraag het bestand opnieuw bij de afzender.', nextEn: 'Ask the sender for the file again.' },
  WRONG_SIGNED_TYPE: { class: 'integrity', exit: 5, audit: true, retry: false, details: [], nl: 'Dit is een ander soort ondertekend bestand.', en: 'This is another kind of signed file.', nextNl: 'Kies het juiste bestand.', nextEn: 'Choose the right file.' },
} as const satisfies Record<string, CodeRow>

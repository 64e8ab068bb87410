/** PKT codes: what a recipient's program says about a packet (docs: security design §12, §14). */
import type { CodeRow } from '../errors.ts'

const refused = { class: 'refused', exit: 1, audit: true, retry: false, details: [] } as const
const broken = { class: 'integrity', exit: 5, audit: true, retry: false, details: [] } as const

export const PKT = {
  notForYou: 'PKT-01',
  damaged: 'PKT-02',
  unknownSigner: 'PKT-03',
  fourEyes: 'PKT-04',
  alreadyOrWithdrawn: 'PKT-05',
  contentsDiffer: 'PKT-06',
  sealNotAllowed: 'PKT-07',
} as const

export const packetCodes = {
  'PKT-01': { ...refused, nl: 'Niet aan u gericht.', en: 'Not addressed to you.', nextNl: 'Meld het aan de afzender.', nextEn: 'Tell the sender.' },
  'PKT-02': { ...broken, nl: 'Beschadigd of onvolledig.', en: 'Damaged or incomplete.', nextNl: 'Vraag het pakket opnieuw.', nextEn: 'Ask for the packet again.' },
  'PKT-03': { ...refused, nl: 'Afzender onbekend: eerst de sleutel controleren.', en: 'Unknown sender: check the key first.', nextNl: 'Vergelijk de twaalf groepen langs een andere weg.', nextEn: 'Compare the twelve groups over another channel.' },
  'PKT-04': { ...refused, nl: 'Niet door twee personen vrijgegeven.', en: 'Not released by two persons.', nextNl: 'Neem het pakket niet in gebruik en meld het aan de afzender.', nextEn: 'Do not use the packet and tell the sender.' },
  'PKT-05': { ...refused, nl: 'Al ontvangen, ingetrokken, vervangen of verlopen.', en: 'Already received, withdrawn, replaced or expired.', nextNl: 'Zie de datum en de reden bij het pakket.', nextEn: 'See the date and reason shown with the packet.' },
  'PKT-06': { ...broken, nl: 'De inhoud klopt niet met de lijst.', en: 'The contents do not match the list.', nextNl: 'Vraag het pakket opnieuw.', nextEn: 'Ask for the packet again.' },
  'PKT-07': { ...refused, nl: 'Verzegeling niet toegestaan; niet geopend.', en: 'This kind of seal is not allowed; not opened.', nextNl: 'Vraag de afzender om een pakket volgens de afspraak.', nextEn: 'Ask the sender for a packet as agreed.' },
} as const satisfies Record<string, CodeRow>

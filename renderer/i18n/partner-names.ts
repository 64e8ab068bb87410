/** Short names of partners, as people in the chain write them; the code list has them in full. */
import type { Language } from '../../src/contract/errors.ts'

type ShortName = string | Readonly<Record<Language, string>>

export const partnerNames: Readonly<Record<string, ShortName>> = {
  ind: 'IND',
  coa: 'COA',
  dtv: 'DT&V',
  avim: 'AVIM',
  nvik: 'NVIK',
  police: { nl: 'Politie', en: 'Police' },
  kmar: 'KMar',
  nidos: 'Nidos',
  vwn: 'VWN',
  resident: { nl: 'Bewoner', en: 'Resident' },
  anonymous: { nl: 'Anoniem', en: 'Anonymous' },
  municipality: { nl: 'Gemeente', en: 'Municipality' },
  care: { nl: 'Zorg', en: 'Care' },
  other: { nl: 'Anders', en: 'Other' },
}

/** IMP codes: what intake says about one file or part (docs: security design, table "Bad input"). */
import type { CodeRow } from '../errors.ts'

const quarantine = { class: 'quarantine', exit: 3, audit: true, retry: true, details: [] } as const
const flag = { class: 'flag', exit: 0, audit: true, retry: false, details: [] } as const
const refused = { class: 'refused', exit: 3, audit: true, retry: false, details: [] } as const

/** Names by which code reads the numbers. */
export const IMP = {
  emptyFile: 'IMP-01',
  tooLarge: 'IMP-02',
  readerFailed: 'IMP-45',
  list: 'IMP-46',
  markingTooHigh: 'IMP-47',
} as const

export const intakeCodes = {
  'IMP-01': { ...refused, nl: 'Leeg bestand.', en: 'Empty file.', nextNl: 'Vraag de afzender om het bestand opnieuw te sturen.', nextEn: 'Ask the sender to send the file again.' },
  'IMP-02': { ...refused, nl: 'Te groot; grens is 500 MiB.', en: 'Too large; the limit is 500 MiB.', nextNl: 'Vraag een kleinere levering.', nextEn: 'Ask for a smaller delivery.' },
  'IMP-45': { ...quarantine, nl: 'De lezer viel uit; het origineel is bewaard.', en: 'The reader failed; the original is kept.', nextNl: 'Probeer het opnieuw vanuit de quarantaine.', nextEn: 'Try again from quarantine.' },
  'IMP-46': { ...flag, nl: 'Lijst: kies regels; de lijst zelf wordt niet bewaard.', en: 'List: choose rows; the list itself is not kept.', nextNl: 'Neem per regel over wat nodig is.', nextEn: 'Take over the rows you need, one by one.' },
  'IMP-47': { ...refused, rule: 'R51', nl: 'Hoger gerubriceerd: gebruik de aangewezen weg.', en: 'Marked too high: use the approved route.', nextNl: 'Er is niets van bewaard. Volg de instructie voor gerubriceerde informatie.', nextEn: 'Nothing of it was kept. Follow the instruction for classified information.' },
} as const satisfies Record<string, CodeRow>

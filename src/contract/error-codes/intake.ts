/**
 * IMP codes: what intake says about one file or part (docs: security design, table "Bad input"). `quarantine` sets the input
 * aside, `flag` lets it in with a remark, `refused` keeps nothing. A warning never decides; a refusal does.
 */
import type { CodeRow } from './code-row.ts'

const quarantine = { class: 'quarantine', exit: 3, audit: true, retry: true, details: [] } as const
const flag = { class: 'flag', exit: 0, audit: true, retry: false, details: [] } as const
const refused = { class: 'refused', exit: 3, audit: true, retry: false, details: [] } as const

const askAgain = { nextNl: 'Vraag de afzender om het bestand opnieuw te sturen.', nextEn: 'Ask the sender to send the file again.' } as const
const colleague = {
  nextNl: 'Laat een tweede persoon meekijken in de quarantaine.',
  nextEn: 'Have a second person look at it in quarantine.',
} as const
const compare = { nextNl: 'Vergelijk met het origineel.', nextEn: 'Compare with the original.' } as const
const nothing = { nextNl: 'U hoeft niets te doen; het origineel is bewaard.', nextEn: 'Nothing to do; the original is kept.' } as const

/** Names by which code reads the numbers. */
export const IMP = {
  emptyFile: 'IMP-01',
  tooLarge: 'IMP-02',
  changedWhileRead: 'IMP-03',
  unreadable: 'IMP-04',
  notRegularFile: 'IMP-05',
  nameReplaced: 'IMP-06',
  nameMisleads: 'IMP-07',
  nameDiffers: 'IMP-08',
  program: 'IMP-09',
  archiveBomb: 'IMP-11',
  archiveInvalid: 'IMP-12',
  archiveTooDeep: 'IMP-13',
  archiveTooMany: 'IMP-14',
  entryPath: 'IMP-15',
  passwordNeeded: 'IMP-16',
  incomplete: 'IMP-17',
  archiveContradicts: 'IMP-18',
  kindNotOpened: 'IMP-19',
  mailTooLarge: 'IMP-20',
  mailTooDeep: 'IMP-21',
  unusual: 'IMP-22',
  charsetUncertain: 'IMP-23',
  senderShowsOther: 'IMP-24',
  senderLooksLike: 'IMP-25',
  dateUnreliable: 'IMP-26',
  activeContent: 'IMP-27',
  hiddenText: 'IMP-28',
  versionsDiffer: 'IMP-29',
  ownFormat: 'IMP-30',
  pdfActive: 'IMP-31',
  pdfEmbedded: 'IMP-32',
  readingStopped: 'IMP-33',
  pdfPages: 'IMP-34',
  shownAsText: 'IMP-38',
  officeActive: 'IMP-39',
  xmlForbidden: 'IMP-40',
  csvFormula: 'IMP-41',
  csvRagged: 'IMP-42',
  jsonInvalid: 'IMP-43',
  binaryText: 'IMP-44',
  readerFailed: 'IMP-45',
  list: 'IMP-46',
  markingTooHigh: 'IMP-47',
  archiveGaps: 'IMP-48',
  listInDocument: 'IMP-49',
} as const

export const intakeCodes = {
  'IMP-01': { ...refused, ...askAgain, nl: 'Leeg bestand.', en: 'Empty file.' },
  'IMP-02': { ...refused, nl: 'Te groot; vraag een kleinere levering.', en: 'Too large; ask for a smaller delivery.', nextNl: 'Vraag een kleinere levering.', nextEn: 'Ask for a smaller delivery.' },
  'IMP-03': { ...refused, retry: true, nl: 'Bestand verandert nog.', en: 'The file is still changing.', nextNl: 'Probeer het over tien seconden opnieuw.', nextEn: 'Try again in ten seconds.' },
  'IMP-04': { ...refused, retry: true, nl: 'Niet leesbaar of geen toegang.', en: 'Not readable or no permission.', nextNl: 'Controleer de rechten op het bestand.', nextEn: 'Check the permissions of the file.' },
  'IMP-05': { ...refused, nl: 'Geen gewoon bestand.', en: 'Not a regular file.', nextNl: 'Zet het bestand zelf in de map, geen verwijzing.', nextEn: 'Put the file itself in the folder, not a link.' },
  'IMP-06': { ...flag, ...nothing, nl: 'Naam vervangen.', en: 'Name replaced.' },
  'IMP-07': { ...flag, nl: 'Misleidende naam; tekens zichtbaar gemaakt.', en: 'Misleading name; characters made visible.', nextNl: 'Kijk naar de soort, niet naar de naam.', nextEn: 'Look at the kind, not at the name.' },
  'IMP-08': { ...flag, details: ['at'], nl: 'Naam en inhoud verschillen: {at}.', en: 'Name and content differ: {at}.', nextNl: 'Ga uit van de inhoud.', nextEn: 'Go by the content.' },
  'IMP-09': { ...quarantine, ...colleague, retry: false, nl: 'Programma, niet geopend.', en: 'A program; not opened.' },
  'IMP-11': { ...quarantine, ...askAgain, retry: false, nl: 'Verdacht archief, gestopt bij 200:1.', en: 'Suspicious archive, stopped at 200:1.' },
  'IMP-12': { ...quarantine, ...colleague, retry: false, nl: 'Ongeldig archief (overlap).', en: 'Invalid archive (overlap).' },
  'IMP-13': { ...quarantine, nl: 'Te diep genest; rest ongeopend bewaard.', en: 'Nested too deep; the rest is kept unopened.', nextNl: 'Vraag de bestanden zonder archief in een archief.', nextEn: 'Ask for the files without archives inside archives.' },
  'IMP-14': { ...quarantine, nl: 'Te veel bestanden.', en: 'Too many files.', nextNl: 'Vraag een kleinere levering.', nextEn: 'Ask for a smaller delivery.' },
  'IMP-15': { ...quarantine, ...colleague, retry: false, nl: 'Pad genegeerd of verwijzing geweigerd.', en: 'Path ignored or link refused.' },
  'IMP-16': { ...quarantine, nl: 'Wachtwoord nodig; open het in de cel.', en: 'A password is needed; open it in the cell.', nextNl: 'Vraag het wachtwoord langs een andere weg.', nextEn: 'Ask for the password over another channel.' },
  'IMP-17': { ...quarantine, ...askAgain, details: ['count', 'of'], nl: 'Onvolledig; {count} van {of} leesbaar.', en: 'Incomplete; {count} of {of} readable.' },
  'IMP-18': { ...quarantine, ...colleague, retry: false, nl: 'Tegenstrijdig archief.', en: 'The archive contradicts itself.' },
  'IMP-19': { ...flag, nl: 'Soort wordt niet geopend.', en: 'This kind is not opened.', nextNl: 'Vraag een gewone vorm (pdf, docx, tekst).', nextEn: 'Ask for an ordinary form (pdf, docx, text).' },
  'IMP-20': { ...quarantine, nl: 'Bericht te groot.', en: 'Message too large.', nextNl: 'Vraag de bijlagen apart.', nextEn: 'Ask for the attachments separately.' },
  'IMP-21': { ...flag, ...compare, nl: 'Te diep; verborgen deel gemarkeerd.', en: 'Too deep; hidden part marked.' },
  'IMP-22': { ...quarantine, ...colleague, nl: 'Ongewone opbouw.', en: 'Unusual structure.' },
  'IMP-23': { ...flag, details: ['count'], nl: 'Tekens onzeker, {count} vervangen.', en: 'Characters uncertain, {count} replaced.', nextNl: 'Kies zo nodig een andere tekenset.', nextEn: 'Choose another character set if needed.' },
  'IMP-24': { ...flag, nl: 'Afzender toont ander adres.', en: 'The sender shows another address.', nextNl: 'Ga uit van het adres, niet van de naam.', nextEn: 'Go by the address, not the name.' },
  'IMP-25': { ...flag, details: ['at'], nl: 'Lijkt op {at}, is het niet.', en: 'Looks like {at}, is not.', nextNl: 'Bel de afzender op een bekend nummer.', nextEn: 'Call the sender on a known number.' },
  'IMP-26': { ...flag, nl: 'Datum onbetrouwbaar; ontvangsttijd gebruikt.', en: 'Date unreliable; time of receipt used.', nextNl: 'Vraag de afzender wanneer het is verstuurd.', nextEn: 'Ask the sender when it was sent.' },
  'IMP-27': { ...flag, ...nothing, nl: 'Actieve inhoud verwijderd; alleen tekst.', en: 'Active content removed; text only.' },
  'IMP-28': { ...flag, ...compare, nl: 'Verborgen tekst gevonden, apart getoond.', en: 'Hidden text found, shown apart.' },
  'IMP-29': { ...flag, nl: 'Twee versies verschillen.', en: 'Two versions differ.', nextNl: 'Lees beide versies.', nextEn: 'Read both versions.' },
  'IMP-30': { ...flag, nl: 'Bijlage in eigen formaat bewaard.', en: 'Attachment kept in its own format.', nextNl: 'Vraag een gewone vorm (pdf, docx, tekst).', nextEn: 'Ask for an ordinary form (pdf, docx, text).' },
  'IMP-31': { ...flag, ...nothing, nl: 'Actieve onderdelen uitgeschakeld.', en: 'Active parts switched off.' },
  'IMP-32': { ...flag, details: ['count'], nl: '{count} ingesloten bestanden apart bekeken.', en: '{count} embedded files looked at separately.', nextNl: 'Bekijk ze bij de bijlagen.', nextEn: 'See them among the attachments.' },
  'IMP-33': { ...quarantine, nl: 'Lezen gestopt na 60 s.', en: 'Reading stopped after 60 s.', nextNl: 'Vraag een gewone vorm of probeer het opnieuw.', nextEn: 'Ask for an ordinary form or try again.' },
  'IMP-34': { ...flag, nl: 'Eerste 2 000 getoond.', en: 'First 2,000 shown.', nextNl: 'Het origineel is heel bewaard; vraag zo nodig een deel.', nextEn: 'The whole original is kept; ask for a part if needed.' },
  'IMP-38': { ...flag, ...nothing, nl: 'Als tekst getoond.', en: 'Shown as text.' },
  'IMP-39': { ...flag, ...nothing, nl: 'Macro’s; alleen tekst gelezen.', en: 'Macros; only text was read.' },
  'IMP-40': { ...quarantine, ...colleague, retry: false, nl: 'Verboden XML-constructie.', en: 'Forbidden XML construction.' },
  'IMP-41': { ...flag, ...nothing, nl: 'Formules als tekst.', en: 'Formulas as text.' },
  'IMP-42': { ...flag, ...compare, details: ['at'], nl: 'Rijen {at} wijken af.', en: 'Rows {at} differ.' },
  'IMP-43': { ...quarantine, ...colleague, retry: false, nl: 'Ongeldige gegevens: te diep genest, of een naam die twee keer voorkomt of een programma stuurt.', en: 'Invalid data: nested too deep, or a name that stands twice or steers a program.' },
  'IMP-44': { ...flag, ...compare, nl: 'Binaire inhoud of te lange regel.', en: 'Binary content or a line too long.' },
  'IMP-45': { ...quarantine, nl: 'De lezer viel uit; het origineel is bewaard.', en: 'The reader failed; the original is kept.', nextNl: 'Probeer het opnieuw vanuit de quarantaine.', nextEn: 'Try again from quarantine.' },
  'IMP-46': { ...flag, nl: 'Lijst: kies regels; de lijst zelf wordt niet bewaard.', en: 'List: choose rows; the list itself is not kept.', nextNl: 'Neem per regel over wat nodig is.', nextEn: 'Take over the rows you need, one by one.' },
  'IMP-47': { ...refused, rule: 'R51', nl: 'Hoger gerubriceerd: gebruik de aangewezen weg.', en: 'Marked too high: use the approved route.', nextNl: 'Er is niets van bewaard. Volg de instructie voor gerubriceerde informatie.', nextEn: 'Nothing of it was kept. Follow the instruction for classified information.' },
  'IMP-48': { ...flag, ...compare, details: ['count'], nl: 'Archief bevat {count} bytes buiten de inhoudsopgave.', en: 'The archive holds {count} bytes outside its contents.' },
  'IMP-49': { ...refused, rule: 'R7', nl: 'Lijst in een document dat niet zonder lijst kan worden bewaard.', en: 'List inside a document that cannot be kept without it.', nextNl: 'Er is niets van bewaard. Vraag de lijst als los bestand.', nextEn: 'Nothing of it was kept. Ask for the list as a file of its own.' },
} as const satisfies Record<string, CodeRow>

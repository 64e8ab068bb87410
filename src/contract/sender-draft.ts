/**
 * What a sender can be told about an item that was not taken in: a draft that a person reads, changes and sends by the usual way. Nothing
 * here sends (R8), and it says nothing but what the sender sent and how to send it again.
 */
import { IMP } from './error-codes/intake.ts'
import type { Language } from './errors.ts'

interface Words {
  readonly what: string
  readonly ask: string
}
type Kind = 'broken' | 'program' | 'nested' | 'many' | 'attachments' | 'password' | 'contradicts'

const words: Readonly<Record<Kind, Readonly<Record<Language, Words>>>> = {
  broken: {
    nl: {
      what: 'Wij kunnen het niet of niet helemaal lezen.',
      ask: 'Wilt u het opnieuw sturen, het liefst als pdf, docx of gewone tekst?',
    },
    en: {
      what: 'We cannot read it, or not all of it.',
      ask: 'Would you send it again, preferably as pdf, docx or plain text?',
    },
  },
  program: {
    nl: {
      what: 'Het is een programma. Die nemen wij niet aan, ook niet in een archief.',
      ask: 'Wilt u alleen de documenten sturen?',
    },
    en: {
      what: 'It is a program. We do not accept these, nor inside an archive.',
      ask: 'Would you send the documents only?',
    },
  },
  nested: {
    nl: { what: 'Er zitten te veel archieven in elkaar.', ask: 'Wilt u de bestanden los sturen?' },
    en: { what: 'It holds too many archives inside archives.', ask: 'Would you send the files separately?' },
  },
  many: {
    nl: { what: 'Er zitten te veel bestanden in.', ask: 'Wilt u ze in kleinere delen sturen?' },
    en: { what: 'It holds too many files.', ask: 'Would you send them in smaller parts?' },
  },
  attachments: {
    nl: { what: 'Het bericht is te groot.', ask: 'Wilt u de bijlagen apart sturen?' },
    en: { what: 'The message is too large.', ask: 'Would you send the attachments separately?' },
  },
  password: {
    nl: {
      what: 'Er staat een wachtwoord op dat wij niet hebben.',
      ask: 'Wilt u het wachtwoord langs een andere weg doorgeven en het bestand opnieuw sturen?',
    },
    en: {
      what: 'It has a password that we do not have.',
      ask: 'Would you give us the password over another channel and send the file again?',
    },
  },
  contradicts: {
    nl: {
      what: 'De opbouw van het bestand klopt niet. Daarom hebben wij het niet geopend.',
      ask: 'Wilt u de bestanden los sturen, als pdf, docx of gewone tekst?',
    },
    en: {
      what: 'The structure of the file is not as it should be. We therefore did not open it.',
      ask: 'Would you send the files separately, as pdf, docx or plain text?',
    },
  },
}

/** By the code for which something is set aside. */
export const kindForSender: Readonly<Partial<Record<string, Kind>>> = {
  [IMP.program]: 'program',
  [IMP.archiveBomb]: 'contradicts',
  [IMP.archiveInvalid]: 'contradicts',
  [IMP.archiveTooDeep]: 'nested',
  [IMP.archiveTooMany]: 'many',
  [IMP.entryPath]: 'contradicts',
  [IMP.passwordNeeded]: 'password',
  [IMP.incomplete]: 'broken',
  [IMP.archiveContradicts]: 'contradicts',
  [IMP.mailTooLarge]: 'attachments',
  [IMP.unusual]: 'contradicts',
  [IMP.readingStopped]: 'broken',
  [IMP.imageBroken]: 'broken',
  [IMP.xmlForbidden]: 'contradicts',
  [IMP.jsonInvalid]: 'contradicts',
  [IMP.readerFailed]: 'broken',
  [IMP.passwordWrong]: 'password',
}

/** `at`: when it came. Several lines, without a name of anybody. */
export function draftForSender(
  entry: { readonly label: string; readonly code: string; readonly at: number },
  language: Language,
): string {
  const { what, ask } = words[kindForSender[entry.code] ?? 'broken'][language]
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(entry.at)
  // A name is foreign: what hides or turns around in it does not go out with the message.
  const label = entry.label.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\ufffd')
  return language === 'nl'
    ? `Goedendag,\n\nOp ${day} ontvingen wij van u “${label}”. Het is niet in behandeling genomen en bij ons gewist. ${what}\n\n${ask}\n\nMet vriendelijke groet,`
    : `Dear sender,\n\nOn ${day} we received “${label}” from you. It was not taken in, and we have erased it. ${what}\n\n${ask}\n\nKind regards,`
}

/** PKT codes: what a recipient's program says about a packet (docs: security design §12, §14), and the exact reasons. */
import type { CodeRow } from './code-row.ts'

const refused = { class: 'refused', exit: 1, audit: true, retry: false, details: ['reason'] } as const
const broken = { class: 'integrity', exit: 5, audit: true, retry: false, details: ['reason'] } as const
const word = { class: 'refused', exit: 1, audit: false, retry: true, details: [] } as const

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
  IDENTITY_UNREADABLE: { ...word, nl: 'Dit bestand bevat geen sleutel die Schakel kent.', en: 'This file holds no key that Schakel knows.', nextNl: 'Kies het sleutelbestand dat bij uw sleutelkaart is gemaakt.', nextEn: 'Choose the key file that was made with your key card.' },
  CARD_UNREADABLE: { ...word, nl: 'Dit is geen geldige sleutelkaart.', en: 'This is no valid key card.', nextNl: 'Vraag de eigenaar om een nieuwe kaart.', nextEn: 'Ask its owner for a new card.' },
  ORGANISATION_UNREADABLE: { ...word, nl: 'Dit is geen geldig bestand met een organisatiesleutel (org.skorg).', en: 'This is no valid file with an organisation key (org.skorg).', nextNl: 'Vraag de organisatie om het bestand.', nextEn: 'Ask the organisation for the file.' },
  SHARES_OF_OTHER_KEY: { ...word, audit: true, nl: 'Deze delen horen niet bij de sleutel van deze organisatie.', en: 'These shares do not belong to the key of this organisation.', nextNl: 'Gebruik twee delen van dezelfde uitgifte.', nextEn: 'Use two shares of the same issue.' },
  CERTIFICATE_REFUSED: { ...word, retry: false, nl: 'Voor deze kaart kan geen certificaat worden gemaakt: zij heeft geen ondertekensleutel, of de gevraagde termijn of rol kan niet.', en: 'No certificate can be made for this card: it has no signing key, or the term or role asked for is not possible.', nextNl: 'Controleer de kaart, de rol en de termijn (hoogstens 400 dagen).', nextEn: 'Check the card, the role and the term (400 days at most).' },
  OUTPUT_EXISTS: { ...word, nl: 'Er staat al een map van dit pakket.', en: 'A folder of this packet is already there.', nextNl: 'Kies een andere map.', nextEn: 'Choose another folder.' },
  OUTPUT_NOT_WRITABLE: { ...word, nl: 'In deze map kan niet worden geschreven.', en: 'This folder cannot be written to.', nextNl: 'Kies een andere map.', nextEn: 'Choose another folder.' },
  PACKET_TEXT_UNPRINTABLE: { ...word, retry: false, rule: 'R64', details: ['characters'], nl: 'Het pakket bevat tekens die niet kunnen worden afgedrukt: {characters}.', en: 'The packet holds characters that cannot be printed: {characters}.', nextNl: 'Geef deze woorden ook in een schrift dat Schakel kan zetten.', nextEn: 'Give these words in a script that Schakel can set, too.' },
  COMPOSER_FAILED: { ...word, nl: 'Het document kon niet worden opgemaakt.', en: 'The document could not be set.', nextNl: 'Probeer het opnieuw; lukt het weer niet, maak het pakket dan kleiner.', nextEn: 'Try again; if it fails again, make the packet smaller.' },
} as const satisfies Record<string, CodeRow>

/** Exactly what was found. Shown beside the code; stable, like the codes. */
export const packetReasons = {
  no_key: { nl: 'geen van uw sleutels opent dit pakket', en: 'none of your keys opens this packet' },
  resealed: { nl: 'voor een ander bestemd, opnieuw verzegeld', en: 'meant for somebody else, sealed again' },
  recipients_differ: { nl: 'de ontvangers zijn niet die van de verklaring', en: 'the recipients are not those of the statement' },

  not_age: { nl: 'dit is geen verzegeld pakket', en: 'this is no sealed packet' },
  header: { nl: 'de kop van de verzegeling is veranderd', en: 'the header of the seal was altered' },
  payload: { nl: 'de verzegelde inhoud is veranderd of onvolledig', en: 'the sealed contents were altered or are incomplete' },
  cut: { nl: 'het bestand is niet volledig', en: 'the file is not complete' },
  tagmanifest: { nl: 'de inhoud is niet de inhoud die is ondertekend', en: 'the contents are not those that were signed' },
  tag_file: { nl: 'de lijst van bestanden is veranderd', en: 'the list of files was altered' },
  payload_hash: { nl: 'een bestand in het pakket is veranderd', en: 'a file in the packet was altered' },
  other_content: { nl: 'er is een ander pakket met hetzelfde nummer', en: 'there is another packet under the same number' },
  receipt_form: { nl: 'dit is geen ontvangstbewijs', en: 'this is no receipt' },
  receipt_of_other: { nl: 'dit ontvangstbewijs hoort bij een ander pakket', en: 'this receipt belongs to another packet' },

  not_pinned: { nl: 'de sleutel van deze organisatie is hier nog niet vastgelegd', en: 'the key of this organisation was not pinned here yet' },
  other_organisation: { nl: 'ondertekend onder de sleutel van een andere organisatie', en: 'signed under the key of another organisation' },
  certificate_missing: { nl: 'bij een handtekening ontbreekt het certificaat', en: 'a signature has no certificate' },
  certificate_form: { nl: 'een certificaat heeft niet de vaste vorm', en: 'a certificate is not in its exact form' },
  certificate_signature: { nl: 'een certificaat is niet door de organisatie ondertekend', en: 'a certificate was not signed by the organisation' },
  certificate_term: { nl: 'een certificaat geldt langer dan 400 dagen', en: 'a certificate is valid for more than 400 days' },
  certificate_not_yet: { nl: 'een certificaat gold nog niet toen werd ondertekend', en: 'a certificate was not valid yet at the time of signing' },
  certificate_expired: { nl: 'een certificaat was verlopen toen werd ondertekend', en: 'a certificate had expired at the time of signing' },
  certificate_left: { nl: 'wie ondertekende was toen al uit dienst', en: 'the signer had left by then' },
  certificate_compromised: { nl: 'een sleutel is als gestolen of gelekt gemeld', en: 'a key was reported stolen or leaked' },
  revocation_form: { nl: 'de lijst van ingetrokken certificaten heeft niet de vaste vorm', en: 'the list of withdrawn certificates is not in its exact form' },
  revocation_signature: { nl: 'de lijst van ingetrokken certificaten is niet door de organisatie ondertekend', en: 'the list of withdrawn certificates was not signed by the organisation' },
  receipt_signature: { nl: 'het ontvangstbewijs is niet door deze ontvanger ondertekend', en: 'the receipt was not signed by this recipient' },

  statement_missing: { nl: 'de verklaring ontbreekt', en: 'the statement is missing' },
  statement_form: { nl: 'de verklaring heeft niet de vaste vorm', en: 'the statement is not in its exact form' },
  release_missing: { nl: 'de vrijgave ontbreekt', en: 'the release is missing' },
  release_form: { nl: 'de vrijgave heeft niet de vaste vorm', en: 'the release is not in its exact form' },
  release_of_other: { nl: 'de vrijgave hoort bij een ander pakket', en: 'the release belongs to another packet' },
  released_before_submitted: { nl: 'vrijgegeven voordat het was ingediend', en: 'released before it was submitted' },
  released_after_expiry: { nl: 'vrijgegeven toen de termijn al voorbij was', en: 'released after its term had ended' },
  term_too_long: { nl: 'de termijn is langer dan 400 dagen na vrijgave', en: 'the term is longer than 400 days after release' },
  label: { nl: 'een handtekening draagt een andere rol dan de verklaring zegt', en: 'a signature carries another role than the statement says' },
  signature: { nl: 'een handtekening klopt niet', en: 'a signature is wrong' },
  author_not_signed: { nl: 'de opsteller heeft niet ondertekend', en: 'the author did not sign' },
  no_reviewer: { nl: 'er is geen beoordelaar naast de opsteller', en: 'there is no reviewer beside the author' },
  second_reviewer: { nl: 'bij een minderjarige zijn twee beoordelaars nodig', en: 'a minor needs two reviewers' },
  same_person: { nl: 'twee handtekeningen zijn van dezelfde persoon', en: 'two signatures are of the same person' },
  author_releases: { nl: 'de opsteller heeft zelf vrijgegeven', en: 'the author released it' },
  releaser_not_signed: { nl: 'de vrijgave is niet ondertekend door wie zij noemt', en: 'the release was not signed by the one it names' },
  certificate_of_other: { nl: 'een certificaat is van een ander dan de verklaring noemt', en: 'a certificate is of somebody else than the statement names' },
  not_permitted: { nl: 'wie ondertekende mag dit niet volgens het certificaat', en: 'the signer may not do this by the certificate' },
  minor_differs: { nl: 'verklaring en pakket zijn het niet eens of het een minderjarige betreft', en: 'statement and packet differ on whether it is about a minor' },
  status_form: { nl: 'het statusbestand heeft niet de vaste vorm', en: 'the status file is not in its exact form' },
  status_signature: { nl: 'het statusbestand is niet ondertekend door wie dat mag', en: 'the status file was not signed by anyone who may' },

  already_received: { nl: 'al ontvangen', en: 'already received' },
  older_version: { nl: 'er is een nieuwere versie', en: 'there is a newer version' },
  superseded: { nl: 'vervangen', en: 'superseded' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
  expired: { nl: 'verlopen; vraag een vernieuwd pakket', en: 'expired; ask for a renewed one' },

  zip: { nl: 'het archief heeft niet de vaste vorm', en: 'the archive is not in its exact form' },
  name: { nl: 'een bestandsnaam is niet toegestaan', en: 'a file name is not allowed' },
  top_folder: { nl: 'er is niet precies één map', en: 'there is not exactly one folder' },
  empty_file: { nl: 'er is een leeg bestand', en: 'there is an empty file' },
  twin_name: { nl: 'twee namen verschillen alleen in hoofdletters', en: 'two names differ in case only' },
  unlisted: { nl: 'er is een bestand dat niet op de lijst staat', en: 'there is a file that is not on the list' },
  missing: { nl: 'een bestand van de lijst ontbreekt', en: 'a file on the list is missing' },
  fetch: { nl: 'het pakket verwijst naar bestanden elders', en: 'the packet refers to files elsewhere' },
  manifest: { nl: 'de lijst van bestanden heeft niet de vaste vorm', en: 'the list of files is not in its exact form' },
  tag_files: { nl: 'de begeleidende bestanden zijn niet de voorgeschreven', en: 'the tag files are not those prescribed' },
  bag_info: { nl: 'bag-info.txt heeft niet de vaste vorm', en: 'bag-info.txt is not in its exact form' },
  oxum: { nl: 'het aantal of de omvang van de bestanden klopt niet', en: 'the number or size of the files is wrong' },
  file_too_large: { nl: 'een begeleidend bestand is te groot', en: 'an accompanying file is too large' },
  schema: { nl: 'packet.json heeft niet de vaste vorm', en: 'packet.json is not in its exact form' },
  items: { nl: 'de bestanden zijn niet die van packet.json', en: 'the files are not those of packet.json' },
  statement_differs: { nl: 'packet.json zegt iets anders dan de verklaring', en: 'packet.json says otherwise than the statement' },

  header_too_long: { nl: 'de kop van de verzegeling is langer dan 16 KiB', en: 'the header of the seal is longer than 16 KiB' },
  too_many: { nl: 'te veel ontvangers', en: 'too many recipients' },
  mixed: { nl: 'quantumbestendige en klassieke ontvangers door elkaar', en: 'post-quantum and classical recipients mixed' },
  recipient_kind: { nl: 'een ontvanger van een soort die niet is toegestaan', en: 'a recipient of a kind that is not allowed' },
  recipient_none: { nl: 'er is geen ontvanger', en: 'there is no recipient' },
  recipient_twice: { nl: 'dezelfde ontvanger staat er twee keer', en: 'the same recipient is there twice' },
  too_large: { nl: 'groter dan 2 GiB', en: 'larger than 2 GiB' },
} as const satisfies Record<string, { readonly nl: string; readonly en: string }>

export type PacketReason = keyof typeof packetReasons

export function isPacketReason(value: unknown): value is PacketReason {
  return typeof value === 'string' && Object.hasOwn(packetReasons, value)
}

/** Words: what cannot be done with a packet or a recipient, and which rule says so. */
import type { CodeRow } from '../errors.ts'

const refused = { class: 'refused', exit: 1, audit: true, retry: false, details: [] } as const

export const packetRefusals = {
  PACKET_STATE: { ...refused, details: ['state', 'needs'], nl: 'Dit kan niet: het pakket staat op {state}.', en: 'Not possible: the packet is {state}.', nextNl: 'Nodig is: {needs}.', nextEn: 'It must be: {needs}.' },
  PACKET_BLOCKED: { ...refused, rule: 'R67', details: ['blockers'], nl: 'Er zijn {blockers} redenen waarom dit pakket niet weg mag.', en: 'There are {blockers} reasons why this packet may not leave.', nextNl: 'Vraag op wat vrijgave tegenhoudt.', nextEn: 'Ask what stands in the way of release.' },
  PURPOSE_NOT_FOR_RECIPIENT: { ...refused, rule: 'R5', details: ['purpose', 'recipient'], nl: 'Het doel {purpose} past niet bij ontvanger {recipient}.', en: 'The purpose {purpose} does not fit recipient {recipient}.', nextNl: 'Kies een doel dat bij de ontvanger past.', nextEn: 'Choose a purpose that fits the recipient.' },
  MARKING_TOO_HIGH: { ...refused, rule: 'R51', nl: 'Een merking boven Departementaal Vertrouwelijk kan niet.', en: 'A marking above Dep.V. is not possible.', nextNl: 'Gebruik de goedgekeurde weg voor staatsgeheimen.', nextEn: 'Use the approved route for state secrets.' },
  ITEM_IS_DELIVERY: { ...refused, rule: 'R20', nl: 'Dit signaal is een tweede ontvangst van een ander en heeft geen eigen inhoud.', en: 'This signal is a second delivery of another one and has no contents of its own.', nextNl: 'Neem het eerste signaal op.', nextEn: 'Add the first signal.' },
  ITEM_NOT_EXPORTABLE: { ...refused, rule: 'R7', nl: 'Van dit bestand zijn de bytes niet bewaard of het mag niet mee.', en: 'The bytes of this file were not kept, or it may not leave.', nextNl: 'Neem de tekst op.', nextEn: 'Add the text.' },
  AUTHOR_REVIEWS: { ...refused, rule: 'R63', nl: 'De opsteller toetst niet zelf.', en: 'The author does not review.', nextNl: 'Laat een ander het pakket toetsen.', nextEn: 'Have somebody else review it.' },
  ALREADY_REVIEWED: { ...refused, rule: 'R63', nl: 'U hebt dit pakket al getoetst.', en: 'You have reviewed this packet already.', nextNl: 'Nog een toets is van een ander.', nextEn: 'A further review is somebody else’s.' },
  NOT_THE_AUTHOR: { ...refused, rule: 'R63', nl: 'Alleen de opsteller kan dit.', en: 'Only the author can do this.', nextNl: 'Vraag de opsteller.', nextEn: 'Ask the author.' },
  PAGES_NOT_SEEN: { ...refused, rule: 'R63', details: ['seen', 'pages'], nl: 'U hebt {seen} van de {pages} pagina’s geopend.', en: 'You opened {seen} of the {pages} pages.', nextNl: 'Open elke pagina.', nextEn: 'Open every page.' },
  PAGE_UNKNOWN: { ...refused, details: ['page', 'pages'], nl: 'Pagina {page} bestaat niet; er zijn er {pages}.', en: 'There is no page {page}; there are {pages}.', nextNl: 'Kies een pagina die er is.', nextEn: 'Choose a page that exists.' },
  NO_CERTIFICATE: { ...refused, rule: 'R63', details: ['who'], nl: 'Zonder certificaat van de organisatie kan er niet worden vrijgegeven (ontbreekt bij: {who}).', en: 'Without a certificate of the organisation nothing can be released (missing: {who}).', nextNl: 'Laat de kaart certificeren en dien opnieuw in.', nextEn: 'Have the card certified and submit again.' },
  REDACTED_TEXT_LEFT: { ...refused, rule: 'R69', details: ['place'], nl: 'Weggelakte tekst of de naam van een melder staat nog in {place}.', en: 'Redacted text or a reporter’s name still stands in {place}.', nextNl: 'Lak ook die plaats weg.', nextEn: 'Redact that place as well.' },
  CHANGED_MEANWHILE: { ...refused, retry: true, nl: 'Het pakket veranderde terwijl het werd samengesteld.', en: 'The packet changed while it was being composed.', nextNl: 'Probeer het opnieuw.', nextEn: 'Try again.' },
  TERM_TOO_LONG: { ...refused, details: ['days'], nl: 'Een pakket geldt ten hoogste {days} dagen.', en: 'A packet holds for {days} days at most.', nextNl: 'Kies een eerdere datum.', nextEn: 'Choose an earlier date.' },
  RECEIPT_WRONG: { ...refused, rule: 'R72', nl: 'Deze ontvangstbevestiging hoort niet bij dit pakket, dit oordeel en deze datum.', en: 'This receipt does not belong to this packet, verdict and date.', nextNl: 'Laat de code, het oordeel en de datum nog eens voorlezen.', nextEn: 'Have code, verdict and date read out again.' },
  RECEIPT_REPLAYED: { ...refused, rule: 'R72', nl: 'Deze ontvangstbevestiging is al verwerkt.', en: 'This receipt was taken in already.', nextNl: 'Er is niets meer te doen.', nextEn: 'There is nothing left to do.' },
  KEY_CHECKED_BY_YOU: { ...refused, rule: 'R71', nl: 'U hebt deze sleutel al vergeleken.', en: 'You have compared this key already.', nextNl: 'Laat een ander dat ook doen.', nextEn: 'Have somebody else do so too.' },
  NO_KEY: { ...refused, rule: 'R71', nl: 'Deze ontvanger heeft geen sleutelkaart.', en: 'This recipient has no key card.', nextNl: 'Neem een sleutelkaart op.', nextEn: 'Take in a key card.' },
} as const satisfies Record<string, CodeRow>

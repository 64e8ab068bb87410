/** What blocks, in words of the work: said of the item and its source, never of a person (R67, R75). */
import type { BlockerTexts } from './blocker-words.ts'

export const whys: BlockerTexts = {
  R5: {
    nl: '{item} is niet ontvangen voor het doel “{what}”.',
    en: '{item} was not received for the purpose “{what}”.',
  },
  R14: { nl: 'Het pakket gaat over een minderjarige.', en: 'The packet concerns a minor.' },
  R16: {
    nl: '{code} spreekt {item} tegen en staat niet in het pakket.',
    en: '{code} contradicts {item} and is not in the packet.',
  },
  'R17 help_question': {
    nl: '{item} gaat over een minderjarige en de hulpvraag is niet beantwoord.',
    en: '{item} concerns a minor and the help question is not answered.',
  },
  'R17 minimal': { nl: 'Onderdeel {item} is meer dan losse passages.', en: 'Item {item} is more than passages.' },
  'R17 personal_data': {
    nl: 'Onderdeel {item} bevat persoonsgegevens; deze grondslag laat die niet toe.',
    en: 'Item {item} holds personal data; this ground does not allow them.',
  },
  R24: { nl: '{item} is nog niet beoordeeld.', en: '{item} has not been graded yet.' },
  R26: {
    nl: '{source}: afhandelingscode {code}, niet verder verstrekken zonder toestemming.',
    en: '{source}: handling code {code}, not to be passed on without consent.',
  },
  R27: { nl: '{source}: {what}.', en: '{source}: {what}.' },
  R29: { nl: 'De naam van de melder staat nog in {item}.', en: 'The name of the reporter still stands in {item}.' },
  R40: {
    nl: 'Onderdeel {item} rust op geen geldige bewering meer.',
    en: 'Item {item} rests on no valid statement any more.',
  },
  R51: {
    nl: 'De merking {code} is hoger dan Schakel mag verwerken.',
    en: 'The marking {code} is above what may be handled here.',
  },
  R56: { nl: '{item} is ongegrond of vervallen.', en: '{item} is unfounded or expired.' },
  'R63 author_releases': { nl: 'De opsteller geeft niet zelf vrij.', en: 'The author does not release.' },
  'R63 no_reviewer': {
    nl: 'Niemand buiten de opsteller heeft getoetst.',
    en: 'Nobody but the author has reviewed it.',
  },
  R65: {
    nl: 'De grondslag “{what}” geldt niet voor deze ontvanger of is voor dit pakket niet bevestigd.',
    en: 'The ground “{what}” does not hold for this recipient or is not confirmed for this packet.',
  },
  'R65 subject_consent': {
    nl: 'De grondslag vraagt toestemming van betrokkene; die is niet vastgelegd.',
    en: 'The ground takes the consent of the person, which is not recorded.',
  },
  R66: {
    nl: 'De grondslag vraagt een verzoek van de ontvanger; dit kenmerk is niet vastgelegd.',
    en: 'The ground takes a request of the recipient; this reference is not recorded.',
  },
  R68: { nl: 'Van deze groep is geen lid gekozen.', en: 'No member of this group was chosen.' },
  R70: { nl: 'Er zit nog niets in het pakket.', en: 'There is nothing in the packet yet.' },
  'R71 no_key': { nl: 'Deze ontvanger heeft geen sleutelkaart.', en: 'This recipient has no key card.' },
  'R71 key_unverified': {
    nl: 'De sleutel is nog niet door twee personen vergeleken.',
    en: 'The key was not compared by two people yet.',
  },
  'R71 key_changed': { nl: 'De sleutel is veranderd.', en: 'The key changed.' },
  'R71 key_expired': { nl: 'De sleutelkaart is verlopen.', en: 'The key card has expired.' },
}

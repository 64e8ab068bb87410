/** What would lift a blocker, in words of the work (R67, L24): the item, the condition, the source's own reference. */
import type { BlockerTexts } from './blocker-words.ts'

export const lifts: BlockerTexts = {
  R5: {
    nl: 'Toestemming van {source} voor het doel “{what}”, vastgelegd met bijlage; anders {item} uit het pakket halen.',
    en: 'Consent of {source} for the purpose “{what}”, recorded with its document; else take {item} out of the packet.',
  },
  R14: {
    nl: 'Een tweede toetser, die ook ondertekent: het pakket gaat over een minderjarige.',
    en: 'A second reviewer, who signs as well: the packet concerns a minor.',
  },
  R16: {
    nl: 'Neem {code} op: dat spreekt {item} tegen. Of haal {item} uit het pakket.',
    en: 'Include {code}, which contradicts {item}; or take {item} out of the packet.',
  },
  'R17 help_question': {
    nl: 'Beantwoord bij {item} de vraag of hulp nodig of gevraagd is.',
    en: 'Answer for {item} whether help is needed or asked for.',
  },
  'R17 minimal': {
    nl: 'Voor hulp gaan alleen losse passages mee: vervang onderdeel {item} door de passages die nodig zijn.',
    en: 'Help gets passages only: replace item {item} by the passages that are needed.',
  },
  'R17 personal_data': {
    nl: 'Lak in onderdeel {item} namen, nummers, adressen en datums weg, of kies een grondslag voor persoonsgegevens.',
    en: 'Redact names, numbers, addresses and dates in item {item}, or choose a ground for personal data.',
  },
  R24: { nl: 'Geef {item} een eigen waardering (4x4).', en: 'Give {item} a grade of your own (4x4).' },
  R26: {
    nl: 'Toestemming van {source} voor deze ontvanger, vastgelegd met bijlage, of het antwoord van de bron op de afhandelingscode ({code}).',
    en: 'Consent of {source} for this recipient, recorded with its document, or the answer of the source about its handling code ({code}).',
  },
  R27: {
    nl: 'Toestemming van {source} voor deze ontvanger, vastgelegd met bijlage (voorwaarde: {what}); anders {item} uit het pakket halen.',
    en: 'Consent of {source} for this recipient, recorded with its document (condition: {what}); else take {item} out of the packet.',
  },
  'R27 medical_secrecy': {
    nl: 'Alleen {item} uit het pakket halen.',
    en: 'Only taking {item} out of the packet.',
  },
  R29: {
    nl: 'Lak de naam van de melder overal in {item} weg; van een bestand gaat alleen de tekst mee.',
    en: 'Redact the name of the reporter everywhere in {item}; of a file only the text can go.',
  },
  R40: {
    nl: 'Onderdeel {item} rust op geen geldige bewering meer: haal het uit het pakket.',
    en: 'Item {item} no longer rests on a valid statement: take it out of the packet.',
  },
  R51: {
    nl: 'Schakel mag niets boven Departementaal Vertrouwelijk verwerken: volg de goedgekeurde weg.',
    en: 'Nothing above Dep.V. may be handled here: use the approved route.',
  },
  R56: {
    nl: 'Alleen {item} uit het pakket halen.',
    en: 'Only taking {item} out of the packet.',
  },
  'R63 author_releases': {
    nl: 'Laat een ander dan de opsteller vrijgeven.',
    en: 'Have somebody other than the author release it.',
  },
  'R63 no_reviewer': {
    nl: 'Laat een ander dan de opsteller het pakket toetsen.',
    en: 'Have somebody other than the author review it.',
  },
  R65: {
    nl: 'Kies een grondslag die voor deze ontvanger geldt, of laat de coördinator het gebruik van “{what}” voor dit pakket bevestigen.',
    en: 'Choose a ground that holds for this recipient, or have the coordinator confirm the use of “{what}” for this packet.',
  },
  'R65 subject_consent': {
    nl: 'Leg de toestemming van betrokkene voor deze ontvanger vast.',
    en: 'Record the consent of the person for this recipient.',
  },
  R66: {
    nl: 'Leg het verzoek van de ontvanger vast en noem het kenmerk.',
    en: 'Record the request of the recipient and give its reference.',
  },
  R68: { nl: 'Leg vast wie de leden van deze groep zijn.', en: 'Record who the members of this group are.' },
  R70: { nl: 'Neem op wat nodig is; een nieuw pakket is leeg.', en: 'Add what is needed; a new packet is empty.' },
  'R71 no_key': { nl: 'Neem de sleutelkaart van deze ontvanger op.', en: 'Take in the key card of this recipient.' },
  'R71 key_unverified': {
    nl: 'Laat twee personen de sleutel via een ander kanaal vergelijken.',
    en: 'Have two people compare the key over another channel.',
  },
  'R71 key_changed': {
    nl: 'De sleutel is veranderd: laat twee personen de nieuwe vergelijken.',
    en: 'The key changed: have two people compare the new one.',
  },
  'R71 key_expired': {
    nl: 'De sleutelkaart is verlopen: vraag een nieuwe.',
    en: 'The key card has expired: ask for a new one.',
  },
}

/** Before and at unlocking. */
export const startTexts = {
  'app.name': 'Schakel',
  'app.offline': 'Werkt zonder netwerk',
  'app.encrypted': 'Uw werk is versleuteld bewaard.',
  'app.unsafe': 'Ontwikkelversie: niet beveiligd',
  'app.loading': 'Kluis wordt gezocht',

  'unlock.logSound': 'Logketen klopte bij de controle van {moment}',
  'unlock.logBroken': 'Logketen klopte niet bij de controle van {moment}',
  'unlock.title': 'Kluis is vergrendeld',
  'unlock.first': 'Vul uw wachtzin in om de kluis te openen.',
  'unlock.demand': 'Vergrendeld om {time}, op uw verzoek',
  'unlock.idle': {
    one: 'Vergrendeld om {time}, na {count} minuut zonder invoer',
    other: 'Vergrendeld om {time}, na {count} minuten zonder invoer',
  },
  'unlock.suspend': 'Vergrendeld om {time}, met het systeem mee',
  'unlock.longest': 'Vergrendeld om {time}, na twaalf uur',
  'unlock.failure': 'Vergrendeld om {time}, na een storing. Wat was opgeslagen is bewaard.',
  'unlock.user': 'Gebruiker',
  'unlock.passphrase': 'Wachtzin',
  'unlock.passphraseNeeded': 'Vul uw wachtzin in.',
  'unlock.passphraseLong': 'De wachtzin is te lang.',
  'unlock.show': 'Toon wachtzin',
  'unlock.hide': 'Verberg wachtzin',
  'unlock.action': 'Ontgrendelen',
  'unlock.busy': 'Bezig met ontgrendelen',
  'unlock.wait': { one: 'Nog {count} seconde wachten.', other: 'Nog {count} seconden wachten.' },
  'unlock.waitWhy': 'Na een paar onjuiste pogingen wacht Schakel steeds langer.',

  'unlock.recover': 'Herstellen met twee delen',
  'unlock.otherVault': 'Andere kluis…',
  'unlock.recovered': 'De nieuwe toegang is gemaakt en hieronder gekozen. Open de kluis met de nieuwe wachtzin.',
  'recover.title': 'Herstellen met twee delen',
  'recover.why': 'Vraag twee van de drie houders om hun hersteldeel.',
  'recover.first': 'Eerste deel',
  'recover.second': 'Tweede deel',
  'recover.needed': 'Vul dit in.',
  'recover.passphrase': 'Nieuwe wachtzin',
  'recover.after':
    'U krijgt een nieuwe toegang. De eerste opening staat voor iedereen in het logboek; voor ondertekenen is een nieuw certificaat nodig.',
  'recover.action': 'Nieuwe toegang maken',
  'recover.busy': 'Bezig met herstellen',
  'recover.back': 'Terug naar ontgrendelen',

  'doubt.title': 'Deze kluis is niet de nieuwste stand',
  'doubt.why': 'Uw wachtzin klopt. Er is nog niets getoond of veranderd.',
  'doubt.behind': {
    one: 'Er ontbreekt {count} handeling die eerder is vastgelegd. Dat gebeurt als een oude kopie is teruggezet of de schijf iets heeft verloren.',
    other:
      'Er ontbreken {count} handelingen die eerder zijn vastgelegd. Dat gebeurt als een oude kopie is teruggezet of de schijf iets heeft verloren.',
  },
  'doubt.fork':
    'Er bestaan twee kopieën van deze kluis, en in allebei is verder gewerkt. Wat in de ene staat, ontbreekt in de andere.',
  'doubt.header-behind':
    'De kop van de kluis is ouder dan eerder is vastgelegd. Toegangen die waren ingetrokken, kunnen er weer in staan.',
  'doubt.none-anywhere':
    'Er is niets om deze kluis mee te vergelijken: de vastlegging in de map en die op deze computer ontbreken of zijn onleesbaar.',
  'doubt.here': 'In deze map',
  'doubt.recorded': 'Vastgelegd',
  'doubt.nothingRecorded': 'niets leesbaars',
  'doubt.recordedAt': 'Laatst vastgelegd',
  'doubt.missing': 'Ontbrekende handelingen',
  'doubt.entries': { one: '{count} logregel, kop:', other: '{count} logregels, kop:' },
  'doubt.restore':
    'Hebt u een nieuwere reservekopie? Zet die dan terug. Bewaar deze stand eerst als reservekopie: daarmee is niets verloren.',
  'doubt.backup': 'Reservekopie van deze stand…',
  'doubt.backupDone': 'Reservekopie gemaakt en teruggelezen. In de kluis is niets veranderd.',
  'doubt.notYou': 'Aannemen kan een coördinator, de privacyfunctionaris of de beheerder. Vraag een van hen.',
  'doubt.noFork':
    'Een afgesplitste kopie is niet aan te nemen: het werk in de andere kopie zou verloren gaan. Ga verder in de andere kopie, of zet de reservekopie van deze terug in een nieuwe map.',
  'doubt.lock': 'Vergrendelen',
  'doubt.accept': 'Aannemen…',
  'doubt.acceptTitle': 'Deze stand aannemen',
  'doubt.acceptEffect': {
    one: 'De kluis gaat open zoals zij is. {count} handeling die eerder is vastgelegd, geldt als verloren. Uw naam, de reden en beide standen komen in het logboek.',
    other:
      'De kluis gaat open zoals zij is. {count} handelingen die eerder zijn vastgelegd, gelden als verloren. Uw naam, de reden en beide standen komen in het logboek.',
  },
  'doubt.acceptAction': 'Aannemen en openen',

  'failed.title': 'Kluis is niet te openen',
  'failed.again': 'Opnieuw proberen',

  'role.liaison': 'liaison',
  'role.coordinator': 'coördinator',
  'role.privacy_officer': 'functionaris gegevensbescherming',
  'role.config_admin': 'beheerder van de inrichting',

  'key.enter': 'Enter',
  'key.lock': 'Ctrl L',
} as const

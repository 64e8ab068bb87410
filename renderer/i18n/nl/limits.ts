/** What Schakel does not do (R88): docs/guide/09-wat-schakel-niet-doet.md on a screen. */
export const limitsTexts = {
  'limits.title': 'Wat Schakel niet doet',
  'limits.intro': 'Deze bladzijde staat in elke rol en op elk scherm één stap weg.',
  'limits.peopleHead': 'Niet over mensen',
  'limits.itselfHead': 'Niet vanzelf',
  'limits.againstHead': 'Waartegen Schakel niet beschermt',
  'limits.againstIntro': 'Dit zeggen wij open. Reken er niet op dat het programma dit voorkomt.',
  'limits.auditHead': 'Nog niet door derden onderzocht',
  'limits.audit':
    'Dit ontwerp, de cryptografische bibliotheken noble en typage zoals ze hier worden gebruikt, en de vorm van de hersteldelen.',
  'limits.afterHead': 'Na het vergrendelen',
  'limits.after':
    'Soms blijft iets achter waar het programma niet bij kan: in het wisselbestand of de slaapstand van de computer, in het geheugen van de grafische kaart, in vensterminiaturen, in tekst die u ergens anders hebt geplakt en op papier. Zet schijfversleuteling en schermvergrendeling aan. Een zwakke wachtzin blijft zwak.',
  'limits.people1':
    'Schakel ontdekt niets en voorspelt niets. Het geeft over een persoon geen cijfer, kleur, percentage of volgorde.',
  'limits.people2':
    'Schakel wijst niemand aan. De tekening zegt niet wie belangrijk is, en het programma stelt niet voor naar wie u moet kijken.',
  'limits.people3': 'Schakel voegt geen personen samen. Het stelt voor, met redenen, en een mens besluit.',
  'limits.people4':
    'Op nationaliteit, geloof, afkomst, taal en geboorteplaats kunt u niet zoeken, filteren, sorteren of tellen.',
  'limits.people5': 'Schakel bewaart geen lijsten van bewoners.',
  'limits.people6': 'Een signaal is geen vaststelling. Hulp staat naast veiligheid.',
  'limits.itself1':
    'Schakel verstuurt niets uit zichzelf. Een pakket gaat alleen weg nadat mensen het hebben opgesteld, getoetst en vrijgegeven.',
  'limits.itself2': 'Schakel maakt geen verbinding met een netwerk. Het haalt geen plaatjes of pagina’s op.',
  'limits.itself3':
    'Schakel is niet goedgekeurd voor staatsgeheimen. Het weigert alles boven Departementaal Vertrouwelijk.',
  'limits.itself4': 'Schakel leest geen plaatjes en vertaalt niet.',
  'limits.itself5': 'Schakel vervangt geen jurist. Grondslagen die nog niet zijn bevestigd, staan er als onbevestigd.',
  'limits.against1':
    'De naam van een melder tegen iemand die het origineel mag openen waarin die naam staat. Toestemming, alias en de controle bij het uitgaan zijn regels van het programma, geen versleuteling.',
  'limits.against2':
    'Zoekwoorden tegen iemand met een toegang tot de kluis. In het logboek staat alleen een afdruk van de zoekvraag, maar wie een toegang heeft, kan woorden uitproberen.',
  'limits.against3':
    'Een ontgrendelde computer waar een ander de baas over is. Kwaadaardige programma’s onder uw account lezen mee.',
  'limits.against4': 'Wat iemand die mag lezen onthoudt, fotografeert of doorgeeft.',
  'limits.against5':
    'Patronen in het verkeer. Wie de post ziet, ziet dat er een pakket gaat, wanneer, ongeveer hoe groot en voor hoeveel sleutels.',
  'limits.against6':
    'Het einde van het logboek, na het laatste ijkpunt dat de kluis heeft verlaten. Daarna is verandering niet te bewijzen.',
  'limits.against7': 'Schermafdrukken op Linux en op nieuwe macOS. Bescherming van het scherm werkt daar niet.',
  'limits.against8': 'Wissen bij een ontvanger. Wij kunnen bewijzen dat wij erom vroegen, niet dat het is gebeurd.',
  'limits.against9':
    'Een ontvangstcode tegen onszelf. De code bewijst dat iemand het pakket heeft geopend, of dat een van ons haar maakte.',
  'limits.against10':
    'Latere stukken van één levering tegen een eerder stuk dat het leesproces heeft overgenomen. Het kan de lezing van die stukken vervalsen, nooit een origineel. “Opnieuw lezen” gebruikt een vers proces.',
  'limits.against11':
    'Het leesproces van de opdrachtregel tegen het netwerk, waar geen lege netwerkruimte te maken is. Schakel zegt dat dan één keer.',
  'limits.against12': 'Oude reservekopieën met oude wachtzinnen. Wie beide heeft, opent die kopie.',
} as const

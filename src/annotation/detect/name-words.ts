/** Words with a capital that are no names of people. */
const words = (list: string) => new Set(list.trim().split(/\s+/))

/** They open sentences and cells; behind them a name may begin. */
export const commonOpeners = words(`
  de het een hij zij ze ik wij we je u er dit dat die deze op in van voor als bij met na om aan tot uit door over onder naar tegen tussen sinds
  geen niet ook nu dan toen daar hier wat wie waar wanneer hoe waarom namens volgens hierbij let graag zie omdat terwijl maar want en of dus
  betreft betrokkene betr naam onderwerp persoon bewoner jongere cliënt client gaat heer mevrouw meneer dhr mevr mw mr mrs ms vandaag gisteren
  zei vertelde noemt genaamd alias ene the this that he she they it about from with regarding
`)

export const notInNames = words(`
  coa ind kmar avim nvik vwn nidos dt&v dtv aivd mivd nctv liv lse mtv azc ivik om rvb ggd ggz ns ov id bsn iban nr vm ir tel fax kvk is isis avg wpg
  koninklijke marechaussee mobiel toezicht veiligheid vluchtelingenwerk nederland politie gemeente dienst terugkeer vertrek immigratie naturalisatiedienst
  nationaal vreemdelingen informatie knooppunt centraal orgaan opvang asielzoekers ministerie justitie rijksoverheid rode kruis leger heils
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december
  signaal melding meldformulier formulier formuliernummer incidentregistratie telefoonnotitie zorgmelding gespreksnotitie informatierapport rapport notitie
  datum kenmerk locatie voorwaarde voorwaarden advies aanvulling beoordeling evaluatie afhandelingscode waarneming opmerking verdeling toestemming archief
  tegenaanwijzing telegram whatsapp facebook instagram twitter snapchat skype viber tiktok google youtube android iphone
  groet groeten geachte beste dag collega contactpersoon teamleider gehoormedewerker regievoerder jeugdbeschermer voogd mentor kamer
  verblijf voogd v-nummer v-nr geboortedatum nationaliteit opvanglocatie telefoon mail email account actie navraag herkomst inhoud bescherming hulp
  ingekomen vertrouwelijk geheim subject fw fwd re pagina bladzijde bijlage zwarte balken veilig wonen
  stichting vereniging school regio oost west noord zuid nieuwe
`)

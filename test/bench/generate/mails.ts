/**
 * Signals as Dutch mails of about 2.4 kB, the size that the goals were set with. Everybody and every number in them is invented; one in
 * twenty is sent twice, as happens.
 */
import { nameFrom } from './names.ts'
import { drawFrom, type Draw } from './random.ts'

export interface GeneratedMail {
  readonly name: string
  readonly text: string
}

export function* mailsFrom(seed: number, count: number): Generator<GeneratedMail> {
  let last = ''
  for (let at = 0; at < count; at++) {
    const draw = drawFrom(seed * 1_000_003 + at)
    // Drawn anew for each, so that mail 500 is the same whether 500 or 50,000 are made.
    if (at === 0 || draw.below(20) !== 0) last = mailFrom(draw, `${String(seed)}-${String(at)}`)
    yield { name: `${String(at).padStart(7, '0')}.eml`, text: last }
  }
}

function mailFrom(draw: Draw, id: string): string {
  const person = nameFrom(draw)
  const sender = draw.of(['opvang', 'steunpunt', 'wijkteam', 'nachtopvang'])
  const body = [
    'Geachte collega,',
    `${draw.of(openings)} ${person}, V-nummer ${draw.digits(10)}, geboren op ${dateFrom(draw, 1960, 40)}.`,
    ...Array.from({ length: 10 + draw.below(5) }, () => sentenceFrom(draw, person)),
    `Bereikbaar op 06 ${draw.digits(8)}. Ons kenmerk: ${draw.of(['SIG', 'MLD', 'ZRG'])}-2016-${draw.digits(5)}.`,
    'Met vriendelijke groet,',
    `Medewerker ${sender}`,
  ]
  return [
    `Message-ID: <${id}.${draw.digits(9)}@${sender}.example>`,
    `Date: ${draw.of(['Mon, 03', 'Tue, 04', 'Wed, 05', 'Thu, 06'])} Oct 2016 ${draw.of(['09', '11', '14', '16'])}:${String(10 + draw.below(50))}:00 +0200`,
    `From: Meldpunt <meldpunt@${sender}.example>`,
    'To: Liaison <liaison@keten.example>',
    `Subject: ${draw.of(['Signaal', 'Zorgmelding', 'Melding', 'Vraag'])} ${draw.digits(6)} over een bewoner`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    body.join('\r\n\r\n'),
    '',
  ].join('\r\n')
}

const openings = [
  'Graag breng ik u op de hoogte van een gesprek met',
  'Vandaag meldde zich bij ons aan de balie',
  'Wij maken ons zorgen over',
  'Naar aanleiding van ons telefoongesprek gaat het om',
] as const

function sentenceFrom(draw: Draw, person: string): string {
  const other = nameFrom(draw)
  return draw.of([
    `Volgens ${person} is er op ${dateFrom(draw, 2015, 2)} contact geweest met ${other}, die ook onder een andere naam bekend zou zijn en vaker geld heeft geleend voor de reis.`,
    `Op ${dateFrom(draw, 2016, 1)} is hij gezien bij het station in ${draw.of(towns)}, samen met ${other} en nog twee mannen die wij niet kennen en die in een donkere auto wegreden.`,
    `Een bewoner vertelde dat er per persoon ${String(1 + draw.below(9))}.${draw.digits(3)} euro is betaald en dat de rest van de schuld nog moet worden afgelost met werk in ${draw.of(towns)}.`,
    `De mentor heeft het paspoort niet gezien; ${other} zou het hebben ingenomen en pas teruggeven wanneer er is betaald, wat tot veel onrust op de afdeling leidde.`,
    `Het nummer 06 ${draw.digits(8)} belde die avond ${String(2 + draw.below(8))} keer, telkens kort, waarna de betrokkene zonder jas naar buiten ging en pas laat in de nacht terugkwam.`,
    `Er is gesproken over een adres in ${draw.of(towns)} waar meerdere jongeren verblijven, volgens ${other} zonder toezicht en met wisselende gezichten, vooral in het weekend.`,
  ])
}

const towns = ['Veldmeer', 'Oosterhaven', 'Zandwijk', 'Noorddrecht', 'Hoogbeek'] as const

function dateFrom(draw: Draw, firstYear: number, years: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(1 + draw.below(28))}-${two(1 + draw.below(12))}-${String(firstYear + draw.below(years))}`
}

/**
 * Signals as Dutch mails of about 2.4 kB, of which 0.9 kB is text: the size that the goals were set with, and what is left of a mail
 * once the lines of the servers it passed are taken off. Everybody and every number in them is invented; one in twenty is sent twice, as
 * happens.
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
    ...Array.from({ length: 4 + draw.below(2) }, () => sentenceFrom(draw, person)),
    `Bereikbaar op 06 ${draw.digits(8)}. Ons kenmerk: ${draw.of(['SIG', 'MLD', 'ZRG'])}-2016-${draw.digits(5)}.`,
    'Met vriendelijke groet,',
    `Medewerker ${sender}`,
  ]
  const day = draw.of(['Mon, 03', 'Tue, 04', 'Wed, 05', 'Thu, 06'])
  const minute = `${draw.of(['09', '11', '14', '16'])}:${String(10 + draw.below(50))}`
  return [
    ...['mx1.keten.example', 'filter.keten.example', `uit.${sender}.example`, `post.${sender}.example`].map(
      (host, hop) =>
        `Received: from ${hop === 3 ? 'werkplek' : 'smtp'}${draw.digits(2)}.${sender}.example (10.${draw.digits(2)}.${draw.digits(2)}.${draw.digits(2)})\r\n` +
        `\tby ${host} with ESMTPS id ${draw.digits(12)}\r\n\tfor <liaison@keten.example>; ${day} Oct 2016 ${minute}:${String(10 + hop)} +0200`,
    ),
    `Return-Path: <meldpunt@${sender}.example>`,
    `Authentication-Results: mx1.keten.example; spf=pass smtp.mailfrom=${sender}.example; dmarc=pass header.from=${sender}.example`,
    `X-Originating-IP: [10.${draw.digits(2)}.${draw.digits(2)}.${draw.digits(2)}]`,
    `X-Mailer: Post ${draw.digits(2)}.${draw.digits(4)}`,
    `Thread-Index: ${draw.digits(40)}`,
    'Content-Language: nl-NL',
    `Message-ID: <${id}.${draw.digits(9)}@${sender}.example>`,
    `Date: ${day} Oct 2016 ${minute}:00 +0200`,
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

/**
 * The network as a drawing: shapes by kind, one size for all of a kind, no colour that judges, and the same as a list below (R43, R45).
 * It names the code and conditions that it inherits (R27). Names from signals are text: escaped, each in its own direction.
 */
import { shippedCodebooks } from '../access/index.ts'
import type { Network, NetworkNode, TieRow } from '../contract/links.ts'
import { layout, type Point } from './picture-layout.ts'

type Language = 'nl' | 'en'

const margin = 90
const fieldWidth = 1_020
const lineHeight = 20
const ink = '#1f2933'
const faint = '#52606d'

const words = {
  nl: {
    title: 'Verbanden',
    legend: 'Legenda',
    list: 'Dezelfde verbanden als lijst',
    people: 'Zonder verband in deze tekening',
    unnamed: 'Niet met naam genoemd',
    handling: 'Afhandelingscode',
    assumed: 'aangenomen',
    conditions: 'Voorwaarden',
    origins: 'herkomsten',
    origin: 'herkomst',
    minor: 'minderjarig',
    notWalked: 'gestippeld: verbindt niemand',
    none: 'geen',
    kinds: {
      person: 'betrokkene',
      contact_point: 'contactgegeven',
      vehicle: 'voertuig',
      location: 'locatie',
      organisation: 'organisatie',
      event: 'gebeurtenis',
    },
  },
  en: {
    title: 'Ties',
    legend: 'Legend',
    list: 'The same ties as a list',
    people: 'Without a tie in this picture',
    unnamed: 'Not named',
    handling: 'Handling code',
    assumed: 'assumed',
    conditions: 'Conditions',
    origins: 'origins',
    origin: 'origin',
    minor: 'minor',
    notWalked: 'dotted: ties nobody together',
    none: 'none',
    kinds: {
      person: 'person',
      contact_point: 'contact point',
      vehicle: 'vehicle',
      location: 'location',
      organisation: 'organisation',
      event: 'event',
    },
  },
} as const

export function pictureOf(network: Network, language: Language): string {
  const text = words[language]
  const fieldHeight = Math.min(1_200, 320 + 26 * network.nodes.length)
  const places = layout(
    network.nodes.map(node => node.id),
    network.ties.map(tie => ({ from: tie.from.id, to: tie.to.id })),
    fieldWidth,
    fieldHeight,
  )
  const list = listLines(network, language)
  const height = fieldHeight + 2 * margin + (list.length + 10) * lineHeight
  const at = (id: string): Point => {
    const place = places.get(id) ?? { x: 0, y: 0 }
    return { x: place.x + margin, y: place.y + margin }
  }
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="${String(height)}" viewBox="0 0 1200 ${String(height)}" role="img" lang="${language}" font-family="'Noto Sans', 'Noto Naskh Arabic', Vazirmatn, sans-serif" font-size="13" fill="${ink}">`,
    `<title>${text.title}</title><desc>${escaped(list.map(line => line.text).join('. '))}</desc>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...tieLines(network.ties, network.nodes, at, language),
    ...network.nodes.map(node => nodeShape(node, at(node.id), language)),
    ...legend(network, fieldHeight + 2 * margin - 10, language),
    ...list.map(
      (line, i) =>
        `<text x="40" y="${String(fieldHeight + 2 * margin + 120 + i * lineHeight)}"${line.head ? ' font-weight="700"' : ''}>${escaped(line.text)}</text>`,
    ),
    '</svg>',
  ]
  return `${parts.join('\n')}\n`
}

/** Lines between the same two lie beside each other. */
function tieLines(
  ties: readonly TieRow[],
  nodes: readonly NetworkNode[],
  at: (id: string) => Point,
  language: Language,
): string[] {
  const notWalked = new Set<string>(nodes.filter(node => !node.walked).map(node => node.id))
  const count = new Map<string, number>()
  return ties.map(tie => {
    const [a, b] = [at(tie.from.id), at(tie.to.id)]
    const pair = [tie.from.id, tie.to.id].sort().join()
    const nth = count.get(pair) ?? 0
    count.set(pair, nth + 1)
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2 + nth * 16]
    // A third of the way, not half: lines cross in the middle, and labels there would lie on each other.
    const [labelX, labelY] = [a.x + (b.x - a.x) * 0.36, a.y + (b.y - a.y) * 0.36 + nth * 16]
    const dashed = !tie.evidence || notWalked.has(tie.from.id) || notWalked.has(tie.to.id)
    const label = [language === 'nl' ? tie.nl : tie.en, tie.period].filter(part => part !== null).join(' ')
    return `<g><path d="M${point(a)} Q${String(x)} ${String(y + nth * 8)} ${point(b)}" fill="none" stroke="${faint}" stroke-width="1.5"${dashed ? ' stroke-dasharray="2 5"' : ''}/><text x="${String(labelX)}" y="${String(labelY - 4)}" text-anchor="middle" font-size="11" fill="${faint}" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escaped(label)}</text></g>`
  })
}

function nodeShape(node: NetworkNode, { x, y }: Point, language: Language): string {
  const text = words[language]
  const name =
    node.alias === null
      ? ''
      : `<text x="${String(x)}" y="${String(y + 46)}" text-anchor="middle" direction="${directionOf(node.alias)}" unicode-bidi="isolate">${escaped(node.alias)}</text>`
  const minor = node.minor
    ? `<text x="${String(x)}" y="${String(y - 22)}" text-anchor="middle" font-size="11">${text.minor}</text>`
    : ''
  return `<g><title>${escaped(`${node.label}, ${text.kinds[node.kind]}${node.minor ? `, ${text.minor}` : ''}`)}</title>${shape(node.kind, x, y)}<text x="${String(x)}" y="${String(y + 30)}" text-anchor="middle" direction="${directionOf(node.label)}" unicode-bidi="isolate">${escaped(node.label)}</text>${name}${minor}</g>`
}

/** One shape and size a kind, whatever hangs on it. */
function shape(kind: NetworkNode['kind'], x: number, y: number): string {
  const style = `fill="#ffffff" stroke="${ink}" stroke-width="2"`
  const polygon = (...points: readonly (readonly [number, number])[]) =>
    `<polygon points="${points.map(([dx, dy]) => `${String(x + dx)},${String(y + dy)}`).join(' ')}" ${style}/>`
  switch (kind) {
    case 'person':
      return `<circle cx="${String(x)}" cy="${String(y)}" r="14" ${style}/>`
    case 'contact_point':
      return `<rect x="${String(x - 16)}" y="${String(y - 11)}" width="32" height="22" rx="8" ${style}/>`
    case 'location':
      return polygon([0, -15], [15, 0], [0, 15], [-15, 0])
    case 'vehicle':
      return polygon([-16, 0], [-9, -12], [9, -12], [16, 0], [9, 12], [-9, 12])
    case 'organisation':
      return `<rect x="${String(x - 13)}" y="${String(y - 13)}" width="26" height="26" ${style}/>`
    case 'event':
      return polygon([0, -15], [15, 12], [-15, 12])
  }
}

function legend(network: Network, y: number, language: Language): string[] {
  const text = words[language]
  const kinds = [...new Set(network.nodes.map(node => node.kind))]
  const code = `${text.handling}: ${network.inherited.handling}${network.inherited.assumed ? ` (${text.assumed})` : ''}`
  return [
    `<text x="40" y="${String(y)}" font-weight="700">${text.legend}</text>`,
    ...kinds.flatMap((kind, i) => [
      shape(kind, 60 + i * 180, y + 26),
      `<text x="${String(82 + i * 180)}" y="${String(y + 30)}">${text.kinds[kind]}</text>`,
    ]),
    `<text x="40" y="${String(y + 62)}" fill="${faint}">${text.notWalked}</text>`,
    `<text x="40" y="${String(y + 84)}" font-weight="700">${escaped(code)}</text>`,
  ]
}

function listLines(network: Network, language: Language): { text: string; head?: true }[] {
  const text = words[language]
  const tied = new Set<string>(network.ties.flatMap(tie => [tie.from.id, tie.to.id]))
  const alone = network.nodes.filter(node => !tied.has(node.id))
  const conditions = [
    ...new Set(network.inherited.conditions.map(condition => condition.text || conditionLabel(condition.code))),
  ]
  const lines: { text: string; head?: true }[] = [
    { text: text.conditions, head: true },
    ...(conditions.length === 0 ? [text.none] : conditions).map(condition => ({ text: condition })),
    { text: text.list, head: true },
    ...network.ties.map(tie => ({
      text: `${bidi(tie.from.label)} ${language === 'nl' ? tie.nl : tie.en} ${bidi(tie.to.label)}${tie.period === null ? '' : `, ${tie.period}`} (${String(tie.origins.length)} ${tie.origins.length === 1 ? text.origin : text.origins}; ${tie.inherited.handling})`,
    })),
    ...network.connections.map(found => ({
      text: `${bidi(found.between[0].label)} – ${bidi(found.between[1].label)}: ${language === 'nl' ? found.nl : found.en} (${String(found.origins.length)} ${text.origins}; ${found.inherited.handling})`,
    })),
    ...(alone.length === 0
      ? []
      : [{ text: text.people, head: true as const }, ...alone.map(node => ({ text: bidi(node.label) }))]),
    ...(network.unnamed.length === 0
      ? []
      : [
          { text: text.unnamed, head: true as const },
          ...network.unnamed.map(each => ({ text: `“${each.surface}” (${each.signalNumber})` })),
        ]),
  ]
  return lines.flatMap(line => wrapped(line.text).map(piece => ({ ...line, text: piece })))
}

/** A condition that a partner always asks has no sentence of its own in the text. */
function conditionLabel(code: string): string {
  return shippedCodebooks.sourceConditions.find(condition => condition.code === code)?.nl ?? code
}

/** SVG text does not break by itself. */
function wrapped(text: string): string[] {
  return text.match(/.{1,150}(?:\s|$)|\S{150}/gu)?.map(piece => piece.trimEnd()) ?? [text]
}

/** First strong isolate around a name, so that the words beside it keep their order. */
function bidi(name: string): string {
  return directionOf(name) === 'rtl' ? `\u2068${name}\u2069` : name
}
function directionOf(text: string): 'rtl' | 'ltr' {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? 'rtl' : 'ltr'
}
function point({ x, y }: Point): string {
  return `${String(x)} ${String(y)}`
}
export function escaped(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

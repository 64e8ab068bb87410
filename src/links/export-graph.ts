/** The network in files that other programs read: CSV, GraphML, GEXF 1.3. What a line rests on and what its sources demand go along (R27). */
import type { Network, TieRow } from '../contract/links.ts'
import { escaped } from './picture-svg.ts'

/** Attributes of nodes and lines. There is none for a nationality, religion, score or degree, and none may be added (R10, R43). */
const nodeAttributes = ['kind', 'subkind', 'label', 'alias', 'minor'] as const
const lineAttributes = [
  'type',
  'label',
  'period',
  'origins',
  'grades',
  'handling',
  'conditions',
  'signals',
  'evidence',
] as const

function nodeValues(node: Network['nodes'][number]): Record<(typeof nodeAttributes)[number], string> {
  return {
    kind: node.kind,
    subkind: node.subkind ?? '',
    label: node.label,
    alias: node.alias ?? '',
    minor: String(node.minor),
  }
}
function lineValues(tie: TieRow): Record<(typeof lineAttributes)[number], string> {
  return {
    type: tie.type,
    label: tie.nl,
    period: tie.period ?? '',
    origins: String(tie.origins.length),
    grades: gradesText(tie),
    handling: tie.inherited.handling,
    conditions: [...new Set(tie.inherited.conditions.map(condition => condition.code))].join(' '),
    signals: [...new Set(tie.statements.map(row => row.signalNumber))].join(' '),
    evidence: String(tie.evidence),
  }
}

/** Per origin, never averaged: "B4 / B2"; a dash for what nobody judged. */
function gradesText(tie: TieRow): string {
  return tie.grades
    .map(({ grades }) => [...new Set(grades.map(grade => (grade ? grade.source + grade.information : '–')))].join(' '))
    .join(' / ')
}

export function toCsv(network: Network): string {
  const head = ['from', 'from_kind', ...lineAttributes, 'to', 'to_kind']
  const rows = network.ties.map(tie => {
    const values = lineValues(tie)
    return [tie.from.label, tie.from.kind, ...lineAttributes.map(name => values[name]), tie.to.label, tie.to.kind]
  })
  return [head, ...rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

/** RFC 4180. A spreadsheet reads a cell that begins with one of these as a formula; the apostrophe makes it text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function toGraphml(network: Network): string {
  const keys = [
    ...nodeAttributes.map(name => `  <key id="n_${name}" for="node" attr.name="${name}" attr.type="string"/>`),
    ...lineAttributes.map(name => `  <key id="e_${name}" for="edge" attr.name="${name}" attr.type="string"/>`),
  ]
  const data = (prefix: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([name, value]) => `<data key="${prefix}_${name}">${escaped(value)}</data>`)
      .join('')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys,
    '  <graph id="schakel" edgedefault="directed">',
    ...network.nodes.map(node => `    <node id="${node.id}">${data('n', nodeValues(node))}</node>`),
    ...network.ties.map(
      tie =>
        `    <edge id="${tie.id}" source="${tie.from.id}" target="${tie.to.id}">${data('e', lineValues(tie))}</edge>`,
    ),
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n')
}

export function toGexf(network: Network): string {
  const declared = (names: readonly string[]) =>
    names.map(name => `      <attribute id="${name}" title="${name}" type="string"/>`)
  const values = (each: Readonly<Record<string, string>>) =>
    `<attvalues>${Object.entries(each)
      .map(([name, value]) => `<attvalue for="${name}" value="${escaped(value)}"/>`)
      .join('')}</attvalues>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    '  <graph mode="static" defaultedgetype="directed">',
    '    <attributes class="node">',
    ...declared(nodeAttributes),
    '    </attributes>',
    '    <attributes class="edge">',
    ...declared(lineAttributes),
    '    </attributes>',
    '    <nodes>',
    ...network.nodes.map(
      node => `      <node id="${node.id}" label="${escaped(node.label)}">${values(nodeValues(node))}</node>`,
    ),
    '    </nodes>',
    '    <edges>',
    ...network.ties.map(
      tie =>
        `      <edge id="${tie.id}" source="${tie.from.id}" target="${tie.to.id}" label="${escaped(tie.nl)}" kind="${escaped(tie.type)}">${values(lineValues(tie))}</edge>`,
    ),
    '    </edges>',
    '  </graph>',
    '</gexf>',
    '',
  ].join('\n')
}

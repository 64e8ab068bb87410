/** The ten samples as texts, read by the product's own parsers; the scan typed over as it stands there. */
import { readFileSync } from 'node:fs'
import { parseDocument } from '../../src/intake/formats/index.ts'
import type { ParsedDocument } from '../../src/contract/parsed-document.ts'
import truthJson from '../../resources/samples/truth.json' with { type: 'json' }

export const truth = truthJson
const files = {
  S01: 'S01_coa_veldmeer.eml',
  S02: 'S02_vwn_oosterhaven.eml',
  S03: 'S03_nidos_zorgmelding.docx',
  S04: 'S04_nvik_looplijst_20161007.csv',
  S05: 'S05_kmar_informatierapport.pdf',
  S07: 'S07_telefoonnotitie_avim.txt',
  S08: 'S08_coa_incidentregistratie.html',
  S09: 'S09_ind_doorgestuurd.eml',
  S10: 'S10_coa_aanlevering.zip',
} as const

export type SampleName =
  | 'S01'
  | 'S02'
  | 'S03'
  | 'S04 row 3'
  | 'S04 row 6'
  | 'S04 row 12'
  | 'S04 row 19'
  | 'S05'
  | 'S06'
  | 'S07'
  | 'S08'
  | 'S09'
  | 'S10'

const typedOver = [
  'DT&V – gespreksnotitie (handgeschreven)',
  'Formulier GN-7        Locatie: azc Veldmeer, spreekkamer 3',
  'Datum gesprek: 17-10-2016',
  'Betrokkene: Kareem Darwisi',
  'V-nr: 0099127740     geb. 02-11-1987',
  'Gesprek over vertrek. Betr. was boos over',
  "de afwijzing. Zei: 'dan ga ik wel mee met",
  "mensen die wel weten wat recht is'.",
  'Liet op zijn telefoon een filmpje zien van',
  'een toespraak. Ik verstond de taal niet.',
  'Geen namen, geen datum, geen plan genoemd.',
  'Ik weet niet of dit iets is. Graag terug-',
  'koppeling.',
  'Regievoerder (functie), DT&V, 17-10-2016',
].join('\n')

/** The text of each sample signal: its own, then those of its attachments. A message inside is its own signal and left out. */
export async function sampleTexts(): Promise<Record<SampleName, string[]>> {
  const read = async (name: keyof typeof files): Promise<ParsedDocument> => {
    const reply = await parseDocument(
      new Uint8Array(readFileSync(new URL(`../../resources/samples/${files[name]}`, import.meta.url))),
      { name: files[name] },
    )
    if (reply.kind !== 'document') throw new Error(`${name}: ${reply.code}`)
    return reply.document
  }
  const texts = (document: ParsedDocument): string[] =>
    [document.text, ...document.children.filter(child => child.role !== 'message').map(child => child.text)].filter(
      text => text !== '',
    )
  const list = (await read('S04')).list
  const row = (number: string) => {
    const cells = list?.offered.find(offered => offered.number === number)?.cells ?? {}
    return [
      (list?.columns ?? [])
        .filter(column => cells[column])
        .map(column => `${column}: ${cells[column] ?? ''}`)
        .join('\n'),
    ]
  }
  const letter = (await read('S10')).children.find(child => child.name.includes('anonieme'))
  return {
    S01: texts(await read('S01')),
    S02: texts(await read('S02')),
    S03: texts(await read('S03')),
    S05: texts(await read('S05')),
    S06: [typedOver],
    S07: texts(await read('S07')),
    S08: texts(await read('S08')),
    S09: texts(await read('S09')),
    S10: letter ? [letter.text] : [],
    'S04 row 3': row('3'),
    'S04 row 6': row('6'),
    'S04 row 12': row('12'),
    'S04 row 19': row('19'),
  }
}

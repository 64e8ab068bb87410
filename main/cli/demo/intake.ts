/** Chapters 2 and 3: what partners sent becomes signals; what was recognised, and what was not kept. */
import { join } from 'node:path'
import type { UnitOutcome } from '../../../src/contract/imports.ts'
import type { SignalDetail } from '../../../src/contract/signals.ts'
import type { Narrator } from './narrator.ts'
import { samplesFolder, type Stage } from './stage.ts'

/** The signals of the story by their sample: `S01`, `S04 row 3`. */
export type Register = Map<string, SignalDetail>

export async function receive(stage: Stage, tell: Narrator, maildir: string, dropFolder: string): Promise<Register> {
  tell.chapter('Wat partners stuurden, komt binnen')
  tell.say(
    'Een Maildir met twee mails en een aanlevermap met acht bestanden: mail, Word, pdf, scan, lijst, tekst, html, zip.',
  )
  const units: UnitOutcome[] = []
  for (const [path, channel] of [
    [maildir, 'mail'],
    [dropFolder, 'file_drop'],
  ] as const) {
    for await (const event of await stage.client.signals.import({ grant: grantOf(stage, path), channel })) {
      if (event.type === 'unit') units.push(event.unit)
    }
  }
  tell.table(units.map(unit => [nameOf(unit.label), outcomeWords(unit)]))
  const count = (kind: UnitOutcome['kind']) => units.filter(unit => unit.kind === kind).length
  tell.done(
    `${units.length} ontvangen = ${count('registered')} geregistreerd + ${count('list')} lijst + ${count('duplicate')} dubbel + ${count('quarantined')} in quarantaine + ${count('refused')} geweigerd`,
  )
  const register: Register = new Map()
  for (const unit of units) {
    if (unit.kind === 'registered')
      register.set(sampleOf(unit.label), await stage.client.signals.show({ signal: unit.signal }))
  }
  return register
}

export async function takeList(stage: Stage, tell: Narrator, register: Register): Promise<void> {
  tell.chapter('Een lijst met dertig mensen: alleen wat nodig is')
  const list = join(samplesFolder, 'S04_nvik_looplijst_20161007.csv')
  const [offer] = await stage.client.signals.listShow({ grant: grantOf(stage, list) })
  if (!offer) return
  tell.say(
    `${offer.records} regels, ${offer.rows.length} met een bijzonderheid, ${offer.malformed.length} onleesbaar (regel ${offer.malformed.map(m => m.line).join(', ')}). Niets is vooraf gekozen.`,
  )
  const rows = [
    ['3', 'unclear'],
    ['6', 'identity_deception'],
    ['12', 'identity_deception'],
    ['19', 'combat_experience'],
  ] as const
  const taken = await stage.client.signals.listTake({
    grant: grantOf(stage, list),
    rows: rows.map(([number, theme]) => ({ number, themes: [theme] })),
  })
  for (const row of taken.signals)
    register.set(`S04 row ${row.row}`, await stage.client.signals.show({ signal: row.signal }))
  tell.done(
    `Regels ${taken.signals.map(row => row.row).join(', ')} overgenomen: vier signalen, één herkomst. De andere ${offer.records - 4} zijn nergens opgeschreven.`,
  )
}

export async function readScan(stage: Stage, tell: Narrator, register: Register): Promise<void> {
  const scan = get(register, 'S06')
  tell.say(
    `${scan.number} is een scan: ${scan.hasText ? 'tekst gelezen' : 'geen leesbare tekst'}. De liaison typt over wat er staat.`,
  )
  await stage.client.signals.transcribe({
    signal: scan.id,
    text: 'Betrokkene: Kareem Darwisi\nV-nr: 0099127740\ngeb. 02-11-1987\nverblijft azc Veldmeer\nIk weet niet of dit iets is. Graag terug-\nkoppeling.',
  })
  tell.done('Overgetypt; zo gemerkt, met het beeld ernaast.')
}

export function get(register: Register, name: string): SignalDetail {
  const signal = register.get(name)
  if (!signal) throw new Error(`the demonstration has no ${name}`)
  return signal
}

function grantOf(stage: Stage, path: string) {
  return stage.give(path)
}

function nameOf(label: string): string {
  return label.replace(/^S10_coa_aanlevering.zip\//, 'S10.zip › ').replace(/^(S09\w*)\.eml\//, 'S09 › ')
}
function sampleOf(label: string): string {
  return /S\d\d/.exec(label.split('/').at(-1) ?? label)?.[0] ?? label
}

function outcomeWords(unit: UnitOutcome): string {
  switch (unit.kind) {
    case 'registered':
      return `signaal ${unit.number}${unit.hasText ? '' : ' — geen leesbare tekst'}`
    case 'list':
      return `lijst: ${unit.records} regels, ${unit.offered} aangeboden, niets bewaard`
    case 'duplicate':
      return `al ontvangen als ${unit.number ?? '?'}: geen nieuw signaal`
    case 'quarantined':
      return `in quarantaine (${unit.code})`
    case 'refused':
      return `geweigerd (${unit.code})`
  }
}

/** Chapters 10 to 12: an allowed packet; four eyes; two seals; and the recipient, who has only a key. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CaseId, PacketId, RecipientId } from '../../../src/contract/ids.ts'
import { need, redactIn, request } from './blocked.ts'
import { get, type Register } from './intake.ts'
import { refusal } from './judgement.ts'
import type { Narrator } from './narrator.ts'
import type { Cast } from './network.ts'
import { cast, type Stage } from './stage.ts'

const run = promisify(execFile)

export interface SealedFile {
  readonly packet: PacketId
  readonly path: string
  readonly quantumSafe: boolean
}

/** K20: what the AIVD asked for, with everything that speaks against it. */
export async function compose(
  stage: Stage,
  tell: Narrator,
  register: Register,
  recipients: ReadonlyMap<string, RecipientId>,
  known: Cast,
  caseId: CaseId,
): Promise<PacketId> {
  tell.chapter('Een pakket dat wel mag: leeg begonnen, stuk voor stuk nodig')
  const { packets } = stage.client
  const { packet, number } = await packets.new({
    caseId,
    recipient: need(recipients, 'aivd'),
    purpose: 'security_assessment',
    ground: 'wiv2017_39',
    requestReference: request,
  })
  for (const [sample, why] of [
    ['S01', 'aanleiding van de vraag'],
    ['S02', 'tweede herkomst over de afspraak'],
    ['S05', 'waarneming op de dag zelf'],
    ['S08', 'spreekt het eerste signaal tegen'],
  ] as const) {
    await packets.add({ packet, kind: 'signal', target: get(register, sample).id, need: why })
  }
  for (const ids of [known.relations.RL1, known.relations.RL2, known.relations.RL3, known.relations.RL4]) {
    for (const id of ids)
      await packets.add({ packet, kind: 'relation', target: id, need: 'het verband waarnaar is gevraagd' })
  }
  await redactReporter(stage, tell, packet)
  await packets.note({
    packet,
    kind: 'unknown',
    text: 'De reden van de aanwezigheid bij het wegrestaurant is niet bekend.',
  })
  await packets.note({
    packet,
    kind: 'necessity',
    text: 'Gevraagd door de dienst; zonder de tegenspraak zou het beeld scheef zijn.',
  })
  const { blockers } = await packets.check({ packet })
  if (blockers.length > 0) throw new Error(`still blocked: ${blockers.map(b => `${b.label} ${b.code}`).join(', ')}`)
  tell.done(`Pakket ${number}: niets houdt vrijgave nog tegen.`)
  return packet
}

/** A minimal packet for the police, sealed for a key of the older kind. */
export async function composeClassical(
  stage: Stage,
  register: Register,
  recipients: ReadonlyMap<string, RecipientId>,
  caseId: CaseId,
): Promise<PacketId> {
  const { packets } = stage.client
  const { packet } = await packets.new({
    caseId,
    recipient: need(recipients, 'police'),
    purpose: 'police_task',
    ground: 'avg_6_1_e',
  })
  for (const sample of ['S01', 'S08'])
    await packets.add({ packet, kind: 'signal', target: get(register, sample).id, need: 'voor de wijkagent' })
  return packet
}

async function redactReporter(stage: Stage, tell: Narrator, packet: PacketId): Promise<void> {
  const { packets } = stage.client
  const { blockers } = await packets.check({ packet })
  for (const b of blockers) tell.refused(`nog niet: ${b.label} ${b.code} (${b.rule}) — ${b.lift.nl}`)
  const places = await redactIn(stage, packet)
  tell.done(`De naam van de vrijwilliger is weggelakt op ${places} plaats: de tekst zelf is weg, niet bedekt.`)
}

export async function fourEyes(stage: Stage, tell: Narrator, ids: readonly PacketId[]): Promise<void> {
  tell.chapter('Vier ogen')
  for (const packet of ids) {
    const submitted = await stage.client.packets.submit({ packet })
    if (submitted.kind === 'blocked')
      throw new Error(`blocked at submission: ${submitted.blockers.map(b => b.code).join(', ')}`)
  }
  tell.done('De liaison dient in en tekent. Vanaf nu verandert er geen byte zonder dat de handtekening vervalt.')
  const [first] = ids
  if (!first) return
  await stage.handTo('coordinator')
  await refusal(tell, 'Goedkeuren zonder alles te zien', () => stage.client.packets.review({ packet: first }))
  for (const packet of ids) {
    for (const view of await stage.client.packets.preview({ packet })) {
      for (let page = 1; page <= view.pages; page += 1)
        await stage.client.packets.viewPage({ packet: view.packet, page })
    }
    if ((await stage.client.packets.review({ packet })).kind !== 'reviewed') throw new Error('not reviewed')
  }
  tell.done('De coördinator zag iedere bladzijde en tekende.')
  await stage.handTo('liaison')
  const own = await stage.client.packets.release({
    packet: first,
    because: 'haast',
    passphrase: cast.liaison.passphrase,
  })
  if (own.kind !== 'blocked') throw new Error('the author released his own packet')
  tell.refused(
    `Vrijgave door de opsteller zelf wordt geweigerd: ${own.blockers.map(blocker => `${blocker.code} (${blocker.rule}) — ${blocker.lift.nl}`).join('; ')}`,
  )
  await stage.handTo('coordinator')
  for (const packet of ids) {
    const released = await stage.client.packets.release({
      packet,
      because: 'noodzakelijk en volledig; tegenspraak staat vooraan',
      passphrase: cast.coordinator.passphrase,
    })
    if (released.kind !== 'released') throw new Error('not released')
  }
  tell.done('De coördinator geeft vrij. Beide pakketten staan in het verstrekkingenregister.')
}

export async function seal(stage: Stage, tell: Narrator, ids: readonly PacketId[]): Promise<SealedFile[]> {
  tell.chapter('Verzegeld')
  const folder = join(stage.out, 'pakketten')
  mkdirSync(folder, { recursive: true })
  const sealed: SealedFile[] = []
  for (const packet of ids) {
    const { files } = await stage.client.packets.seal({
      packet,
      grant: stage.give(folder),
      classicalBecause: 'de ontvanger heeft nog geen nieuwe sleutel',
    })
    for (const file of files) {
      sealed.push({ packet, path: join(folder, file.fileName), quantumSafe: file.quantumSafe })
      tell.done(
        `${file.fileName} — ${file.quantumSafe ? 'ook bestand tegen een toekomstige quantumcomputer' : 'let op: klassieke sleutel, niet quantumbestendig; ieder age-programma opent het'}`,
      )
    }
    await stage.client.packets.deliver({ packet, channel: 'koerier' })
  }
  return sealed
}

/** The recipient's side, in processes of its own that know no vault: only a key file and the organisation's public key. */
export async function openAsRecipient(stage: Stage, tell: Narrator, file: SealedFile, kind: string): Promise<void> {
  const identity = join(stage.out, 'ontvangers', `${kind}.identiteit.txt`)
  const org = join(stage.out, 'organisatie', 'org.skorg')
  const opened = join(stage.out, 'geopend')
  mkdirSync(opened, { recursive: true })
  const recipientState = join(stage.out, 'ontvangers', `stand-${kind}`)
  const schakel = async (...words: string[]) => {
    const program = join(import.meta.dirname, '..', 'index.ts')
    const { stdout } = await run(process.execPath, [program, '--json', ...words], {
      env: { PATH: process.env['PATH'], SCHAKEL_STATE_DIR: recipientState },
    })
    return stdout
  }
  await schakel('packet', 'verify', file.path, '--identity', identity, '--org', org)
  tell.done(
    `De ontvanger (${kind}) controleert in een eigen proces, zonder kluis: zegel, handtekeningen, lijst en inhoud kloppen.`,
  )
  await schakel('packet', 'open', file.path, '--identity', identity, '--org', org, '--out', opened)
  const receipt = await schakel('packet', 'receipt', 'make', file.path, '--identity', identity, '--org', org)
  const code = codeIn(receipt)
  const taken = await stage.client.packets.receiptAdd({
    packet: file.packet,
    receipt: { kind: 'code', code: code.code, date: code.date },
  })
  tell.done(
    `Ontvangstcode ${code.code} voorgelezen en ingevoerd: ${taken.confirmed ? 'ontvangst bevestigd' : 'niet bevestigd'}.`,
  )
}

function codeIn(jsonLines: string): { code: string; date: string } {
  for (const line of jsonLines.split('\n')) {
    const value: unknown = line === '' ? null : JSON.parse(line)
    if (
      typeof value === 'object' &&
      value !== null &&
      'code' in value &&
      'date' in value &&
      typeof value.code === 'string' &&
      typeof value.date === 'string'
    ) {
      return { code: value.code, date: value.date }
    }
  }
  throw new Error('the recipient made no receipt code')
}

/** The reading copy that the first recipient sees, beside the story. */
export function layOutPdf(stage: Stage): void {
  const opened = join(stage.out, 'geopend')
  for (const folder of readdirSync(opened)) {
    const pdf = join(opened, folder, 'data', 'packet.pdf')
    copyFileSync(pdf, join(stage.out, 'packet.pdf'))
    break
  }
}

/** Chapter 9: packets that may not leave, each with the place and what would lift it. There is no way past (R67). */
import type { PacketId, RecipientId } from '../../../src/contract/ids.ts'
import { get, type Register } from './intake.ts'
import type { Narrator } from './narrator.ts'
import type { Cast } from './network.ts'
import type { Stage } from './stage.ts'

export const request = 'V-2016-118'

type Content = { readonly kind: 'signal' | 'relation' | 'connection'; readonly target: string; readonly words: string }
interface Trial {
  readonly name: string
  readonly to: string
  readonly purpose: string
  readonly ground: string
  readonly contents: readonly Content[]
  /** The reporter's name already taken out. */
  readonly redacted?: boolean
}

/** Made while the letter still stood: what becomes of an old draft when its signal proves unfounded. */
export async function draftWithLetter(
  stage: Stage,
  register: Register,
  recipients: ReadonlyMap<string, RecipientId>,
): Promise<PacketId> {
  const aivd = need(recipients, 'aivd')
  await stage.client.packets.recordRequest({
    recipient: aivd,
    reference: request,
    because: 'verzoek van de dienst, per brief ontvangen',
  })
  const { packet } = await stage.client.packets.new({
    recipient: aivd,
    purpose: 'security_assessment',
    ground: 'wiv2017_39',
    requestReference: request,
  })
  await stage.client.packets.add({
    packet,
    kind: 'signal',
    target: get(register, 'S10').id,
    need: 'om te laten duiden',
  })
  return packet
}

export async function showBlocked(
  stage: Stage,
  tell: Narrator,
  register: Register,
  recipients: ReadonlyMap<string, RecipientId>,
  known: Cast,
  oldDraft: PacketId,
): Promise<void> {
  tell.chapter('Geblokkeerd is geblokkeerd')
  const signal = (sample: string): Content => ({
    kind: 'signal',
    target: get(register, sample).id,
    words: get(register, sample).number,
  })
  const [at1] = known.relations.RL3
  const [at2] = known.relations.RL4
  const [approach] = known.relations.RL5
  const trials: Trial[] = [
    { name: 'K1', to: 'dtv', purpose: 'aliens_supervision', ground: 'vw2000_107', contents: [signal('S05')] },
    {
      name: 'K2',
      to: 'dtv',
      purpose: 'aliens_supervision',
      ground: 'vw2000_107',
      contents: [{ kind: 'connection', target: `${at1 ?? ''}+${at2 ?? ''}`, words: 'verbinding via De Grenskei' }],
    },
    { name: 'K3', to: 'aivd', purpose: 'security_assessment', ground: 'wiv2017_39', contents: [signal('S03')] },
    {
      name: 'K4',
      to: 'police',
      purpose: 'police_task',
      ground: 'avg_6_1_e',
      contents: [{ kind: 'relation', target: approach ?? '', words: 'verband “benaderde”' }],
    },
    {
      name: 'K5',
      to: 'nctv',
      purpose: 'coordination',
      ground: 'avg_6_1_e',
      contents: [signal('S03'), signal('S02')],
      redacted: true,
    },
    { name: 'K7', to: 'police', purpose: 'police_task', ground: 'avg_6_1_e', contents: [signal('S02')] },
    { name: 'K9', to: 'mdt', purpose: 'coordination', ground: 'avg_6_1_e', contents: [signal('S05')] },
    { name: 'K10', to: 'ind_other', purpose: 'residence_decision', ground: 'vw2000_107', contents: [signal('S07')] },
    { name: 'K11', to: 'police', purpose: 'police_task', ground: 'avg_6_1_e', contents: [signal('S01')] },
  ]
  for (const trial of trials) await tryPacket(stage, tell, trial, recipients)
  const old = await stage.client.packets.check({ packet: oldDraft })
  tell.refused(
    `K6 aan de AIVD — een eerder concept met de ingetrokken brief: ${old.blockers.map(b => `${b.code} (${b.rule})`).join(', ')}; niets heft dat op.`,
  )
}

async function tryPacket(
  stage: Stage,
  tell: Narrator,
  trial: Trial,
  recipients: ReadonlyMap<string, RecipientId>,
): Promise<void> {
  const { packets } = stage.client
  const grounds: Readonly<Record<string, string>> = {
    police: 'avg_6_1_e',
    aivd: 'wiv2017_39',
    om: 'avg_6_1_e',
    ind_other: 'vw2000_107',
  }
  const members =
    trial.to === 'mdt'
      ? Object.entries(grounds).map(([kind, ground]) => ({
          recipient: need(recipients, kind),
          ground,
          ...(kind === 'aivd' ? { requestReference: request } : {}),
        }))
      : undefined
  const { packet } = await packets.new({
    recipient: need(recipients, trial.to),
    purpose: trial.purpose,
    ground: trial.ground,
    ...(trial.ground === 'wiv2017_39' ? { requestReference: request } : {}),
    ...(members ? { members } : {}),
  })
  for (const content of trial.contents)
    await packets.add({ packet, kind: content.kind, target: content.target, need: 'voor deze taak' })
  if (trial.redacted) await redactIn(stage, packet)
  const { blockers } = await packets.check({ packet })
  const reasons = new Map(
    blockers.map(b => [
      `${b.label} ${b.code} ${b.recipient ?? ''}`.trim(),
      `${b.code} (${b.rule})${b.recipient ? ` voor ${b.recipient}` : ''}`,
    ]),
  )
  tell.refused(
    `${trial.name} aan ${trial.to} — ${trial.contents.map(c => c.words).join(', ')}: ${[...new Set(reasons.values())].join(', ')}`,
  )
  const [first] = blockers
  if (first) tell.say(`  opheffen: ${first.lift.nl}`)
  await packets.discard({ packet, because: 'proef in de demonstratie' })
}

/** Takes the reporter's name out of every item; returns how many places. */
export async function redactIn(stage: Stage, packet: PacketId): Promise<number> {
  const { packets } = stage.client
  let places = 0
  for (const item of (await packets.show({ packet })).contents) {
    if ((await packets.occurrences({ item: item.id, text: 'T. Fictiva' })).length === 0) continue
    places += (await packets.redact({ item: item.id, reason: 'source_protection', text: 'T. Fictiva' })).redactions
      .length
  }
  return places
}

export function need<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demonstration has no ${String(key)}`)
  return value
}

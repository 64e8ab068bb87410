/** A packet on its way out: checked against every rule, reviewed and released by others, sealed for one recipient. */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Blocker } from '../../../src/contract/packet-shapes.ts'
import { Refused } from '../../../src/contract/errors.ts'
import { does, type Cli } from '../define.ts'
import { packetId, recipientId } from '../find-ids.ts'
import { writeNew } from '../files.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'
import { passphraseOf } from '../secrets.ts'
import { onPacket } from './on-packet.ts'

const id = '<ID>'

export function addReleaseCommands(packet: Command, cli: Cli): void {
  const { t } = cli
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  does(
    cli,
    packet
      .command('check')
      .argument(id)
      .description(
        t('alles wat dit pakket tegenhoudt, en wat het opheft', 'everything that stops this packet, and what lifts it'),
      ),
    check,
  )
  does(
    cli,
    packet
      .command('ground')
      .argument(id)
      .description(
        t(
          'bevestig een grondslag voor dit pakket (coördinator, R65)',
          'confirm a ground for this packet (coordinator, R65)',
        ),
      )
      .requiredOption('--note <TEXT>', t('toelichting, staat op bladzijde 1', 'note, stands on page 1'))
      .option('--ground <CODE>', t('grondslag; anders die van het pakket', 'ground; else that of the packet')),
    ground,
  )
  does(
    cli,
    packet
      .command('request')
      .argument('<RECIPIENT>')
      .description(t('leg een verzoek van een dienst vast (R66)', 'record a request of a service (R66)'))
      .requiredOption('--reference <REF>', t('kenmerk', 'reference'))
      .requiredOption(...why),
    request,
  )
  does(
    cli,
    packet
      .command('submit')
      .argument(id)
      .description(t('dien in voor toetsing', 'submit for review'))
      .option('--days <N>', t('geldigheid in dagen', 'term in days')),
    submit,
  )
  does(
    cli,
    packet
      .command('preview')
      .argument(id)
      .description(
        t(
          'wat de ontvanger zal zien; met --out geopend en weggeschreven',
          'what the recipient will see; opened and written with --out',
        ),
      )
      .option('--out <DIR>', t('map', 'folder')),
    preview,
  )
  does(
    cli,
    packet
      .command('review')
      .argument(id)
      .description(t('u hebt elke bladzijde gezien en tekent', 'you saw every page and sign')),
    review,
  )
  does(
    cli,
    packet
      .command('return')
      .argument(id)
      .description(t('geef terug aan de opsteller', 'return to the author'))
      .requiredOption('--note <TEXT>', t('wat anders moet', 'what must change')),
    giveBack,
  )
  does(
    cli,
    packet
      .command('discard')
      .argument(id)
      .description(t('gooi een concept weg', 'discard a draft'))
      .requiredOption(...why),
    discard,
  )
  does(
    cli,
    packet
      .command('release')
      .argument(id)
      .description(t('geef vrij (niet de opsteller)', 'release (not the author)'))
      .option(...why),
    release,
  )
  does(
    cli,
    packet
      .command('seal')
      .argument(id)
      .description(t('verzegel: één bestand per ontvanger', 'seal: one file for each recipient'))
      .requiredOption('--out <DIR>', t('map', 'folder'))
      .option(
        '--classical-because <TEXT>',
        t('waarom toch met een klassieke sleutel', 'why with a classical key all the same'),
      ),
    seal,
  )
  does(
    cli,
    packet
      .command('deliver')
      .argument(id)
      .description(t('leg vast hoe het is afgegeven', 'record how it was handed over'))
      .requiredOption('--channel <TEXT>', t('langs welke weg', 'by which way')),
    deliver,
  )
}

/** Every reason; there is no way past one (R67). */
function showBlockers({ out, t, language }: Run, blockers: readonly Blocker[]): void {
  for (const { why, lift, byConsent: _, ...blocker } of blockers) {
    out.row('blocker', { ...blocker, lift: lift[language] })
    out.say(
      `${blocker.label || t('pakket', 'packet')}${blocker.recipient === undefined ? '' : ` → ${blocker.recipient}`}: ${blocker.code} (${t('regel', 'rule')} ${blocker.rule})\n  ${why[language]} ${lift[language]}`,
    )
  }
}

async function check(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    const { blockers } = await vault.client.packets.check({ packet: await packetId(vault, typed) })
    showBlockers(run, blockers)
    run.out.summary(
      { blockers: blockers.length },
      blockers.length === 0 ? run.t('Niets houdt dit pakket tegen.', 'Nothing stops this packet.') : undefined,
    )
    if (blockers.length > 0) run.exit(1)
  })
}

function refuseBlocked(run: Run, packet: string, blockers: readonly Blocker[]): never {
  showBlockers(run, blockers)
  throw new Refused('PACKET_BLOCKED', { subject: packet, details: { blockers: blockers.length } })
}

async function ground(run: Run, typed: string, o: { note: string; ground?: string }): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Grondslag bevestigd voor dit pakket.', 'Ground confirmed for this packet.'),
    async ({ client }, packet) =>
      await client.packets.confirmGround({
        packet,
        ground: o.ground ?? (await client.packets.show({ packet })).ground,
        note: o.note,
      }),
  )
}

async function request(run: Run, recipient: string, o: { reference: string; why: string }): Promise<void> {
  await withVault(run, async vault =>
    run.out.summary(
      await vault.client.packets.recordRequest({
        recipient: await recipientId(vault, recipient),
        reference: o.reference,
        because: o.why,
      }),
      run.t('Verzoek vastgelegd.', 'Request recorded.'),
    ),
  )
}

async function submit(run: Run, typed: string, o: { days?: string }): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const packet = await packetId(vault, typed)
    const outcome = await vault.client.packets.submit({
      packet,
      termDays: o.days === undefined ? undefined : Number(o.days),
    })
    if (outcome.kind === 'blocked') refuseBlocked(run, packet, outcome.blockers)
    if (!outcome.signed)
      out.hint(
        t(
          'Zonder certificaat is niet getekend; vrijgeven kan dan niet.',
          'Without a certificate it was not signed; it cannot be released then.',
        ),
      )
    for (const one of outcome.packets) out.row('submitted', one)
    out.summary(
      { signed: outcome.signed, packets: outcome.packets.length },
      t('Ingediend voor toetsing.', 'Submitted for review.'),
    )
  })
}

async function preview(run: Run, typed: string, o: { out?: string }): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const packets = await vault.client.packets.preview({ packet: await packetId(vault, typed) })
    let written = 0
    for (const one of packets) {
      out.table(
        'file',
        one.files,
        [
          { head: t('Bestand', 'File'), of: f => f.path },
          { head: t('Soort', 'Kind'), of: f => f.mediaType },
          { head: t('Bladzijden', 'Pages'), of: f => f.pages },
        ],
        '',
      )
      if (o.out !== undefined) written += await openPages(vault, one, join(o.out, one.packet))
      out.say(
        t(
          `${one.recipient}: ${one.pages} bladzijden, ${one.seen.length} eerder geopend.`,
          `${one.recipient}: ${one.pages} pages, ${one.seen.length} opened before.`,
        ),
      )
    }
    out.summary(
      { packets: packets.length, written, folder: o.out ?? null },
      o.out === undefined
        ? undefined
        : t(
            `Geopend en geschreven in ${o.out}. Deze bestanden zijn niet versleuteld; wis ze na het lezen.`,
            `Opened and written into ${o.out}. These files are not encrypted; delete them after reading.`,
          ),
    )
  })
}

/** To write a file for its reader is to open its pages, and each is recorded (R63). */
async function openPages(
  { client }: OpenVault,
  one: { packet: string; pages: number; files: readonly { path: string }[] },
  folder: string,
): Promise<number> {
  for (const { path } of one.files) {
    const { bytesBase64 } = await client.packets.previewFile({ packet: one.packet, path })
    const target = join(folder, ...path.split('/'))
    await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
    await writeNew(target, Buffer.from(bytesBase64, 'base64'), 0o600)
  }
  for (let page = 1; page <= one.pages; page += 1) await client.packets.viewPage({ packet: one.packet, page })
  return one.files.length
}

async function review(run: Run, typed: string): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const packet = await packetId(vault, typed)
    const done = await vault.client.packets.review({ packet })
    if (done.kind === 'voided') refuseVoided(run, packet, done.reason)
    run.out.summary(
      done,
      done.approved
        ? t('Getoetst en getekend; het kan worden vrijgegeven.', 'Reviewed and signed; it can be released.')
        : t(`Getekend: ${done.reviewers} van ${done.needed}.`, `Signed: ${done.reviewers} of ${done.needed}.`),
    )
  })
}

/** A source changed after submission: the packet is a draft again (R63). */
function refuseVoided({ out, t }: Run, packet: string, reason: string): never {
  out.hint(
    t(`Er veranderde iets na het indienen (${reason}).`, `Something changed after it was submitted (${reason}).`),
  )
  throw new Refused('PACKET_STATE', { subject: packet, details: { state: 'draft', needs: 'submit' } })
}

async function giveBack(run: Run, typed: string, o: { note: string }): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Teruggegeven aan de opsteller.', 'Returned to the author.'),
    async ({ client }, packet) => await client.packets.return({ packet, note: o.note }),
  )
}

async function discard(run: Run, typed: string, o: { why: string }): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Weggegooid.', 'Discarded.'),
    async ({ client }, packet) => await client.packets.discard({ packet, because: o.why }),
  )
}

async function release(run: Run, typed: string, o: { why?: string }): Promise<void> {
  const { out, t } = run
  // Every command asks for the passphrase: the one that opens the vault here is the one that signs.
  const passphrase = await passphraseOf(run)
  const work = async (vault: OpenVault): Promise<void> => {
    const packet = await packetId(vault, typed)
    const done = await vault.client.packets.release({
      packet,
      because: o.why ?? t('vrijgegeven na toetsing', 'released after review'),
      passphrase,
    })
    if (done.kind === 'blocked') refuseBlocked(run, packet, done.blockers)
    if (done.kind === 'voided') refuseVoided(run, packet, done.reason)
    out.summary(
      { released: done.packets },
      t(
        'Vrijgegeven, en ingeschreven in het verstrekkingenregister.',
        'Released, and entered in the provision register.',
      ),
    )
  }
  await withVault(run, work, passphrase)
}

async function seal(run: Run, typed: string, o: { out: string; classicalBecause?: string }): Promise<void> {
  const { out, t } = run
  await mkdir(o.out, { recursive: true })
  await withVault(run, async vault => {
    const { files } = await vault.client.packets.seal(
      {
        packet: await packetId(vault, typed),
        grant: vault.give([resolve(o.out)]),
        classicalBecause: o.classicalBecause,
      },
      { signal: vault.signal },
    )
    for (const file of files) {
      out.row('sealed', { ...file, path: join(o.out, file.fileName) })
      out.say(
        `${join(o.out, file.fileName)}${file.quantumSafe ? '' : t('  niet quantumbestendig', '  not quantum safe')}`,
      )
    }
    out.summary({ files: files.length })
  })
}

async function deliver(run: Run, typed: string, o: { channel: string }): Promise<void> {
  await withVault(run, async vault => {
    const { dueOn } = await vault.client.packets.deliver({ packet: await packetId(vault, typed), channel: o.channel })
    run.out.summary(
      { dueOn },
      run.t(
        `Afgegeven; ontvangstbevestiging verwacht voor ${dueOn}.`,
        `Handed over; a receipt is expected by ${dueOn}.`,
      ),
    )
  })
}

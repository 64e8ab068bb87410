/** The address book: a key counts once two people compared it; a group has members (R68, R71). */
import type { Command } from 'commander'
import { showKeyFile } from '../../../src/offline.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { recipientId } from '../find-ids.ts'
import { bytesOfFile } from '../files.ts'
import { withVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'

export function addRecipientCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const recipient = program
    .command('recipient')
    .description(t('adresboek van ontvangers', 'address book of recipients'))
  does(
    cli,
    recipient
      .command('add')
      .argument('[CARD]')
      .description(t('neem een ontvanger op; een groep heeft geen kaart', 'take in a recipient; a group has no card'))
      .requiredOption('--kind <CODE>', t('soort ontvanger', 'kind of recipient'))
      .option('--function <TEXT>', t('functie; anders de naam op de kaart', 'function; else the name on the card')),
    add,
  )
  does(
    cli,
    recipient
      .command('key')
      .argument('<ID>')
      .argument('<CARD>')
      .description(t('neem een nieuwe kaart in; opnieuw te vergelijken', 'take in a new card; to be compared again')),
    changeKey,
  )
  does(
    cli,
    recipient
      .command('verify')
      .argument('<ID>')
      .description(
        t(
          'u hebt de twaalf groepen langs een andere weg vergeleken',
          'you compared the twelve groups over another channel',
        ),
      )
      .requiredOption('--how <TEXT>', t('hoe en met wie', 'how and with whom')),
    verify,
  )
  does(
    cli,
    recipient
      .command('members')
      .argument('<ID>')
      .description(t('wie er in de groep zitten: de hele lijst', 'who is in the group: the whole list'))
      .requiredOption('--are <ID>', t('lid; herhaalbaar', 'member; may be repeated'), each)
      .option('--why <TEXT>', t('reden', 'reason')),
    members,
  )
  does(
    cli,
    recipient.command('list').description(t('de ontvangers en hun sleutels', 'the recipients and their keys')),
    list,
  )
}

async function add(run: Run, card: string | undefined, o: { kind: string; function?: string }): Promise<void> {
  const bytes = card === undefined ? undefined : await bytesOfFile(card)
  const name = o.function ?? (bytes && showKeyFile(bytes).name)
  if (name === undefined) throw badInput('--function')
  await withVault(run, async ({ client }) => {
    const made = await client.recipients.add({
      kind: o.kind,
      function: name,
      cardBase64: bytes && Buffer.from(bytes).toString('base64'),
    })
    run.out.summary(
      made,
      [
        run.t(`${name} opgenomen: ${made.recipient}`, `${name} taken in: ${made.recipient}`),
        ...compared(run, made.groups),
      ].join('\n'),
    )
  })
}

function compared({ t }: Run, groups: readonly string[]): string[] {
  return groups.length === 0
    ? []
    : [
        t(
          'Laat twee mensen deze twaalf groepen langs een andere weg vergelijken:',
          'Have two people compare these twelve groups over another channel:',
        ),
        ...groups,
      ]
}

async function changeKey(run: Run, typed: string, card: string): Promise<void> {
  const bytes = await bytesOfFile(card)
  await withVault(run, async vault => {
    const { groups } = await vault.client.recipients.changeKey({
      recipient: await recipientId(vault, typed),
      cardBase64: Buffer.from(bytes).toString('base64'),
    })
    run.out.summary({ groups }, compared(run, groups).join('\n'))
  })
}

async function verify(run: Run, typed: string, o: { how: string }): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const { state } = await vault.client.recipients.verify({ recipient: await recipientId(vault, typed), how: o.how })
    run.out.summary(
      { state },
      state === 'verified'
        ? t('Vergeleken door twee mensen: de sleutel telt.', 'Compared by two people: the key counts.')
        : t('Vastgelegd; een tweede mens moet ook vergelijken.', 'Recorded; a second person must compare too.'),
    )
  })
}

async function members(run: Run, typed: string, o: { are: string[]; why?: string }): Promise<void> {
  await withVault(run, async vault => {
    const are: string[] = []
    for (const one of o.are) are.push(await recipientId(vault, one))
    const done = await vault.client.recipients.members({
      group: await recipientId(vault, typed),
      are,
      because: o.why ?? run.t('samenstelling van de groep', 'who is in the group'),
    })
    run.out.summary(done, run.t('Vastgelegd.', 'Recorded.'))
  })
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'recipient',
      await client.recipients.list({}),
      [
        { head: 'Id', of: r => r.id },
        { head: t('Soort', 'Kind'), of: r => r.kind },
        { head: t('Functie', 'Function'), of: r => r.function },
        {
          head: t('Sleutel', 'Key'),
          of: r =>
            r.group
              ? t(`groep van ${r.members.length}`, `group of ${r.members.length}`)
              : `${r.key} (${r.verifiedBy}/2)`,
        },
        { head: t('Geldig tot', 'Valid until'), of: r => formatInstant(r.expiresAt) },
        { head: '', of: r => (r.classical ? t('niet quantumbestendig', 'not quantum safe') : '') },
      ],
      t('Geen ontvangers.', 'No recipients.'),
    )
  })
}

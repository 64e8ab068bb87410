/**
 * Persons, places and vehicles: clusters of mentions, made and undone by people. Without a case, a signal or a purposeful query nothing
 * is listed (R2); proposals come with reasons, never with a number (R30).
 */
import { Option, type Command } from 'commander'
import type { EntityDetail, EntityKind, EntityRow, Proposal } from '../../../src/contract/entities.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { allRows, caseId, decisionId, signalId } from '../find-ids.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'
import { purposeOf } from './search.ts'
import { showStatements } from './statements.ts'

const kinds = [
  { name: 'person', kind: 'person', nl: 'personen (betrokkenen)', en: 'persons (concerned)' },
  { name: 'location', kind: 'location', nl: 'plaatsen', en: 'places' },
  { name: 'vehicle', kind: 'vehicle', nl: 'voertuigen', en: 'vehicles' },
  { name: 'contact', kind: 'contact_point', nl: 'contactpunten', en: 'contact points' },
  { name: 'organisation', kind: 'organisation', nl: 'organisaties', en: 'organisations' },
] as const satisfies readonly { name: string; kind: EntityKind; nl: string; en: string }[]

interface Parent {
  readonly case?: string
  readonly signal?: string
}
interface Listing extends Parent {
  readonly query?: string
  readonly purpose?: string
  readonly reference?: string
  readonly order: 'name' | 'changed' | 'number'
}

export function addEntityCommands(program: Command, cli: Cli): void {
  for (const { name, kind, nl, en } of kinds) addKind(program.command(name).description(cli.t(nl, en)), cli, kind)
}

function addKind(group: Command, cli: Cli, kind: EntityKind): void {
  const { t } = cli
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  const together = [
    '--with <MENTION>',
    t(
      'vermelding van dezelfde, uit hetzelfde signaal; herhaalbaar',
      'mention of the same, of the same signal; may be repeated',
    ),
    each,
  ] as const
  const shown = [
    '--shown <CODE>',
    t('reden ertegen die u zag; herhaalbaar', 'reason against that you saw; may be repeated'),
    each,
  ] as const
  const purpose = ['--purpose <CODE>', t('doel', 'purpose')] as const
  const reference = [
    '--reference <REF>',
    t('zaak, signaal of verzoek waarvoor', 'case, signal or request it is for'),
  ] as const
  does(
    cli,
    group
      .command('new')
      .argument('<MENTION>')
      .description(t('maak van een vermelding', 'make of a mention'))
      .option(...together)
      .option('--subkind <CODE>', t('nadere soort', 'further kind')),
    async (run: Run, mention: string, o: { with?: string[]; subkind?: string }) => {
      await withVault(run, async ({ client }) =>
        run.out.summary(
          await client.entities.create({ mention, kind, subkind: o.subkind, together: o.with }),
          run.t('Vastgelegd.', 'Recorded.'),
        ),
      )
    },
  )
  does(
    cli,
    group
      .command('add')
      .argument('<ID>')
      .argument('<MENTION>')
      .description(t('voeg een vermelding toe', 'add a mention'))
      .option(...together)
      .option(...shown)
      .option(...why),
    async (run: Run, entity: string, mention: string, o: { with?: string[]; shown?: string[]; why?: string }) => {
      await withVault(run, async ({ client }) =>
        run.out.summary(
          await client.entities.attach({ entity, mention, together: o.with, shown: o.shown, because: o.why }),
          run.t('Toegevoegd.', 'Added.'),
        ),
      )
    },
  )
  does(
    cli,
    group
      .command('list')
      .description(
        t('van een zaak, een signaal, of een vraag met een doel', 'of a case, a signal, or a query with a purpose'),
      )
      .option('--case <ID>', t('zaak', 'case'))
      .option('--signal <ID>', t('signaal', 'signal'))
      .option('--query <TEXT>', t('naam of nummer', 'name or number'))
      .option(...purpose)
      .option(...reference)
      .addOption(
        new Option('--order <ORDER>', t('volgorde', 'order')).choices(['name', 'changed', 'number']).default('name'),
      ),
    async (run: Run, o: Listing) =>
      await withVault(run, async vault => showEntities(run, await listed(vault, kind, o))),
  )
  does(
    cli,
    group
      .command('show')
      .argument('<ID>')
      .description(t('alles, met waar het vandaan komt', 'everything, with where it comes from'))
      .option(...purpose)
      .option(...reference),
    async (run: Run, entity: string, o: { purpose?: string; reference?: string }) => {
      await withVault(run, async ({ client }) =>
        showDetail(run, await client.entities.show({ entity, purpose: purposeOf(o) })),
      )
    },
  )
  does(
    cli,
    group
      .command('proposals')
      .description(t('mogelijk dezelfde, met redenen voor en tegen', 'possibly the same, with reasons for and against'))
      .option('--signal <ID>', t('signaal', 'signal'))
      .option('--of <ID>', t('van deze', 'of this one')),
    async (run: Run, o: { signal?: string; of?: string }) => {
      await withVault(run, async vault => {
        const signal = o.signal === undefined ? undefined : await signalId(vault, o.signal)
        for (const proposal of await vault.client.entities.proposals({ signal, entity: o.of, kind }))
          showProposal(run, proposal)
      })
    },
  )
  does(
    cli,
    group
      .command('compare')
      .argument('<A>')
      .argument('<B>')
      .description(t('zet twee naast elkaar', 'put two side by side')),
    async (run: Run, left: string, right: string) => {
      await withVault(run, async ({ client }) => showProposal(run, await client.entities.compare({ left, right })))
    },
  )
  does(
    cli,
    group
      .command('merge')
      .argument('<A>')
      .argument('<B>')
      .description(t('besluit: dezelfde', 'decide: the same'))
      .requiredOption(...why)
      .option(...shown),
    async (run: Run, left: string, right: string, o: { why: string; shown?: string[] }) => {
      await withVault(run, async ({ client }) =>
        run.out.summary(
          await client.entities.merge({ left, right, because: o.why, shown: o.shown }),
          run.t('Besloten: dezelfde. Terugdraaien kan met "split".', 'Decided: the same. "split" undoes it.'),
        ),
      )
    },
  )
  does(
    cli,
    group
      .command('not-same')
      .argument('<A>')
      .argument('<B>')
      .description(t('besluit: niet dezelfde', 'decide: not the same'))
      .requiredOption(...why),
    async (run: Run, left: string, right: string, o: { why: string }) => {
      await withVault(run, async ({ client }) =>
        run.out.summary(
          await client.entities.notSame({ left, right, because: o.why }),
          run.t('Besloten: niet dezelfde.', 'Decided: not the same.'),
        ),
      )
    },
  )
  does(
    cli,
    group
      .command('undecided')
      .argument('<A>')
      .argument('<B>')
      .description(t('leg vast: onbeslist', 'record: undecided'))
      .requiredOption(...why),
    async (run: Run, left: string, right: string, o: { why: string }) => {
      await withVault(run, async ({ client }) =>
        run.out.summary(
          await client.entities.undecided({ left, right, because: o.why }),
          run.t('Vastgelegd: onbeslist.', 'Recorded: undecided.'),
        ),
      )
    },
  )
  does(
    cli,
    group
      .command('split')
      .argument('<DECISION>')
      .description(
        t(
          'draai een samenvoeging terug; wat erna is toegevoegd wordt één voor één toegewezen',
          'undo a merge; what was added since is assigned one by one',
        ),
      )
      .option(
        '--relation <ID=SIDE>',
        t('relatie naar left of right; herhaalbaar', 'relation to left or right; may be repeated'),
        each,
      )
      .option(
        '--mention <ID=SIDE>',
        t('vermelding naar left of right; herhaalbaar', 'mention to left or right; may be repeated'),
        each,
      )
      .option(...why),
    split,
  )
}

async function listed(vault: OpenVault, kind: EntityKind, o: Listing): Promise<EntityRow[]> {
  const { client } = vault
  if (o.query !== undefined) {
    const { query } = o
    return await allRows(after =>
      client.entities.find({ query, purpose: purposeOf(o), kind, order: o.order, after, limit: 200 }),
    )
  }
  const parent = await parentOf(vault, o)
  // Asked all the same without one: the refusal of R2 is the contract's, and logged.
  return await allRows(after => client.entities.list({ ...parent, kind, order: o.order, after, limit: 200 }))
}

export async function parentOf(
  vault: OpenVault,
  o: Parent,
): Promise<{ case: string | undefined; signal: string | undefined }> {
  return {
    case: o.case === undefined ? undefined : await caseId(vault, o.case),
    signal: o.signal === undefined ? undefined : await signalId(vault, o.signal),
  }
}

function showEntities({ out, t, language }: Run, rows: readonly EntityRow[]): void {
  out.table(
    'entity',
    rows,
    [
      { head: 'Id', of: e => e.id },
      { head: t('Naam', 'Name'), of: e => e.label },
      { head: t('Ook', 'Also'), of: e => e.names.filter(name => name !== e.label).join(' / ') },
      { head: '', of: e => (e.minor ? t('minderjarig', 'minor') : '') },
      { head: t('Signalen', 'Signals'), of: e => e.signals.map(s => s.number).join(' ') },
      {
        head: t('Gevonden', 'Found'),
        of: e =>
          e.found === null ? '' : `${e.found.certain ? '' : t('mogelijk: ', 'possibly: ')}${e.found[language]}`,
      },
    ],
    t('Niets gevonden.', 'Nothing found.'),
  )
}

function showDetail(run: Run, e: EntityDetail): void {
  const { out, t } = run
  out.item('entity', e, [
    ['Id', e.id],
    [t('Naam', 'Name'), e.label],
    [t('Schrijfwijzen', 'Writings'), e.names.map(n => `${n.surface} (${n.signals.join(' ')})`).join('\n')],
    [t('Minderjarig', 'Minor'), e.minor.value ? t('ja', 'yes') : ''],
    [t('Rol', 'Role'), e.roles.join(', ')],
    [t('Signalen', 'Signals'), e.signals.map(s => s.number).join(' ')],
    [t('Samengevoegd', 'Merged'), e.merges.map(m => `${m.decision} ${m.because ?? ''}`).join('\n')],
    [t('Tegenspraak', 'Contradiction'), e.contradictions.map(c => c.property).join(', ')],
  ])
  if (!out.json) showStatements(run, e.statements)
}

function showProposal({ out, t, language }: Run, p: Proposal): void {
  const words = (list: Proposal['reasons']): string => list.map(r => `${r[language]} [${r.code}]`).join('\n')
  const side = (s: Proposal['left']): string =>
    `${s.label} (${s.entity ?? s.mention ?? ''}) ${s.signals.map(n => n.number).join(' ')}`
  out.item('proposal', p, [
    [t('Mogelijk dezelfde', 'Possibly the same'), `${side(p.left)}\n${side(p.right)}`],
    [t('Ervoor', 'For'), words(p.reasons)],
    [t('Ertegen', 'Against'), words(p.against)],
    [t('Telt niet mee', 'Not counted'), words(p.notCounted)],
    [t('Eerder besloten', 'Decided before'), p.decided],
    [t('Let op', 'Mind'), p.restricted ? t('een bron staat doorgeven niet toe', 'a source lets nothing go on') : ''],
  ])
}

async function split(
  run: Run,
  typed: string,
  o: { relation?: string[]; mention?: string[]; why?: string },
): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const decision = await decisionId(vault, typed)
    if (o.why === undefined) {
      const asked = await vault.client.links.splitQuestions({ decision })
      out.item('split', asked, [
        ['left', asked.left.label],
        ['right', asked.right.label],
        [
          t('Relaties', 'Relations'),
          asked.relations.map(r => `${r.id} ${r.nl}: ${r.from.label} – ${r.to.label}`).join('\n'),
        ],
        [t('Vermeldingen', 'Mentions'), asked.mentions.map(m => `${m.id} ${m.surface} ${m.signalNumber}`).join('\n')],
      ])
      out.hint(
        t(
          'Er is niets veranderd. Wijs elk toe met --relation en --mention, en geef een reden met --why.',
          'Nothing was changed. Assign each with --relation and --mention, and give a reason with --why.',
        ),
      )
      return
    }
    const made = await vault.client.links.split({
      decision,
      because: o.why,
      relations: (o.relation ?? []).map(sideOf).map(({ id, to }) => ({ relation: id, to })),
      mentions: (o.mention ?? []).map(sideOf).map(({ id, to }) => ({ mention: id, to })),
    })
    out.summary(
      made,
      t('Gesplitst: beide hebben hun eigen vermeldingen terug.', 'Split: both have their own mentions back.'),
    )
  })
}

function sideOf(given: string): { id: string; to: 'left' | 'right' } {
  const [id = '', to] = given.split('=')
  if (to !== 'left' && to !== 'right') throw badInput(given)
  return { id, to }
}

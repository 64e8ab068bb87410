/** Search: always for a purpose (R1), never on words of nationality, religion or ethnicity (R10). */
import type { Command } from 'commander'
import { does, type Cli } from '../define.ts'
import { withVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'

export function addSearchCommand(program: Command, cli: Cli): void {
  const { t } = cli
  does(
    cli,
    program
      .command('search')
      .argument('<QUERY>')
      .description(t('zoek in signalen, met een doel', 'search in signals, for a purpose'))
      .option(
        '--purpose <CODE>',
        t('doel; zonder doel wordt de lijst van doelen getoond', 'purpose; without one the list of purposes is shown'),
      )
      .option('--reference <REF>', t('zaak, signaal of verzoek waarvoor', 'case, signal or request it is for'))
      .option('--limit <N>', t('ten hoogste zoveel', 'at most this many'), '50'),
    search,
  )
}

async function search(
  run: Run,
  query: string,
  o: { purpose?: string; reference?: string; limit: string },
): Promise<void> {
  const { out, t } = run
  await withVault(run, async ({ client }) => {
    const found = await client.search.find({ query, purpose: purposeOf(o), limit: Number(o.limit) })
    out.table(
      'hit',
      found.hits,
      [
        { head: t('Nummer', 'Number'), of: h => h.number },
        { head: t('Ontvangen', 'Received'), of: h => formatInstant(h.receivedAt) },
        { head: t('Gevonden', 'Found'), of: h => `${h.certain ? '' : t('mogelijk: ', 'possibly: ')}${h.reason}` },
        {
          head: t('Passage', 'Passage'),
          of: h => h.snippet.map(part => (part.hit ? `[${part.text}]` : part.text)).join(''),
        },
      ],
      t('Niets gevonden.', 'Nothing found.'),
    )
    if (found.leftOut.length > 0)
      out.hint(
        t(
          `Op deze woorden wordt niet gezocht: ${found.leftOut.join(', ')}.`,
          `These words are not searched for: ${found.leftOut.join(', ')}.`,
        ),
      )
    out.summary(
      { hits: found.hits.length, leftOut: found.leftOut, more: found.next !== null },
      found.next === null
        ? undefined
        : t(
            'Er is meer; maak de vraag preciezer of verhoog --limit.',
            'There is more; make the query more precise or raise --limit.',
          ),
    )
  })
}

/** What was not given goes to the contract as an empty code: it refuses with the list of purposes, and logs that. */
export function purposeOf(o: { readonly purpose?: string | undefined; readonly reference?: string | undefined }): {
  code: string
  reference: string | undefined
} {
  return { code: o.purpose ?? '', reference: o.reference }
}

/** Watched folders, and the sources in them that the vault keeps: deleted only when a person says so. */
import type { Command } from 'commander'
import { does, type Cli } from '../define.ts'
import { mustExist } from '../files.ts'
import { folderId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'
import { formatInstant, formatSize } from '../words.ts'

export function addFolderCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const folder = program
    .command('folder')
    .description(t('mappen die in de gaten worden gehouden', 'folders that are watched'))
  does(
    cli,
    folder
      .command('add')
      .argument('<DIR>')
      .description(
        t('houd een map in de gaten; innemen: import --watch', 'watch a folder; to take in: import --watch'),
      ),
    add,
  )
  does(cli, folder.command('list').description(t('de mappen', 'the folders')), list)
  does(
    cli,
    folder
      .command('remove')
      .argument('<ID>')
      .description(t('niet meer in de gaten houden; de bestanden blijven staan', 'no longer watch; the files stay'))
      .requiredOption('--why <TEXT>', t('reden', 'reason')),
    remove,
  )
  does(
    cli,
    folder
      .command('offered')
      .description(t('bronbestanden die de kluis al bewaart', 'source files that the vault keeps already')),
    offered,
  )
  does(
    cli,
    folder
      .command('discard')
      .description(t('verwijder die bronbestanden uit de map', 'delete those source files from the folder')),
    discard,
  )
}

async function add(run: Run, path: string): Promise<void> {
  await mustExist(path)
  await withVault(run, async ({ client, give }) => {
    const made = await client.dropFolders.add({ grant: give([path]) })
    run.out.summary(made, run.t(`Wordt in de gaten gehouden: ${made.folder}`, `Is watched: ${made.folder}`))
  })
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'folder',
      await client.dropFolders.list({}),
      [
        { head: 'Id', of: f => f.folder },
        { head: t('Map', 'Folder'), of: f => f.name },
        { head: '', of: f => (f.isThere ? '' : t('niet gevonden', 'not found')) },
        { head: t('Te verwijderen', 'To be deleted'), of: f => f.offered },
      ],
      t('Geen mappen.', 'No folders.'),
    )
  })
}

async function remove(run: Run, typed: string, o: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    const folder = await folderId(vault, typed)
    await vault.client.dropFolders.remove({ folder, because: o.why })
    run.out.summary({ folder }, run.t('Vastgelegd.', 'Recorded.'))
  })
}

async function offered(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'source',
      await client.dropFolders.offered({}),
      [
        { head: t('Bestand', 'File'), of: f => f.name },
        { head: t('Omvang', 'Size'), of: f => formatSize(f.sizeBytes) },
        { head: t('Ingenomen', 'Taken in'), of: f => formatInstant(f.takenAt) },
      ],
      t('Niets om te verwijderen.', 'Nothing to delete.'),
    )
  })
}

async function discard(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    const files = (await client.dropFolders.offered({})).map(({ folder, name }) => ({ folder, name }))
    const done = files.length === 0 ? { deleted: 0, left: 0 } : await client.dropFolders.discard({ files })
    run.out.summary(
      done,
      t(`${done.deleted} verwijderd, ${done.left} blijven staan.`, `${done.deleted} deleted, ${done.left} stay.`),
    )
  })
}

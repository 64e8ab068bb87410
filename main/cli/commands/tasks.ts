/** What must happen, by when. */
import type { Command } from 'commander'
import { does, type Cli } from '../define.ts'
import { signalId, taskId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'

export function addTaskCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const task = program.command('task').description(t('taken en termijnen', 'tasks and terms'))
  does(
    cli,
    task.command('list').description(t('open taken, de eerste datum eerst', 'open tasks, the first date first')),
    list,
  )
  does(
    cli,
    task
      .command('add')
      .argument('<SIGNAL>')
      .description(t('leg een taak vast bij een signaal', 'record a task with a signal'))
      .requiredOption('--what <TEXT>', t('wat', 'what'))
      .requiredOption('--due <DATE>', t('uiterlijk', 'by when'))
      .option('--kind <CODE>', t('soort', 'kind'), 'other'),
    add,
  )
  does(
    cli,
    task
      .command('done')
      .argument('<ID>')
      .description(t('rond een taak af', 'finish a task'))
      .requiredOption('--why <TEXT>', t('wat is gedaan', 'what was done')),
    done,
  )
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'task',
      await client.signals.tasks({}),
      [
        { head: t('Uiterlijk', 'Due'), of: k => k.dueOn },
        { head: 'Id', of: k => k.id },
        { head: t('Bij', 'About'), of: k => k.aboutType },
        { head: t('Soort', 'Kind'), of: k => k.kind },
        { head: t('Wat', 'What'), of: k => k.what },
      ],
      t('Geen open taken.', 'No open tasks.'),
    )
  })
}

async function add(run: Run, typed: string, o: { what: string; due: string; kind: string }): Promise<void> {
  await withVault(run, async vault => {
    const made = await vault.client.signals.addTask({
      about: await signalId(vault, typed),
      aboutType: 'signal',
      kind: o.kind,
      what: o.what,
      dueOn: o.due,
    })
    run.out.summary(made, run.t('Taak vastgelegd.', 'Task recorded.'))
  })
}

async function done(run: Run, typed: string, o: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    run.out.summary(
      await vault.client.signals.taskDone({ task: await taskId(vault, typed), because: o.why }),
      run.t('Afgerond.', 'Finished.'),
    )
  })
}

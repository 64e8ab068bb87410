/** Open tasks by person and day: derived like `triage_line`, so that a list and a count cost what they show. */
import { idOf, plain, text, textOrNull } from '../vault/index.ts'

const again = (ids: string) => `DELETE FROM task_line WHERE task IN (${ids});
  INSERT INTO task_line (task, assignee, due_on) SELECT id, assignee, due_on FROM open_task WHERE id IN (${ids});`
const trigger = (name: string, when: string, body: string) =>
  `CREATE TRIGGER task_line_${name} AFTER ${when} BEGIN\n  ${body}\nEND;`

export const taskLine = plain(
  'task_line',
  { task: idOf(), assignee: textOrNull(), due_on: text() },
  {
    primaryKey: 'task',
    indexes: ['due_on, task', 'assignee, due_on, task'],
    extraDdl: [
      trigger('of_task', 'INSERT ON task', again('SELECT NEW.id')),
      trigger('of_decision', 'INSERT ON decision_subject', again('SELECT NEW.record')),
      trigger(
        'of_undo',
        'INSERT ON decision WHEN NEW.reverses IS NOT NULL',
        again('SELECT record FROM decision_subject WHERE decision = NEW.reverses UNION ALL SELECT NEW.reverses'),
      ),
      trigger('of_destroyed_decision', 'DELETE ON decision_subject', again('SELECT OLD.record')),
      trigger('of_destroyed_task', 'DELETE ON task', 'DELETE FROM task_line WHERE task = OLD.id;'),
    ],
  },
)

import { useState } from 'react'
import { z } from 'zod'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import { RecordId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

const kinds = ['ask_source', 'consent', 'feedback', 'help_check', 'other'] as const
const Unfinished = z.strictObject({ what: z.string(), dueOn: z.string(), kind: z.enum(kinds), about: z.string() })
type Unfinished = z.infer<typeof Unfinished>

/** What must happen, by when, about the case or one of its signals. */
export function TaskDialog({ detail, onClose }: { readonly detail: CaseDetail; readonly onClose: () => void }) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const untouched: Unfinished = { what: '', dueOn: '', kind: 'other', about: detail.id }
  const [task, setTask] = useState(untouched)
  const change = (part: Partial<Unfinished>): void => setTask(before => ({ ...before, ...part }))
  const draft = useDraft({
    screen: 'case.task',
    object: detail.id,
    shape: Unfinished,
    value: task,
    untouched,
    restore: setTask,
  })
  const { what, dueOn, kind } = task
  const [isTried, setTried] = useState(false)
  const add = useCommand(useQueries().signals.addTask, {
    onDone: () => {
      draft.forget()
      announce(t('case.taskAdded'))
      onClose()
    },
  })
  const subjects = [
    { id: String(detail.id), label: t('case.taskCase') },
    ...detail.signals.map(({ id, number, title }) => ({ id: String(id), label: `${number} ${title}` })),
  ]
  // A signal that has left the case since is no subject any more.
  const about = subjects.some(({ id }) => id === task.about) ? task.about : detail.id
  const isReady = what.trim() !== '' && dueOn !== ''
  return (
    <Dialog title={t('case.taskTitle')} isOpen onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (!isReady || add.isBusy) return
          add.run({
            about: RecordId.parse(about),
            aboutType: about === detail.id ? 'case' : 'signal',
            kind,
            what: what.trim(),
            dueOn,
          })
        }}
      >
        <DraftNotice of={draft} />
        <TextField
          label={t('case.taskWhat')}
          name="what"
          value={what}
          onChange={words => change({ what: words })}
          error={isTried && !isReady ? t('case.taskNeeded') : undefined}
          autoFocus
        />
        <div className={styles.pair}>
          <DateField label={t('case.taskDue')} name="dueOn" value={dueOn} onChange={day => change({ dueOn: day })} />
          <Select
            label={t('case.taskKind')}
            name="kind"
            options={kinds.map(id => ({ id, label: t(`case.taskKind.${id}`) }))}
            value={kind}
            onChange={chosen => change({ kind: chosen })}
          />
        </div>
        <Select
          label={t('case.taskAbout')}
          name="about"
          options={subjects}
          value={about}
          onChange={id => change({ about: id })}
        />
        {add.problem !== undefined && (
          <Notice kind="stop">
            {add.problem.text} {add.problem.next}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" type="submit" isBusy={add.isBusy}>
            {t('case.taskAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

import { useState } from 'react'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import { RecordId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

const kinds = ['ask_source', 'consent', 'feedback', 'help_check', 'other'] as const
type Kind = (typeof kinds)[number]

/** What must happen, by when, about the case or one of its signals. */
export function TaskDialog({ detail, onClose }: { readonly detail: CaseDetail; readonly onClose: () => void }) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const [what, setWhat] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [kind, setKind] = useState<Kind>('other')
  const [about, setAbout] = useState<string>(detail.id)
  const [isTried, setTried] = useState(false)
  const add = useCommand(useQueries().signals.addTask, {
    onDone: () => {
      announce(t('case.taskAdded'))
      onClose()
    },
  })
  const subjects = [
    { id: String(detail.id), label: t('case.taskCase') },
    ...detail.signals.map(({ id, number, title }) => ({ id: String(id), label: `${number} ${title}` })),
  ]
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
        <TextField
          label={t('case.taskWhat')}
          name="what"
          value={what}
          onChange={setWhat}
          error={isTried && !isReady ? t('case.taskNeeded') : undefined}
          autoFocus
        />
        <div className={styles.pair}>
          <DateField label={t('case.taskDue')} name="dueOn" value={dueOn} onChange={setDueOn} />
          <Select
            label={t('case.taskKind')}
            name="kind"
            options={kinds.map(id => ({ id, label: t(`case.taskKind.${id}`) }))}
            value={kind}
            onChange={setKind}
          />
        </div>
        <Select label={t('case.taskAbout')} name="about" options={subjects} value={about} onChange={setAbout} />
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

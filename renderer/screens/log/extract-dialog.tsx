import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Auditor } from '../../../src/contract/audit.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AuditorList } from './auditor-list.tsx'
import { linesIn } from './lines-in.ts'
import { startOf } from './use-log.ts'
import styles from './log.module.css'

interface ExtractDialogProps {
  /** Words of the log are released by the privacy officer alone. */
  readonly mayRelease: boolean
  readonly onClose: () => void
}

/** A sealed extract for an auditor, who has a card and no access; and whose cards there are (R4). */
export function ExtractDialog({ mayRelease, onClose }: ExtractDialogProps) {
  const { t } = useTexts()
  const auditors = useQuery(useQueries().audit.auditors.queryOptions({ input: {} }))
  return (
    <Dialog title={t('log.extract')} isOpen onClose={onClose} width="wide">
      <Answer of={auditors}>
        {all => (
          <div className={styles.form}>
            <p>{t('log.extractWhat')}</p>
            <AuditorList auditors={all} />
            <ExtractForm auditors={all.filter(each => each.confirmed)} mayRelease={mayRelease} onClose={onClose} />
          </div>
        )}
      </Answer>
    </Dialog>
  )
}

interface ExtractFormProps extends ExtractDialogProps {
  readonly auditors: readonly Auditor[]
}

function ExtractForm({ auditors, mayRelease, onClose }: ExtractFormProps) {
  const { t } = useTexts()
  const { audit } = useQueries()
  const problemOf = useProblem()
  const [auditor, setAuditor] = useState<string | null>(auditors[0]?.id ?? null)
  const [because, setBecause] = useState('')
  const [since, setSince] = useState('')
  const [until, setUntil] = useState('')
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const details = linesIn(typed)
  const make = useMutation({
    mutationFn: async (to: string) => {
      const grant = await window.schakel.chooseFolder('write')
      if (grant === null) return null
      return await audit.extract.call({
        auditor: to,
        grant,
        because: because.trim(),
        details: details ?? [],
        ...(since === '' ? {} : { since: startOf(since, 0) }),
        ...(until === '' ? {} : { until: startOf(until, 1) }),
      })
    },
  })
  const problem = make.isError ? problemOf(make.error) : undefined
  const isReasoned = because.trim() !== ''
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (!make.isPending && auditor !== null && isReasoned && details !== undefined) make.mutate(auditor)
      }}
    >
      <Select
        label={t('log.extractFor')}
        name="auditor"
        placeholder={t('log.extractChoose')}
        options={auditors.map(({ id, name }) => ({ id, label: name }))}
        value={auditor}
        onChange={setAuditor}
        error={isTried && auditor === null ? t('log.extractForNeeded') : undefined}
      />
      <div className={styles.days}>
        <DateField label={t('log.from')} name="since" value={since} onChange={setSince} />
        <DateField label={t('log.until')} name="until" value={until} onChange={setUntil} />
      </div>
      {mayRelease && (
        <TextField
          label={t('log.extractDetails')}
          name="details"
          help={t('log.extractDetailsHelp')}
          value={typed}
          onChange={setTyped}
          error={details === undefined ? t('log.extractDetailsWrong') : undefined}
        />
      )}
      <TextArea
        label={t('reason.label')}
        name="because"
        rows={2}
        value={because}
        onChange={setBecause}
        error={isTried && !isReasoned ? t('reason.needed') : undefined}
      />
      {problem !== undefined && (
        <Notice kind="stop">
          {problem.text} {problem.next}
        </Notice>
      )}
      {make.data !== undefined && make.data !== null && (
        <Notice kind="ok">
          {t('log.extractDone', {
            file: make.data.fileName,
            from: String(make.data.from),
            to: String(make.data.to),
          })}
          <p className={styles.number}>{make.data.headGroups}</p>
        </Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.close')}</Button>
        <Button kind="primary" type="submit" isBusy={make.isPending}>
          {t('log.extractAction')}
        </Button>
      </DialogButtons>
    </form>
  )
}

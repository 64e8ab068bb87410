import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { UserId } from '../../../src/contract/ids.ts'
import type { UserDuties } from '../../../src/contract/vault.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { DutyLists } from './duty-lists.tsx'
import styles from './settings.module.css'

export interface Leaving {
  readonly id: UserId
  readonly name: string
  readonly fullName: string
}

/** A colleague leaves: what is open goes to somebody else, one by one, and then the access goes. */
export function LeaveDialog({ of, onClose }: { readonly of: Leaving; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { users } = useQueries()
  const duties = useQuery(users.duties.queryOptions({ input: { user: of.id } }))
  return (
    <Dialog title={t('settings.leaveTitle', { name: of.fullName })} isOpen onClose={onClose} width="wide">
      <Answer of={duties}>{found => <LeaveForm of={of} duties={found} onClose={onClose} />}</Answer>
    </Dialog>
  )
}

interface LeaveFormProps {
  readonly of: Leaving
  readonly duties: UserDuties
  readonly onClose: () => void
}

function LeaveForm({ of, duties, onClose }: LeaveFormProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { users } = useQueries()
  const colleagues = useQuery(users.colleagues.queryOptions({ input: {} })).data ?? []
  const [to, setTo] = useState<UserId | null>(null)
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const [atOnce, setAtOnce] = useState(false)
  const give = useCommand(users.handOver)
  const disable = useCommand(users.disable, { onDone: onClose })
  const isReasoned = because.trim() !== ''
  const isEmpty = duties.cases.length + duties.tasks.length === 0
  const problem = give.problem ?? disable.problem
  const handOver = (kind: 'case' | 'task', id: string, what: string): void => {
    setTried(true)
    if (give.isBusy || to === null || !isReasoned) return
    give.run({ user: of.id, kind, id, to, because: because.trim() })
    announce(t('settings.leaveDone', { what }))
  }
  return (
    <form
      className={styles.leave}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (isReasoned && !disable.isBusy) disable.run({ name: of.name, because: because.trim(), atOnce })
      }}
    >
      <p>{t('settings.leaveWhat')}</p>
      <TextArea
        label={t('reason.label')}
        name="because"
        rows={2}
        value={because}
        onChange={setBecause}
        error={isTried && !isReasoned ? t('settings.leaveReasonFirst') : undefined}
        autoFocus
      />
      {!isEmpty && (
        <Select
          label={t('settings.leaveTo')}
          name="to"
          placeholder={t('settings.leaveChoose')}
          options={colleagues.filter(({ id }) => id !== of.id).map(({ id, fullName }) => ({ id, label: fullName }))}
          value={to}
          onChange={setTo}
          error={isTried && to === null && !atOnce ? t('settings.leaveToFirst') : undefined}
        />
      )}
      <DutyLists duties={duties} isBusy={give.isBusy} onGive={handOver} />
      {!isEmpty && (
        <Checkbox isSelected={atOnce} onChange={setAtOnce}>
          {t('settings.leaveAtOnce')}
        </Checkbox>
      )}
      {problem !== undefined && (
        <Notice kind="stop">
          {problem.text} {problem.next}
        </Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="stop" type="submit" isBusy={disable.isBusy} isDisabled={!isEmpty && !atOnce}>
          {t('settings.disableAction')}
        </Button>
      </DialogButtons>
    </form>
  )
}

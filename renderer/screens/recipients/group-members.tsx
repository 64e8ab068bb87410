import { useState } from 'react'
import type { RecipientId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { recipientText } from '../../components/recipient-name.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { RecipientRow } from './recipient-row.ts'
import styles from './recipients.module.css'

interface GroupMembersProps {
  readonly group: RecipientRow
  readonly name: string
  readonly all: readonly RecipientRow[]
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Who is in the group now: the whole list, each time with a reason (R68). A group is no member. */
export function GroupMembers(props: GroupMembersProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('recipients.membersTitle', { name: props.name })} isOpen={props.isOpen} onClose={props.onClose}>
      <GroupMembersForm {...props} />
    </Dialog>
  )
}

function GroupMembersForm({ group, all, onClose }: GroupMembersProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { label } = useCodes()
  const [members, setMembers] = useState<ReadonlySet<RecipientId>>(new Set(group.members))
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useCommand(useQueries().recipients.members, {
    onDone: () => {
      announce(t('recipients.membersDone'))
      onClose()
    },
  })
  const choose = (id: RecipientId, isIn: boolean): void =>
    setMembers(new Set(isIn ? [...members, id] : [...members].filter(one => one !== id)))
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (because.trim() === '' || save.isBusy) return
        save.run({ group: group.id, are: [...members], because: because.trim() })
      }}
    >
      <p>{t('recipients.membersEffect')}</p>
      <div className={styles.checks} role="group" aria-label={t('recipients.membersAre')}>
        {all
          .filter(row => !row.group)
          .map(row => (
            <Checkbox key={row.id} isSelected={members.has(row.id)} onChange={isIn => choose(row.id, isIn)}>
              {recipientText(label('packetRecipientKinds', row.kind), row.function)}
            </Checkbox>
          ))}
      </div>
      <TextArea
        label={t('recipients.membersBecause')}
        name="because"
        value={because}
        onChange={setBecause}
        error={isTried && because.trim() === '' ? t('reason.needed') : undefined}
      />
      {save.problem !== undefined && <Notice kind="stop">{save.problem.text}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={save.isBusy}>
          {t('recipients.membersSave')}
        </Button>
      </div>
    </form>
  )
}

import { useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Member } from './member.ts'
import styles from './packet.module.css'

interface ChangeGroundProps {
  readonly packet: PacketDetail
  readonly member: Member
  readonly onClose: () => void
}

const leaveOut = 'leave_out'

/** Another ground for one recipient; of a group a member can be left out. The other members stay as they are. */
export function ChangeGround(props: ChangeGroundProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('packet.ground.title')} isOpen onClose={props.onClose}>
      <ChangeGroundForm {...props} />
    </Dialog>
  )
}

function ChangeGroundForm({ packet, member, onClose }: ChangeGroundProps) {
  const { t } = useTexts()
  const { books, label } = useCodes()
  const [ground, setGround] = useState(member.ground)
  const [reference, setReference] = useState(member.requestReference ?? '')
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const change = useCommand(useQueries().packets.members, { onDone: onClose })
  const allowed = books?.packetRecipientKinds.find(({ code }) => code === member.kind)?.allowedBases ?? []
  const basis = books?.legalBases.find(({ code }) => code === ground)
  const takesRequest = basis?.requires?.includes('request_reference') === true
  const isMissing = because.trim() === '' || (takesRequest && reference.trim() === '')
  const mayLeaveOut = packet.group && packet.members.length > 1
  const options = [
    ...allowed.map(code => ({ id: code, label: label('legalBases', code) })),
    ...(mayLeaveOut ? [{ id: leaveOut, label: t('packet.ground.leaveOut') }] : []),
  ]
  const save = (): void => {
    const others = packet.members.filter(({ recipient }) => recipient !== member.recipient)
    const own = { ...member, ground, requestReference: takesRequest ? reference.trim() : null }
    const members = ground === leaveOut ? others : [...others, own]
    change.run({
      packet: packet.id,
      because: because.trim(),
      members: members.map(one => ({
        recipient: one.recipient,
        ground: one.ground,
        ...(one.requestReference === null ? {} : { requestReference: one.requestReference }),
      })),
    })
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (!isMissing && !change.isBusy) save()
      }}
    >
      <Select
        label={t('packet.ground.forMember', { name: member.function })}
        name="ground"
        options={options}
        value={ground}
        onChange={setGround}
      />
      {takesRequest && (
        <TextField
          label={t('packets.form.request')}
          name="reference"
          value={reference}
          onChange={setReference}
          error={isTried && reference.trim() === '' ? t('packets.form.requestNeeded') : undefined}
        />
      )}
      <TextArea
        label={t('packet.ground.because')}
        name="because"
        value={because}
        onChange={setBecause}
        error={isTried && because.trim() === '' ? t('reason.needed') : undefined}
      />
      {change.problem !== undefined && <Notice kind="stop">{change.problem.text}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={change.isBusy}>
          {t('packet.ground.save')}
        </Button>
      </div>
    </form>
  )
}

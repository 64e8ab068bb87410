import { useState } from 'react'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CardFileField, type CardFile } from './card-file.tsx'
import styles from './recipients.module.css'

interface AddRecipientProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}

export function AddRecipient(props: AddRecipientProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('recipients.form.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <AddRecipientForm {...props} />
    </Dialog>
  )
}

function AddRecipientForm({ onClose, onAdded }: AddRecipientProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { books, options } = useCodes()
  const [kind, setKind] = useState<string | null>(null)
  const [desk, setDesk] = useState('')
  const [card, setCard] = useState<CardFile | null>(null)
  const [isTried, setTried] = useState(false)
  const isGroup = books?.packetRecipientKinds.find(({ code }) => code === kind)?.group === true
  const add = useCommand(useQueries().recipients.add, {
    onDone: ({ recipient }, { function: name }) => {
      announce(t('recipients.added', { name }))
      onAdded(recipient)
      onClose()
    },
  })
  const needed = (isMissing: boolean): string | undefined =>
    isTried && isMissing ? t('recipients.form.needed') : undefined
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        const isComplete = kind !== null && desk.trim() !== '' && (isGroup || card !== null)
        if (!isComplete || add.isBusy) return
        add.run({ kind, function: desk.trim(), ...(isGroup || card === null ? {} : { cardBase64: card.base64 }) })
      }}
    >
      <Select
        label={t('recipients.form.kind')}
        name="kind"
        placeholder={t('packets.form.choose')}
        options={options('packetRecipientKinds')}
        value={kind}
        onChange={setKind}
        error={needed(kind === null)}
      />
      <TextField
        label={t('recipients.form.function')}
        name="function"
        value={desk}
        onChange={setDesk}
        help={t('recipients.form.functionHelp')}
        error={needed(desk.trim() === '')}
      />
      {isGroup ? (
        <Notice kind="info">{t('recipients.form.group')}</Notice>
      ) : (
        <CardFileField
          onChosen={setCard}
          error={isTried && card === null ? t('recipients.form.cardNeeded') : undefined}
        />
      )}
      {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy}>
          {t('recipients.form.save')}
        </Button>
      </div>
    </form>
  )
}

import { useState } from 'react'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CardFileField, type CardFile } from './card-file.tsx'
import type { RecipientRow } from './recipient-row.ts'
import styles from './recipients.module.css'

interface ChangeCardProps {
  readonly recipient: RecipientRow
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function ChangeCard(props: ChangeCardProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('recipients.cardTitle')} isOpen={props.isOpen} onClose={props.onClose}>
      <ChangeCardForm {...props} />
    </Dialog>
  )
}

function ChangeCardForm({ recipient, onClose }: ChangeCardProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const [card, setCard] = useState<CardFile | null>(null)
  const [isTried, setTried] = useState(false)
  const change = useCommand(useQueries().recipients.changeKey, {
    onDone: () => {
      announce(t('recipients.cardDone'))
      onClose()
    },
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (card !== null && !change.isBusy) change.run({ recipient: recipient.id, cardBase64: card.base64 })
      }}
    >
      <p>{t('recipients.cardEffect')}</p>
      <CardFileField
        onChosen={setCard}
        error={isTried && card === null ? t('recipients.form.cardNeeded') : undefined}
      />
      {change.problem !== undefined && <Notice kind="stop">{`${change.problem.text} ${change.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={change.isBusy}>
          {t('recipients.cardAction')}
        </Button>
      </div>
    </form>
  )
}

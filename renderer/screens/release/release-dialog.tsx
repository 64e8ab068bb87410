import { useState } from 'react'
import type { Blocker, PacketReview } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './release.module.css'

interface ReleaseDialogProps {
  readonly review: PacketReview
  readonly onClose: () => void
}

type Refusal =
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] }
  | { readonly kind: 'voided'; readonly reason: string }

/** Asks the passphrase again, because it signs; then writes, signs and logs in one step. */
export function ReleaseDialog({ review, onClose }: ReleaseDialogProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const recipient = label('packetRecipientKinds', review.recipientKind)
  return (
    <Dialog title={t('release.dialogTitle', { recipient })} isOpen onClose={onClose}>
      <ReleaseForm review={review} onClose={onClose} />
    </Dialog>
  )
}

function ReleaseForm({ review, onClose }: ReleaseDialogProps) {
  const { t, language } = useTexts()
  const announce = useAnnounce()
  const { go } = useNavigate()
  const [because, setBecause] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [isTried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const release = useCommand(useQueries().packets.release, {
    onDone: outcome => {
      if (outcome.kind !== 'released') {
        setRefusal(outcome)
        return
      }
      announce(t('release.released'))
      go({ screen: 'packet', packet: review.packet })
    },
  })
  const submit = (): void => {
    setTried(true)
    if (because.trim() === '' || passphrase === '' || release.isBusy) return
    // The next try starts with an empty field, whatever becomes of this one.
    setPassphrase('')
    setTried(false)
    release.run({ packet: review.packet, because: because.trim(), passphrase })
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <p>{t('release.dialogEffect')}</p>
      <TextArea
        label={t('release.because')}
        name="because"
        value={because}
        onChange={setBecause}
        error={isTried && because.trim() === '' ? t('reason.needed') : undefined}
        autoFocus
      />
      <TextField
        label={t('release.passphrase')}
        name="passphrase"
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        help={t('release.passphraseHelp')}
        error={isTried && passphrase === '' ? t('release.passphraseNeeded') : undefined}
      />
      {release.problem !== undefined && (
        <Notice kind="stop">{`${release.problem.text} ${release.problem.next}`}</Notice>
      )}
      {refusal?.kind === 'voided' && (
        <Notice kind="stop">{t('release.voided', { reason: refusal.reason })}</Notice>
      )}
      {refusal?.kind === 'blocked' && (
        <Notice kind="stop">
          <p>{t('release.blocked')}</p>
          <ul>
            {refusal.blockers.map(({ source, rule, code, why, lift }) => (
              <li key={`${source} ${rule} ${code}`}>{`${why[language]} ${lift[language]}`}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={release.isBusy}>
          {t('release.action')}
        </Button>
      </div>
    </form>
  )
}

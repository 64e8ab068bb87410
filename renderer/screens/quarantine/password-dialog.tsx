import { useState } from 'react'
import { IMP } from '../../../src/contract/error-codes/intake.ts'
import { textOf } from '../../../src/contract/errors.ts'
import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './quarantine.module.css'

interface PasswordDialogProps {
  readonly entry: QuarantineEntry
  readonly onClose: () => void
}

/** Asks for the password of a file and reads it once with that: the password is neither kept nor logged. */
export function PasswordDialog({ entry, onClose }: PasswordDialogProps) {
  const { t, language } = useTexts()
  const announce = useAnnounce()
  const [password, setPassword] = useState('')
  const [isWrong, setWrong] = useState(false)
  const opening = useCommand(useQueries().quarantine.again, {
    onDone: units => {
      const isRefused = units.some(unit => unit.kind === 'quarantined' && unit.code === IMP.passwordWrong)
      setWrong(isRefused)
      if (isRefused) return
      const count = units.filter(({ kind }) => kind === 'registered').length
      announce(count > 0 ? t('quarantine.saidAgain', { count }) : t('quarantine.saidAgainNone'))
      onClose()
    },
  })
  return (
    <Dialog title={t('quarantine.passwordTitle')} isOpen onClose={onClose}>
      <form
        className={styles.password}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (password !== '' && !opening.isBusy) opening.run({ entry: entry.id, password })
        }}
      >
        <p>{t('quarantine.passwordEffect')}</p>
        <PassphraseField
          label={t('quarantine.password')}
          name="password"
          value={password}
          onChange={value => {
            setWrong(false)
            setPassword(value)
          }}
          error={isWrong ? textOf(IMP.passwordWrong, language) : undefined}
          autoFocus
        />
        {opening.problem !== undefined && (
          <Notice kind="stop">{`${opening.problem.text} ${opening.problem.next}`}</Notice>
        )}
        <div className={styles.passwordButtons}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" type="submit" isBusy={opening.isBusy} isDisabled={password === ''}>
            {t('quarantine.passwordDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

import { useState } from 'react'
import { Controller } from 'react-hook-form'
import type { VaultStatus } from '../../../src/contract/vault.ts'
import type { PageStart } from '../../app/bridge.ts'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Recover } from './recover.tsx'
import { LogAtLast } from './log-at-last.tsx'
import { useUnlock } from './use-unlock.ts'
import { useWait } from './use-wait.ts'
import { useWhyLocked } from './use-why-locked.ts'
import styles from './unlock.module.css'

interface UnlockProps {
  readonly status: VaultStatus
  readonly start: PageStart
}

/** The locked screen: why it locked, a neutral user, a passphrase. No titles, names or numbers of anything inside. */
export function Unlock(props: UnlockProps) {
  const [way, setWay] = useState<{ readonly isRecovering: boolean; readonly slot?: number }>({ isRecovering: false })
  if (!way.isRecovering) {
    // Another slot is another form: it starts empty on the access that was just made.
    return <UnlockForm {...props} slot={way.slot} key={way.slot} onRecover={() => setWay({ isRecovering: true })} />
  }
  return (
    <Recover
      onBack={() => setWay({ isRecovering: false })}
      onRecovered={slot => setWay({ isRecovering: false, slot })}
    />
  )
}

interface UnlockFormProps extends UnlockProps {
  /** An access that recovery made just now. */
  readonly slot: number | undefined
  readonly onRecover: () => void
}

function UnlockForm({ status, start, slot, onRecover }: UnlockFormProps) {
  const { t } = useTexts()
  const { form, submit, isBusy, failure } = useUnlock(status, slot)
  const waitSeconds = useWait(status.waitMs)
  return (
    <CardPage
      icon="lock"
      title={t('unlock.title')}
      why={useWhyLocked(start)}
      {...(start.locked?.log && { foot: <LogAtLast of={start.locked.log} /> })}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {slot !== undefined && <Notice kind="ok">{t('unlock.recovered')}</Notice>}
        <Controller
          control={form.control}
          name="slot"
          render={({ field }) => (
            <Select
              label={t('unlock.user')}
              name={field.name}
              options={status.slots.map(({ id, label }) => ({
                id,
                // The neutral name that the vault gives in Dutch; whoever chose another name keeps it.
                label: label === `gebruiker ${id}` ? t('settings.accessOf', { number: String(id) }) : label,
              }))}
              isNumbered
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={form.control}
          name="passphrase"
          render={({ field, fieldState }) => (
            <PassphraseField
              {...field}
              label={t('unlock.passphrase')}
              autoFocus
              error={
                fieldState.error && (field.value === '' ? t('unlock.passphraseNeeded') : t('unlock.passphraseLong'))
              }
            />
          )}
        />
        {failure !== undefined && <Notice kind="stop">{failure}</Notice>}
        <Button kind="primary" type="submit" isBusy={isBusy} isDisabled={waitSeconds > 0} caps={[t('key.enter')]}>
          {isBusy ? t('unlock.busy') : t('unlock.action')}
        </Button>
        <p className={styles.announced} role="status">
          {isBusy ? t('unlock.busy') : ''}
        </p>
        {waitSeconds > 0 && (
          <p className={styles.wait}>
            {t('unlock.wait', { count: waitSeconds })} {t('unlock.waitWhy')}
          </p>
        )}
        <div className={styles.ways}>
          <Button kind="light" size="small" onPress={onRecover}>
            {t('unlock.recover')}
          </Button>
          <Button kind="light" size="small" onPress={() => window.schakel.chooseVault()}>
            {t('unlock.otherVault')}
          </Button>
        </div>
      </form>
    </CardPage>
  )
}

import type { VaultStatus } from '../../../src/contract/vault.ts'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Notice } from '../../components/notice.tsx'
import { useKeysEverywhere } from '../../app/keys.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { Counts } from './counts.tsx'
import styles from './open.module.css'

interface OpenProps {
  readonly status: VaultStatus
  readonly idleMinutes: number
}

/** The open vault: who opened it, in what role, how much work waits, and how to lock it. */
export function Open({ status, idleMinutes }: OpenProps) {
  const { t, formatTime } = useTexts()
  const { user } = status
  useKeysEverywhere()
  return (
    <CardPage
      icon="unlock"
      title={t('open.title')}
      why={status.openedAt === null ? '' : t('open.since', { time: formatTime(status.openedAt) })}
    >
      {status.mode === 'read_only' && <Notice kind="stop">{t('open.readOnly')}</Notice>}
      {user !== null && (
        <dl className={styles.facts}>
          <dt>{t('open.user')}</dt>
          <dd>
            <bdi>{user.fullName}</bdi>
          </dd>
          <dt>{t('open.role')}</dt>
          <dd>{t(`role.${user.role}`)}</dd>
        </dl>
      )}
      {status.notices.length > 0 && (
        <Notice kind="warn">
          {t('open.notices')}
          <ul>
            {status.notices.map(notice => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Counts />
      <Button caps={[t('key.lock')]} onPress={() => window.schakel.lock()}>
        {t('open.lock')}
      </Button>
      <p className={styles.hint}>{t('open.lockHint', { minutes: String(idleMinutes) })}</p>
    </CardPage>
  )
}

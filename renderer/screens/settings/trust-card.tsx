import { useState } from 'react'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Notice } from '../../components/notice.tsx'
import { TextFileButton } from '../../components/text-file-button.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingBody, SettingCard, SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

/** Files of the organisation: its key, certificates of its people, what it revoked. */
export function TrustCard() {
  const { t } = useTexts()
  const { users } = useQueries()
  const [isTaken, setTaken] = useState(false)
  const [trusted, setTrusted] = useState<{ readonly kind: 'organisation' | 'revoked'; readonly groups: string }>()
  const certify = useCommand(users.certify, { onDone: () => setTaken(true) })
  const trust = useCommand(users.trust, { onDone: setTrusted })
  const problem = certify.problem ?? trust.problem
  const forget = (): void => {
    setTaken(false)
    setTrusted(undefined)
    certify.forget()
    trust.forget()
  }
  return (
    <SettingCard icon="shield" title={t('settings.trust')}>
      <SettingRow name={t('settings.takeCertificate')} help={t('settings.takeCertificateHelp')}>
        <TextFileButton
          most={16_384}
          label={t('settings.chooseCertificate')}
          onText={certificate => {
            forget()
            certify.run({ certificate })
          }}
        />
      </SettingRow>
      <SettingRow name={t('settings.takeOrganisation')} help={t('settings.takeOrganisationHelp')}>
        <TextFileButton
          most={65_536}
          label={t('settings.chooseOrganisation')}
          onText={file => {
            forget()
            trust.run({ file })
          }}
        />
      </SettingRow>
      {(problem !== undefined || isTaken || trusted !== undefined) && (
        <SettingBody>
          {problem !== undefined && (
            <Notice kind="stop">
              {problem.text} {problem.next}
            </Notice>
          )}
          {isTaken && <Notice kind="ok">{t('settings.certificateTaken')}</Notice>}
          {trusted !== undefined && (
            <Notice kind="warn">
              {t(trusted.kind === 'organisation' ? 'settings.organisationPinned' : 'settings.revocationTaken')}
              <p className={styles.groups}>{trusted.groups}</p>
            </Notice>
          )}
        </SettingBody>
      )}
    </SettingCard>
  )
}

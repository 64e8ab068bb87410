import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useVersion } from '../../app/version-context.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingCard, SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

/** Which program this is, under which licence, and on whose work it stands. */
export function About() {
  const { t } = useTexts()
  const version = useVersion()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.narrow}>
      <SettingCard icon="info" title={t('settings.about')}>
        <SettingRow name={t('settings.version', { version })} help={t('settings.offline')} />
        <SettingRow name={t('settings.licence')} help={t('settings.licenceHelp')} />
        <SettingRow name={t('settings.parts3')} help={t('settings.parts3Help')}>
          <Button size="small" onPress={() => setOpen(true)}>
            {t('settings.showLicences')}
          </Button>
        </SettingRow>
      </SettingCard>
      <Dialog title={t('settings.parts3')} isOpen={isOpen} onClose={() => setOpen(false)} width="wide">
        <Notices />
      </Dialog>
    </div>
  )
}

function Notices() {
  // Loaded when somebody asks: it is longer than the rest of the page together.
  const notices = useQuery({
    queryKey: ['notices'],
    queryFn: async () => (await import('../../../NOTICE?raw')).default,
    staleTime: Infinity,
  })
  if (notices.data === undefined) return <Skeleton />
  return (
    <pre className={styles.notices} lang="en" tabIndex={0}>
      {notices.data}
    </pre>
  )
}

import { useState } from 'react'
import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Dialog } from '../../components/dialog.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { ConsentForm } from './consent-form.tsx'
import { ConsentTask } from './consent-task.tsx'
import type { ContentRow } from './content-rows.ts'
import { useBlockerWords } from './use-blocker-words.ts'
import styles from './packet.module.css'

interface AskConsentProps {
  readonly packet: PacketDetail
  readonly row: ContentRow
  readonly blocker: Blocker
  readonly onClose: () => void
}

/** Consent is a record of who, when, how and for whom, with its document; until it is there the packet stays blocked (R28). */
export function AskConsent({ packet, row, blocker, onClose }: AskConsentProps) {
  const { t } = useTexts()
  const words = useBlockerWords()
  const [does, setDoes] = useState<'task' | 'record' | null>(null)
  const source = row.sources.find(({ signal }) => signal === blocker.source) ?? row.sources[0]
  if (source === undefined) return null
  const about = { packet, blocker, source, onClose }
  return (
    <Dialog title={t('packet.ask.title')} isOpen onClose={onClose}>
      <div className={styles.form}>
        <p>{t('packet.ask.what', { why: words.why(blocker) })}</p>
        <RadioCards
          label={t('packet.ask.how')}
          name="does"
          choices={[
            { id: 'task', label: t('packet.ask.task'), help: t('packet.ask.taskHelp') },
            { id: 'record', label: t('packet.ask.record'), help: t('packet.ask.recordHelp') },
          ]}
          value={does}
          onChange={setDoes}
          autoFocus
        />
        {does === 'task' && <ConsentTask {...about} />}
        {does === 'record' && <ConsentForm {...about} />}
      </div>
    </Dialog>
  )
}

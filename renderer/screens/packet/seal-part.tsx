import { useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Discard } from './discard.tsx'
import { Part } from './part.tsx'
import type { Step } from './steps.ts'
import styles from './packet.module.css'

interface SealPartProps {
  readonly packet: PacketDetail
  readonly termDays: number
  readonly onTermDays: (days: number) => void
  readonly onActive: (step: Step) => void
}

export const usualTermDays = 365
const terms = [30, 90, 180, usualTermDays]

/** How long it holds, and what offering it does. */
export function SealPart({ packet, termDays, onTermDays, onActive }: SealPartProps) {
  const { t } = useTexts()
  const [isDiscarding, setDiscarding] = useState(false)
  return (
    <Part step="seal" onActive={onActive} className={styles.card}>
      <p>{t('packet.seal.why')}</p>
      <Select
        label={t('packet.seal.term')}
        name="term"
        options={terms.map(days => ({ id: days, label: t('packet.seal.days', { count: days }) }))}
        value={termDays}
        onChange={onTermDays}
      />
      <div className={styles.formActions}>
        {packet.mine && (
          <Button kind="stop" onPress={() => setDiscarding(true)}>
            {t('packet.seal.discard')}
          </Button>
        )}
      </div>
      {isDiscarding && <Discard packet={packet} onClose={() => setDiscarding(false)} />}
    </Part>
  )
}

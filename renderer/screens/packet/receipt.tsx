import { useState } from 'react'
import type { PacketId } from '../../../src/contract/ids.ts'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Dialog } from '../../components/dialog.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { ReceiptFields } from './receipt-fields.tsx'
import styles from './packet.module.css'

const kinds = ['code', 'file', 'telephone'] as const
export type ReceiptKind = (typeof kinds)[number]

/** What a recipient gave back: a code, a signed file, or only a telephone call, which is weaker and shown so (R72). */
export function Receipt({ packet, onClose }: { readonly packet: PacketDetail; readonly onClose: () => void }) {
  const { t } = useTexts()
  const [kind, setKind] = useState<ReceiptKind | null>(null)
  const [copy, setCopy] = useState<PacketId | null>(packet.packets[0]?.packet ?? null)
  return (
    <Dialog title={t('packet.receipt.title', { number: packet.number })} isOpen onClose={onClose}>
      <div className={styles.form}>
        {packet.packets.length > 1 && (
          <Select
            label={t('packet.receipt.copy')}
            name="copy"
            options={packet.packets.map(({ packet: id, recipient }) => ({ id, label: recipient }))}
            value={copy}
            onChange={setCopy}
          />
        )}
        <RadioCards
          label={t('packet.receipt.kind')}
          name="kind"
          choices={kinds.map(id => ({
            id,
            label: t(`packet.receipt.${id}`),
            help: t(`packet.receipt.${id}Help`),
          }))}
          value={kind}
          onChange={setKind}
          autoFocus
        />
        {kind !== null && copy !== null && <ReceiptFields packet={copy} kind={kind} onClose={onClose} key={kind} />}
      </div>
    </Dialog>
  )
}

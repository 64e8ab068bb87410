import { useState } from 'react'
import type { PacketDetail, PacketState } from '../../../src/contract/packet-shapes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AfterContents } from './after-contents.tsx'
import { AfterHistory } from './after-history.tsx'
import { AfterReview } from './after-review.tsx'
import { Copies } from './copies.tsx'
import { Deliver } from './deliver.tsx'
import { Discard } from './discard.tsx'
import { PacketHead } from './packet-head.tsx'
import { Receipt } from './receipt.tsx'
import { Seal } from './seal.tsx'
import styles from './packet.module.css'

type Over = 'seal' | 'deliver' | 'receipt' | 'discard' | null
const isOneOf = (state: PacketState, ...states: readonly PacketState[]): boolean => states.includes(state)

/** A packet that was offered: who reviews it, what left, what came back. */
export function After({ packet }: { readonly packet: PacketDetail }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const [over, setOver] = useState<Over>(null)
  const close = (): void => setOver(null)
  const { state } = packet
  return (
    <>
      <PacketHead
        packet={packet}
        actions={
          <>
            {isOneOf(state, 'in_review') && packet.mine && <DiscardAction onDo={() => setOver('discard')} />}
            {isOneOf(state, 'in_review', 'approved') && (
              <ReviewAction onDo={() => go({ screen: 'release', packet: packet.id })} />
            )}
            {isOneOf(state, 'sealed', 'delivered', 'receipted') && <ReceiptAction onDo={() => setOver('receipt')} />}
            {isOneOf(state, 'sealed') && <DeliverAction onDo={() => setOver('deliver')} />}
            {isOneOf(state, 'released', 'sealed') && (
              <SealAction isFirst={state === 'released'} onDo={() => setOver('seal')} />
            )}
          </>
        }
      />
      <div className={styles.after} role="group" aria-label={t('packet.title')} tabIndex={0}>
        {isOneOf(state, 'in_review', 'approved') && <AfterReview packet={packet} />}
        {packet.provided.length > 0 && <Copies packet={packet} />}
        <AfterContents packet={packet} />
        <AfterHistory packet={packet} />
      </div>
      {over === 'seal' && <Seal packet={packet} onClose={close} />}
      {over === 'deliver' && <Deliver packet={packet} onClose={close} />}
      {over === 'receipt' && <Receipt packet={packet} onClose={close} />}
      {over === 'discard' && <Discard packet={packet} onClose={close} />}
    </>
  )
}

interface Doing {
  readonly onDo: () => void
}

function ReviewAction({ onDo }: Doing) {
  return <ActionButton of={useAction('packet.after.review', onDo)} kind="primary" />
}

function SealAction({ onDo, isFirst }: Doing & { readonly isFirst: boolean }) {
  return <ActionButton of={useAction('packet.after.seal', onDo)} kind={isFirst ? 'primary' : 'plain'} />
}

function DeliverAction({ onDo }: Doing) {
  return <ActionButton of={useAction('packet.after.deliver', onDo)} kind="primary" />
}

function ReceiptAction({ onDo }: Doing) {
  return <ActionButton of={useAction('packet.after.receipt', onDo)} />
}

function DiscardAction({ onDo }: Doing) {
  const { t } = useTexts()
  return <ActionButton of={useAction('packet.after.discard', onDo)} kind="stop" label={t('packet.after.discard')} />
}

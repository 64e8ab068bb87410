import { useState } from 'react'
import type { SignalId } from '../../../../src/contract/ids.ts'
import type { RelatedReason, RelatedReasonCode, RelatedSignal } from '../../../../src/contract/related.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { useQueries } from '../../../app/queries-context.tsx'
import { useUndo } from '../../../app/undo.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { useNow } from '../../../app/use-now.ts'
import { Button } from '../../../components/button.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { Icon } from '../../../components/icon.tsx'
import type { IconName } from '../../../components/icons.ts'
import { ReasonDialog } from '../../../components/reason-dialog.tsx'
import { Tag } from '../../../components/tag.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import styles from './side.module.css'
import { PartnerTag } from '../../../app/partner-tag.tsx'

interface RelatedProps {
  readonly signal: SignalDetail
  readonly related: { readonly signals: readonly RelatedSignal[]; readonly more: number }
  readonly onOpen: (signal: SignalId) => void
  readonly onCompare: (signal: SignalId) => void
}

/** Signals with a number, name, file or message in common, and which. A question, never a conclusion (R21, R39). */
export function Related({ signal, related, onOpen, onCompare }: RelatedProps) {
  const { t } = useTexts()
  const { signals, more } = related
  const [parting, setParting] = useState<RelatedSignal | null>(null)
  if (signals.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{t('inbox.alike')}</h3>
      {signals.map(other => (
        <Card
          other={other}
          onOpen={() => onOpen(other.id)}
          onCompare={() => onCompare(other.id)}
          onPart={() => setParting(other)}
          key={other.id}
        />
      ))}
      {more > 0 && <p className={styles.hint}>{t('inbox.alikeMore', { count: more })}</p>}
      {parting !== null && <Parting signal={signal} other={parting} onClose={() => setParting(null)} />}
    </section>
  )
}

function Card({
  other,
  onOpen,
  onCompare,
  onPart,
}: {
  readonly other: RelatedSignal
  readonly onOpen: () => void
  readonly onCompare: () => void
  readonly onPart: () => void
}) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <PartnerTag code={other.sender} />
        <span className={styles.number}>{other.number}</span>
        <span className={styles.date}>{formatDay(other.receivedAt, now)}</span>
      </div>
      <Foreign text={other.title} />
      {other.mayShareOrigin && (
        <div>
          <Tag kind="prop" icon="merge">
            {t('inbox.mayShare')}
          </Tag>
        </div>
      )}
      <ul className={styles.reasons}>
        {other.reasons.map(reason => (
          <ReasonLine reason={reason} key={`${reason.code} ${reason.left}`} />
        ))}
        {other.otherSender && (
          <li>
            <Icon name="people" size="small" />
            {t(other.ownObservation ? 'inbox.otherSenderFirstHand' : 'inbox.otherSender')}
          </li>
        )}
      </ul>
      <div className={styles.buttons}>
        <Button size="small" onPress={onCompare}>
          {t('inbox.compare')}
        </Button>
        <Button size="small" kind="light" onPress={onOpen}>
          {t('inbox.openSignal')}
        </Button>
        <Button size="small" kind="light" onPress={onPart}>
          {t('inbox.notRelated')}
        </Button>
      </div>
    </div>
  )
}

const icons: Readonly<Record<RelatedReasonCode, IconName>> = {
  same_v_number: 'idCard',
  v_number_after_padding: 'idCard',
  same_document_number: 'idCard',
  same_chain_reference: 'hash',
  same_phone: 'phone',
  same_email: 'at',
  same_social_handle: 'at',
  same_iban: 'hash',
  same_number_plate: 'vehicle',
  same_name: 'person',
  name_variant: 'person',
  same_person_recorded: 'person',
  same_file: 'document',
  same_message: 'mail',
  nearly_same_text: 'document',
}

export function ReasonLine({ reason: { code, left, right } }: { readonly reason: RelatedReason }) {
  const { t } = useTexts()
  return (
    <li>
      <Icon name={icons[code]} size="small" />
      <Foreign text={t(`inbox.reason.${code}`, { left, right })} />
    </li>
  )
}

function Parting({
  signal,
  other,
  onClose,
}: {
  readonly signal: SignalDetail
  readonly other: RelatedSignal
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const { offer } = useUndo()
  const settle = useCommand(useQueries().related.settle, {
    onDone: ({ decision }) => {
      offer({ text: t('inbox.done.settled', { number: other.number }), decision })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('inbox.notRelatedTitle', { left: signal.number, right: other.number })}
      effect={t('inbox.notRelatedEffect')}
      action={t('inbox.notRelatedAction')}
      isOpen
      isBusy={settle.isBusy}
      problem={settle.problem?.text}
      onClose={onClose}
      onReason={because => settle.run({ left: signal.id, right: other.id, verdict: 'not_related', because })}
    />
  )
}

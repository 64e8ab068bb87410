import type { ReactNode } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { SavedAt } from '../../app/saved-at.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PacketStateTag } from '../../components/packet-state-tag.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

interface PacketHeadProps {
  readonly packet: PacketDetail
  readonly actions: ReactNode
}

export function PacketHead({ packet, actions }: PacketHeadProps) {
  const { t, formatCount } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  const { number, state, version, changedAt, recipientKind, caseTitle, outcome } = packet
  const recipient = label('packetRecipientKinds', recipientKind)
  return (
    <PageHeader
      title={
        caseTitle === null
          ? t('packet.heading', { recipient })
          : t('packet.headingCase', { recipient, case: caseTitle })
      }
      back={<IconButton icon="back" label={t('packet.back')} onPress={() => go({ screen: 'packets' })} />}
      tags={
        <>
          <span className={styles.number}>{number}</span>
          {state === 'draft' ? (
            <Tag kind="outline">
              {t('packet.version', { state: t('packets.state.draft'), version: formatCount(version) })}
            </Tag>
          ) : (
            <PacketStateTag state={state} />
          )}
          {outcome.minor && <Tag kind="outline">{t('packet.item.minor')}</Tag>}
          <span className={styles.quiet}>
            <SavedAt at={changedAt} />
          </span>
        </>
      }
      actions={actions}
    />
  )
}

import { useState } from 'react'
import { useCodes } from '../../app/use-codes.ts'
import { useAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Facts } from '../../components/facts.tsx'
import { RecipientName, recipientText } from '../../components/recipient-name.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CompareKey } from './compare-key.tsx'
import { ChangeCard } from './change-card.tsx'
import { GroupMembers } from './group-members.tsx'
import { KeyFacts } from './key-facts.tsx'
import { RecordRequest } from './record-request.tsx'
import type { RecipientRow } from './recipient-row.ts'
import styles from './recipients.module.css'

interface RecipientDetailProps {
  readonly recipient: RecipientRow
  readonly all: readonly RecipientRow[]
  readonly mayManage: boolean
}

type Over = 'compare' | 'card' | 'members' | 'request' | null

export function RecipientDetail({ recipient, all, mayManage }: RecipientDetailProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const [over, setOver] = useState<Over>(null)
  const close = (): void => setOver(null)
  const kind = label('packetRecipientKinds', recipient.kind)
  const name = recipientText(kind, recipient.function)
  const managed = mayManage ? undefined : t('recipients.onlyCoordinator')
  const compare = useAction('recipients.compare', () => setOver('compare'), {
    unavailable: useWhyNotCompare(recipient),
  })
  const card = useAction('recipients.card', () => setOver('card'), { unavailable: managed })
  const members = useAction('recipients.members', () => setOver('members'), { unavailable: managed })
  const request = useAction('recipients.request', () => setOver('request'))
  const nameOf = (id: string): string => {
    const row = all.find(one => one.id === id)
    return row === undefined ? '' : recipientText(label('packetRecipientKinds', row.kind), row.function)
  }
  return (
    <div className={styles.detail}>
      <h2 className={styles.heading}>
        <RecipientName kind={kind} function={recipient.function} />
      </h2>
      {recipient.group ? (
        <section className={styles.card}>
          <p>{t('recipients.membersWhy')}</p>
          <Facts
            rows={[
              [
                t('recipients.membersAre'),
                recipient.members.length === 0
                  ? t('recipients.membersNone')
                  : recipient.members.map(id => <div key={id}>{nameOf(id)}</div>),
              ],
            ]}
          />
          <div className={styles.buttons}>
            <ActionButton of={members} kind="primary" />
          </div>
        </section>
      ) : (
        <>
          <KeyFacts recipient={recipient} />
          <div className={styles.buttons}>
            <ActionButton of={compare} kind={recipient.key === 'unverified' ? 'primary' : 'plain'} />
            <ActionButton of={card} />
          </div>
          <section className={styles.card}>
            <Facts
              rows={[
                [
                  t('recipients.requests'),
                  recipient.requests.length === 0
                    ? t('recipients.requestsNone')
                    : recipient.requests.map(one => <Tag key={one}>{one}</Tag>),
                ],
              ]}
            />
            <div className={styles.buttons}>
              <ActionButton of={request} />
            </div>
          </section>
        </>
      )}
      <CompareKey recipient={recipient} isOpen={over === 'compare'} onClose={close} />
      <ChangeCard recipient={recipient} isOpen={over === 'card'} onClose={close} />
      <GroupMembers group={recipient} name={name} all={all} isOpen={over === 'members'} onClose={close} />
      <RecordRequest recipient={recipient.id} name={name} isOpen={over === 'request'} onClose={close} />
    </div>
  )
}

function useWhyNotCompare({ key, verifiedByMe }: RecipientRow): string | undefined {
  const { t } = useTexts()
  if (key === 'none') return t('recipients.noCard')
  if (key === 'verified') return t('recipients.comparedTwice')
  return verifiedByMe ? t('recipients.comparedAlready') : undefined
}

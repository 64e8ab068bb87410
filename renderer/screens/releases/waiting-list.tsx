import { useState } from 'react'
import type { WaitingPacket } from '../../../src/contract/packet-shapes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { RecipientName } from '../../components/recipient-name.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList, type ListEntry } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './releases.module.css'

const order = ['review', 'release', 'others', 'own'] as const
const rowHeight = 68
const headerHeight = 34

export function WaitingList({ rows }: { readonly rows: readonly WaitingPacket[] }) {
  const { t, formatCount } = useTexts()
  const { go } = useNavigate()
  const [selected, setSelected] = useState<number | null>(null)
  const entries = order.flatMap((step): ListEntry<WaitingPacket>[] => {
    const inGroup = rows.filter(row => row.step === step)
    if (inGroup.length === 0) return []
    return [
      { kind: 'header', text: t(`releases.group.${step}`), count: formatCount(inGroup.length) },
      ...inGroup.map(row => ({ kind: 'row' as const, id: row.packet, value: row })),
    ]
  })
  return (
    <VirtualList
      label={t('releases.list')}
      count={entries.length}
      entryAt={index => entries[index]}
      rowHeight={rowHeight}
      headerHeight={headerHeight}
      selected={selected}
      onSelect={setSelected}
      onOpen={index => {
        const entry = entries[index]
        if (entry?.kind === 'row') go({ screen: 'release', packet: entry.value.packet })
      }}
    >
      {row => <Row row={row} />}
    </VirtualList>
  )
}

function Row({ row }: { readonly row: WaitingPacket }) {
  const { t, formatCount, formatMoment } = useTexts()
  const { label } = useCodes()
  const now = useNow()
  return (
    <div className={styles.row}>
      <span className={styles.number}>{row.number}</span>
      <div className={styles.words}>
        <RecipientName kind={label('packetRecipientKinds', row.recipientKind)} function={row.recipient} layout="line" />
        <span className={styles.quiet}>
          {t('releases.author', { author: row.author, version: formatCount(row.version) })}
        </span>
      </div>
      <div className={styles.tags}>
        {row.minor && <Tag kind="outline">{t('releases.minor')}</Tag>}
        {row.step !== 'own' && (
          <Tag>{t('releases.seen', { seen: formatCount(row.seen), pages: formatCount(row.pages) })}</Tag>
        )}
        <Tag kind={row.reviewers >= row.reviewersNeeded ? 'ok' : 'warn'}>
          {t('releases.signed', { done: formatCount(row.reviewers), needed: formatCount(row.reviewersNeeded) })}
        </Tag>
        <span className={styles.quiet}>{formatMoment(row.submittedAt, now)}</span>
      </div>
    </div>
  )
}

import { useState } from 'react'
import type { PacketRow } from '../../../src/contract/packet-shapes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { PacketStateTag } from '../../components/packet-state-tag.tsx'
import { RecipientName } from '../../components/recipient-name.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList, type ListEntry } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { groupsOf } from './groups.ts'
import styles from './packets.module.css'

const rowHeight = 68
const headerHeight = 34

export function PacketList({ rows }: { readonly rows: readonly PacketRow[] }) {
  const { t, formatCount } = useTexts()
  const { go } = useNavigate()
  const [selected, setSelected] = useState<number | null>(null)
  const entries = groupsOf(rows).flatMap(({ name, rows: inGroup }): ListEntry<PacketRow>[] => [
    { kind: 'header', text: t(`packets.group.${name}`), count: formatCount(inGroup.length) },
    ...inGroup.map(row => ({ kind: 'row' as const, id: row.id, value: row })),
  ])
  const open = (index: number): void => {
    const entry = entries[index]
    if (entry?.kind === 'row') go({ screen: 'packet', packet: entry.value.id })
  }
  return (
    <VirtualList
      label={t('packets.list')}
      count={entries.length}
      entryAt={index => entries[index]}
      rowHeight={rowHeight}
      headerHeight={headerHeight}
      selected={selected}
      onSelect={setSelected}
      onOpen={open}
    >
      {row => <Row row={row} />}
    </VirtualList>
  )
}

function Row({ row }: { readonly row: PacketRow }) {
  const { t, formatDay } = useTexts()
  const { label } = useCodes()
  const now = useNow()
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <span className={styles.number}>{row.number}</span>
        <span className={styles.whom}>
          <RecipientName
            kind={label('packetRecipientKinds', row.recipientKind)}
            function={row.recipient}
            layout="line"
          />
        </span>
        <span className={styles.quiet}>{label('packetPurposes', row.purpose)}</span>
      </div>
      <div className={styles.tags}>
        {row.mine && <Tag kind="outline">{t('packets.mine')}</Tag>}
        <Tag>{t('packets.items', { count: row.items })}</Tag>
        <PacketStateTag state={row.state} />
        <span className={styles.day}>{formatDay(row.createdAt, now)}</span>
      </div>
    </div>
  )
}

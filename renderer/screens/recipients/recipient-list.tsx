import { useCodes } from '../../app/use-codes.ts'
import { RecipientName } from '../../components/recipient-name.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { keyKinds, type RecipientRow } from './recipient-row.ts'
import styles from './recipients.module.css'

const rowHeight = 60

interface RecipientListProps {
  readonly rows: readonly RecipientRow[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
}

export function RecipientList({ rows, selected, onSelect }: RecipientListProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  return (
    <VirtualList
      label={t('recipients.list')}
      count={rows.length}
      entryAt={index => {
        const row = rows[index]
        return row && { kind: 'row', id: row.id, value: row }
      }}
      rowHeight={rowHeight}
      selected={rows.findIndex(({ id }) => id === selected)}
      onSelect={index => {
        const row = rows[index]
        if (row !== undefined) onSelect(row.id)
      }}
    >
      {row => (
        <div className={styles.row}>
          <RecipientName kind={label('packetRecipientKinds', row.kind)} function={row.function} layout="lines" />
          {row.group ? (
            <Tag kind="outline">{t('recipients.key.group')}</Tag>
          ) : (
            <Tag kind={keyKinds[row.key]}>{t(`recipients.key.${row.key}`)}</Tag>
          )}
        </div>
      )}
    </VirtualList>
  )
}

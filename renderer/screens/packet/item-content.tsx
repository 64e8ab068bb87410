import { useState } from 'react'
import { SignalId } from '../../../src/contract/ids.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Content, ContentRow } from './content-rows.ts'
import { PieceText } from './piece-text.tsx'
import type { RowDoes } from './use-contents.ts'
import styles from './packet.module.css'

interface ItemContentProps {
  readonly row: ContentRow
  readonly content: Content
  readonly does: RowDoes
}

/** What goes of this item, after redaction, and why it is needed. */
export function ItemContent({ row, content, does }: ItemContentProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  const [isWhole, setWhole] = useState(false)
  const pieces = content.pieces.filter(({ part }) => part !== 'title' && part !== 'name')
  const signal = SignalId.safeParse(row.sources.length === 1 ? row.sources[0]?.signal : undefined)
  const counts = new Map<string, number>()
  for (const { reason } of content.redactions) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return (
    <>
      {pieces.length > 0 && (
        <div className={cx(styles.excerpt, !isWhole && styles.cut)}>
          {pieces.map((piece, index) => (
            <PieceText piece={piece} key={`${piece.part} ${index}`} />
          ))}
        </div>
      )}
      <div className={styles.rowFoot}>
        {[...counts].map(([reason, count]) => (
          <Tag key={reason} icon="redacted">
            {t('packet.item.redacted', { count, reason: label('redactionReasons', reason) })}
          </Tag>
        ))}
        <span>
          <b>{t('packet.item.need')}</b> {content.need}
        </span>
      </div>
      <div className={styles.rowFoot}>
        {row.kind !== 'original' && (
          <Button size="small" kind="light" icon="redacted" onPress={() => does.redact(row)}>
            {t('packet.redact')}
          </Button>
        )}
        {pieces.length > 0 && (
          <Button size="small" kind="light" onPress={() => setWhole(!isWhole)}>
            {t(isWhole ? 'packet.item.less' : 'packet.item.more')}
          </Button>
        )}
        {signal.success && (
          <Button
            size="small"
            kind="light"
            icon="forward"
            onPress={() => go({ screen: 'signal', signal: signal.data })}
          >
            {t('packet.item.open')}
          </Button>
        )}
      </div>
    </>
  )
}

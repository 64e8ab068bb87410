import type { Blocker } from '../../../src/contract/packet-shapes.ts'
import { partnerName } from '../../app/partner-name.ts'
import { useCodes } from '../../app/use-codes.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { cx } from '../../components/cx.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Grade } from '../../components/grade.tsx'
import { OriginTag, Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { blockersOf, type ContentRow } from './content-rows.ts'
import { ItemBlocks } from './item-blocks.tsx'
import { ItemContent } from './item-content.tsx'
import type { RowDoes } from './use-contents.ts'
import styles from './packet.module.css'

interface ItemRowProps {
  readonly row: ContentRow
  readonly blockers: readonly Blocker[]
  readonly does: RowDoes
}

export function ItemRow({ row, blockers, does }: ItemRowProps) {
  const { t } = useTexts()
  const { books } = useCodes()
  const { sources, title, kind, content, against, isRequired } = row
  const stops = blockersOf(row, blockers)
  const [first] = sources
  const isSignal = kind === 'signal' || kind === 'passages'
  const isGone = sources.length > 0 && sources.every(({ gone }) => gone)
  const shownTitle = isGone ? t('packet.item.gone') : title
  const numbers = sources.map(({ number }) => number).join(', ')
  return (
    <li
      className={cx(styles.row, stops.length > 0 && styles.stopped)}
      data-row={row.key}
      onFocus={() => does.arrive(row)}
    >
      <Checkbox label={`${numbers} ${shownTitle}`} isSelected={content !== null} onChange={() => does.toggle(row)}>
        {null}
      </Checkbox>
      <div className={styles.rowBody}>
        <div className={styles.rowHead}>
          {isSignal && !isGone && <OriginTag>{partnerName(books, first?.organisation ?? 'other')}</OriginTag>}
          <span className={styles.number}>{numbers}</span>
          <span className={styles.rowTitle}>
            <Foreign text={shownTitle} />
          </span>
          {kind === 'passages' && <Tag>{t('packet.item.passagesTag')}</Tag>}
          {sources.some(({ minor }) => minor) && <Tag kind="outline">{t('packet.item.minor')}</Tag>}
          {against.length > 0 && (
            <Tag kind="prop" icon="against">
              {t('packet.item.against', { numbers: against.join(', ') })}
            </Tag>
          )}
          {isRequired && (
            <Tag kind="accent" icon="lock">
              {t('packet.item.required')}
            </Tag>
          )}
          {!isGone && (
            <span className={styles.rowMarks}>
              {first !== undefined && sources.length === 1 && <Grade grade={first.grade} />}
              <Handling row={row} isStopped={stops.some(({ rule }) => rule === 'R26')} />
            </span>
          )}
        </div>
        {row.conditions.length > 0 && <p className={styles.quiet}>{row.conditions.join(' · ')}</p>}
        {content !== null && !isGone && <ItemContent row={row} content={content} does={does} />}
        {content === null && kind === 'signal' && (
          <div className={styles.rowFoot}>
            <Button size="small" kind="light" onPress={() => does.passages(row)}>
              {t('packet.item.passages')}
            </Button>
          </div>
        )}
        <ItemBlocks row={row} blockers={stops} does={does} />
      </div>
    </li>
  )
}

/** The strictest code of the sources; one that the source did not confirm says so (R26). */
function Handling({ row, isStopped }: { readonly row: ContentRow; readonly isStopped: boolean }) {
  const { t } = useTexts()
  const strictest = row.sources.toSorted((a, b) => b.handling.localeCompare(a.handling))[0]
  if (strictest === undefined) return null
  const { handling: code, handlingAssumed } = strictest
  return (
    <Tag kind={isStopped ? 'stop' : 'neutral'} {...(isStopped ? { icon: 'condition' as const } : {})}>
      {handlingAssumed ? t('packet.item.assumed', { code }) : code}
    </Tag>
  )
}

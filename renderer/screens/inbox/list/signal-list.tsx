import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignalId } from '../../../../src/contract/ids.ts'
import type { InboxRow, InboxSummary } from '../../../../src/contract/inbox.ts'
import { useNavigate } from '../../../app/navigation-context.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { Button } from '../../../components/button.tsx'
import { Empty } from '../../../components/empty.tsx'
import { VirtualList, type ListEntry } from '../../../components/virtual-list.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import type { InboxList } from '../use-inbox.ts'
import { useDueWords } from '../use-due-words.ts'
import { SignalLine } from './signal-line.tsx'

interface SignalListProps {
  readonly list: InboxList
  readonly summary: InboxSummary
  readonly selected: number | null
  readonly also: ReadonlySet<number>
  readonly isShort: boolean
  readonly onSelect: (place: number, extend: boolean) => void
  /** To more than this tab, or than this sender, has. */
  readonly onAll: () => void
}

const fullHigh = 92
const shortHigh = 56
const headerHigh = 36

/** The lines of one tab in groups by term. Only those in view exist, and only their windows are fetched. */
export function SignalList({ list, summary, selected, also, isShort, onSelect, onAll }: SignalListProps) {
  const { t, formatCount } = useTexts()
  const { go } = useNavigate()
  const { tab, sender } = list.which
  const { layout } = list
  const [shown, setShown] = useState<readonly [number, number]>([0, 0])
  const related = useRelated(list, shown)
  const dueWords = useDueWords(summary)
  if (layout.total === 0)
    return tab === 'todo' && sender === undefined ? (
      <Empty
        icon="check"
        tone="ok"
        title={t('inbox.empty')}
        why={t('inbox.emptyHelp')}
        action={<Button onPress={() => go({ screen: 'import' })}>{t('inbox.emptyAction')}</Button>}
      />
    ) : (
      <Empty
        icon="inbox"
        title={t('inbox.emptyTab')}
        why={t(sender === undefined ? 'inbox.emptyTabHelp' : 'inbox.emptyFilter')}
        action={
          <Button onPress={onAll}>{t(sender === undefined ? 'inbox.emptyTabAction' : 'inbox.clearFilter')}</Button>
        }
      />
    )
  const isErasing = tab === 'closed' || tab === 'gone'
  const entryAt = (entry: number): ListEntry<InboxRow> | undefined => {
    const part = layout.partAt(entry)
    if (part === undefined) return undefined
    if (part.kind === 'header')
      return {
        kind: 'header',
        text: t(isErasing ? `inbox.until.${part.group}` : `inbox.group.${part.group}`),
        count: formatCount(part.count),
      }
    const row = list.rowAt(part.place)
    return row && { kind: 'row', id: row.id, value: row }
  }
  return (
    <VirtualList
      label={t('inbox.tabOf', { tab: t(`inbox.tab.${tab}`) })}
      count={layout.entries}
      entryAt={entryAt}
      rowHeight={isShort ? shortHigh : fullHigh}
      headerHeight={headerHigh}
      selected={selected === null ? null : layout.entryOf(selected)}
      alsoSelected={new Set([...also].map(place => layout.entryOf(place)))}
      onSelect={(entry, extend) => onSelect(layout.placeNear(entry), extend)}
      onShown={(first, last) => {
        list.show(first, last)
        setShown(before => (before[0] === first && before[1] === last ? before : [first, last]))
      }}
    >
      {row => {
        const { text, isSoon } = dueWords(row.endsAt)
        return <SignalLine row={row} tab={tab} dueText={text} isDueSoon={isSoon} isRelated={related.has(row.id)} />
      }}
    </VirtualList>
  )
}

/** Of the lines in view, those that look related to another: asked apart, so that the list does not wait for it. */
function useRelated(list: InboxList, [first, last]: readonly [number, number]): ReadonlySet<SignalId> {
  const places = Array.from({ length: Math.min(50, last - first + 1) }, (_, index) => list.layout.partAt(first + index))
  const signals = places.flatMap(part => {
    const row = part?.kind === 'line' ? list.rowAt(part.place) : undefined
    return row?.kind === 'signal' ? [row.id] : []
  })
  const { related } = useQueries()
  const { data } = useQuery(
    related.among.queryOptions({
      input: { signals },
      enabled: signals.length > 0,
      placeholderData: before => before,
    }),
  )
  return new Set(data?.signals)
}

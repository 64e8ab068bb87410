import { useRef, useState } from 'react'
import type { InboxSummary, InboxTab } from '../../../../src/contract/inbox.ts'
import { useAction } from '../../../actions/use-action.ts'
import { Answer } from '../../../app/answer.tsx'
import { useNavigate } from '../../../app/navigation-context.tsx'
import { usePartners } from '../../../app/use-partners.ts'
import { ActionButton } from '../../../components/action-button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, Popover } from '../../../components/popover.tsx'
import { Tabs } from '../../../components/tabs.tsx'
import { Tag } from '../../../components/tag.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import type { InboxList, Which } from '../use-inbox.ts'
import { SignalList } from './signal-list.tsx'
import { SenderFilter } from './sender-filter.tsx'
import styles from './list-pane.module.css'

interface ListPaneProps {
  readonly list: InboxList
  readonly selected: number | null
  readonly also: ReadonlySet<number>
  readonly isShort: boolean
  readonly onWhich: (which: Which) => void
  readonly onSelect: (place: number, extend: boolean) => void
}

const firstTabs = ['todo', 'source', 'recipient'] as const satisfies readonly InboxTab[]
const moreTabs = ['later', 'case', 'closed', 'gone'] as const satisfies readonly InboxTab[]

/** What waits, by whom it is awaited. */
export function ListPane({ list, selected, also, isShort, onWhich, onSelect }: ListPaneProps) {
  const { t, formatCount } = useTexts()
  const { go } = useNavigate()
  const { full, short } = usePartners()
  const [isFiltering, setFiltering] = useState(false)
  const filter = useAction('inbox.filter', () => setFiltering(true))
  const importing = useAction('inbox.import', () => go({ screen: 'import' }))
  const filterPlace = useRef<HTMLDivElement>(null)
  const { tab, sender } = list.which
  const shown: readonly InboxTab[] = firstTabs.some(each => each === tab) ? firstTabs : [...firstTabs.slice(0, 2), tab]
  const countOf = (summary: InboxSummary | undefined, each: InboxTab) =>
    summary === undefined ? undefined : formatCount(summary.tabs[each])
  return (
    <>
      <header className={styles.head} ref={filterPlace}>
        <h1 className={styles.title} tabIndex={-1}>
          {t('inbox.title')}
        </h1>
        <ActionButton of={filter} kind="light" size="small" />
        <ActionButton of={importing} size="small" />
      </header>
      <Popover
        label={t('inbox.filterTitle')}
        isOpen={isFiltering}
        beside={filterPlace}
        onClose={() => setFiltering(false)}
      >
        <SenderFilter
          senders={list.summary?.senders ?? []}
          value={sender}
          onChange={chosen => {
            setFiltering(false)
            onWhich(chosen === undefined ? { tab } : { tab, sender: chosen })
          }}
        />
      </Popover>
      <Tabs
        label={t('inbox.tabs')}
        value={tab}
        onChange={chosen => onWhich(sender === undefined ? { tab: chosen } : { tab: chosen, sender })}
        tabs={shown.map(each => ({
          id: each,
          label: t(`inbox.tab.${each}`),
          count: countOf(list.summary, each),
          content: each === tab && (
            <>
              {sender !== undefined && (
                <div className={styles.filtered}>
                  <Tag kind="accent" icon="filter">
                    {t('inbox.filtered', { sender: sender === 'none' ? full(null) : short(sender) })}
                  </Tag>
                  <IconButton icon="close" label={t('inbox.clearFilter')} onPress={() => onWhich({ tab })} />
                </div>
              )}
              <Answer of={list.query}>
                {summary => (
                  <SignalList
                    list={list}
                    summary={summary}
                    selected={selected}
                    also={also}
                    isShort={isShort}
                    onSelect={onSelect}
                    onAll={() => onWhich(sender === undefined ? { tab: 'todo' } : { tab })}
                  />
                )}
              </Answer>
            </>
          ),
        }))}
        beside={
          <Menu
            label={t('inbox.moreTabs')}
            trigger={<IconButton icon="more" label={t('inbox.moreTabs')} />}
            items={moreTabs.map(each => ({
              id: each,
              label: `${t(`inbox.tab.${each}`)} (${countOf(list.summary, each) ?? ''})`,
              onAction: () => onWhich(sender === undefined ? { tab: each } : { tab: each, sender }),
            }))}
          />
        }
      />
    </>
  )
}

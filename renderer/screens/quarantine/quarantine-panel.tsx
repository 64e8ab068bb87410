import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { GridList } from 'react-aria-components'
import type { QuarantineId } from '../../../src/contract/ids.ts'
import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import { useAction } from '../../actions/use-action.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Panel } from '../../components/panel.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AsTextDialog } from './as-text-dialog.tsx'
import { Decide } from './decide.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { Entry } from './entry.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { SafeView } from './safe-view.tsx'
import { useDecisions, type Deciding } from './use-decisions.ts'
import styles from './quarantine.module.css'

interface QuarantinePanelProps {
  readonly selected: QuarantineId | null
  readonly onSelect: (entry: QuarantineId) => void
  /** The whole screen: the panel has no heading of its own beside the page's. */
  readonly isAlone?: boolean
}

export function QuarantinePanel({ selected, onSelect, isAlone = false }: QuarantinePanelProps) {
  const { t, formatCount } = useTexts()
  const { go } = useNavigate()
  const entries = useQuery(useQueries().quarantine.list.queryOptions({ input: {} }))
  const count = entries.data?.length ?? 0
  return (
    <Panel
      title={isAlone ? t('quarantine.list') : t('quarantine.title')}
      tag={count > 0 && <Tag kind="warn">{formatCount(count)}</Tag>}
      aside={t('quarantine.aside')}
      isFlush
    >
      <Answer
        of={entries}
        empty={{
          when: list => list.length === 0,
          show: (
            <Empty
              icon="shieldChecked"
              tone="ok"
              title={t('quarantine.empty')}
              why={t('quarantine.emptyWhy')}
              action={
                isAlone && <Button onPress={() => go({ screen: 'import' })}>{t('quarantine.emptyAction')}</Button>
              }
            />
          ),
        }}
      >
        {list => <Entries entries={list} selected={selected} onSelect={onSelect} />}
      </Answer>
    </Panel>
  )
}

interface EntriesProps {
  readonly entries: readonly QuarantineEntry[]
  readonly selected: QuarantineId | null
  readonly onSelect: (entry: QuarantineId) => void
}

function Entries({ entries, selected, onSelect }: EntriesProps) {
  const { t } = useTexts()
  const [viewed, setViewed] = useState<QuarantineId | null>(null)
  const [deciding, setDeciding] = useState<{ readonly what: Deciding; readonly entry: QuarantineId } | null>(null)
  // The first one as long as nobody chose, or the chosen one is gone.
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === selected),
  )
  const entry = entries[at]
  const step = (by: number) => () => {
    const next = entries[Math.min(entries.length - 1, Math.max(0, at + by))]
    if (next !== undefined) onSelect(next.id)
  }
  useAction('quarantine.next', step(1))
  useAction('quarantine.previous', step(-1))
  const view = useAction('quarantine.view', () => setViewed(entry?.id ?? null))
  const actions = useDecisions(entry, what => {
    if (entry !== undefined) setDeciding({ what, entry: entry.id })
  })
  // The one that was asked about, whatever comes in or goes meanwhile.
  const decided = entries.find(({ id }) => id === deciding?.entry)
  if (entry === undefined) return null
  return (
    <>
      <GridList
        className={styles.list ?? ''}
        aria-label={t('quarantine.list')}
        items={entries.map(found => ({ found, id: found.id }))}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        keyboardNavigationBehavior="tab"
        selectedKeys={[entry.id]}
        onSelectionChange={keys => {
          const chosen = entries.find(({ id }) => keys !== 'all' && keys.has(id))
          if (chosen !== undefined) onSelect(chosen.id)
        }}
        onAction={key => setViewed(entries.find(({ id }) => id === key)?.id ?? null)}
        dependencies={[entry.id, view, actions]}
      >
        {({ found }) => <Entry entry={found} actions={found.id === entry.id ? [view, ...actions.offered] : []} />}
      </GridList>
      <SafeView entry={entry} isOpen={viewed === entry.id} />
      {deciding !== null && decided !== undefined && (
        <DecideOrOpen what={deciding.what} entry={decided} onClose={() => setDeciding(null)} />
      )}
    </>
  )
}

function DecideOrOpen({
  what,
  ...dialog
}: {
  readonly what: Deciding
  readonly entry: QuarantineEntry
  readonly onClose: () => void
}) {
  switch (what) {
    case 'open':
      return <PasswordDialog {...dialog} />
    case 'text':
      return <AsTextDialog {...dialog} />
    case 'return':
      return <ReturnDialog {...dialog} />
    case 'take':
    case 'erase':
      return <Decide of={what} {...dialog} />
  }
}

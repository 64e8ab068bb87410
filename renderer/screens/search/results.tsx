import type { RefObject } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { FoundItem } from '../../../src/contract/search.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { keyOf, nameOf, numberOf } from './facets.ts'
import { ResultRow } from './result-row.tsx'
import styles from './search.module.css'

interface ResultsProps {
  readonly items: readonly FoundItem[]
  readonly selected: string | null
  readonly onSelect: (key: string) => void
  readonly onOpen: (item: FoundItem) => void
  readonly list: RefObject<HTMLDivElement | null>
}

/** Certain and possible apart, each result with why it is one. */
export function Results({ items, selected, onSelect, onOpen, list }: ResultsProps) {
  const { t, formatCount } = useTexts()
  const groups = [
    { id: 'certain', heading: t('search.certain'), items: items.filter(item => item.certain) },
    { id: 'possible', heading: t('search.possible'), items: items.filter(item => !item.certain) },
  ]
  return (
    <ListBox
      className={styles.results ?? ''}
      aria-label={t('search.results')}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={keys => {
        const chosen = items.find(item => keys === 'all' || keys.has(keyOf(item)))
        if (chosen !== undefined) onSelect(keyOf(chosen))
      }}
      onAction={key => {
        const chosen = items.find(item => keyOf(item) === key)
        if (chosen !== undefined) onOpen(chosen)
      }}
      ref={list}
    >
      {groups
        .filter(group => group.items.length > 0)
        .map(group => (
          <ListBoxSection className={styles.group ?? ''} id={group.id} key={group.id}>
            <Header className={styles.groupHeading ?? ''}>
              {group.heading} <span className={styles.count}>{formatCount(group.items.length)}</span>
            </Header>
            {group.items.map(item => (
              <ListBoxItem
                className={styles.result ?? ''}
                id={keyOf(item)}
                textValue={`${nameOf(item)} ${numberOf(item)}`}
                key={keyOf(item)}
              >
                <ResultRow item={item} />
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
    </ListBox>
  )
}

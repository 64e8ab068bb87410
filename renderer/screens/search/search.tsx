import { useRef, useState } from 'react'
import type { FoundItem } from '../../../src/contract/search.ts'
import { useAction } from '../../actions/use-action.ts'
import { Answer } from '../../app/answer.tsx'
import { AskPurpose } from '../../app/ask-purpose.tsx'
import { useArrivals, useNavigate } from '../../app/navigation-context.tsx'
import { usePanes } from '../../app/use-panes.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { Notice } from '../../components/notice.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { FacetList } from './facet-list.tsx'
import { inOrder, keyOf, narrow, noFacets, orders, type Order } from './facets.ts'
import { Preview } from './preview.tsx'
import { Results } from './results.tsx'
import { SearchBar } from './search-bar.tsx'
import { ToCase } from './to-case.tsx'
import { useSearch, type Search as SearchState, type SearchPlace } from './use-search.ts'
import styles from './search.module.css'

/** Each arrival begins with the question of its place. */
export function Search({ place }: { readonly place: SearchPlace }) {
  return <SearchScreen place={place} key={useArrivals()} />
}

function SearchScreen({ place }: { readonly place: SearchPlace }) {
  const { t } = useTexts()
  const search = useSearch(place)
  const field = useRef<HTMLInputElement>(null)
  const purposeAction = useAction('search.purpose', search.askPurpose)
  const spellings = search.found.data?.spellings
  const isAsked = search.words !== '' && search.purpose !== null
  return (
    <div className={styles.screen}>
      <h1 className={styles.title} tabIndex={-1}>
        <Hidden>{t('search.title')}</Hidden>
      </h1>
      <SearchBar
        search={search}
        purposeAction={purposeAction}
        spellings={spellings}
        chosen={place.spellings ?? spellings ?? []}
        field={field}
      />
      {isAsked ? (
        <Answer of={search.found}>
          {({ results, leftOut, more }) => (
            <Found search={search} place={place} items={results} leftOut={leftOut} isMore={more} />
          )}
        </Answer>
      ) : (
        <Empty icon="search" title={t('search.startTitle')} why={t('search.startWhy')} />
      )}
      <AskPurpose
        title={t('search.purposeTitle')}
        action={t('search.action')}
        note={t('search.purposeNote')}
        isOpen={search.isAsking}
        onClose={() => {
          search.dismiss()
          field.current?.focus()
        }}
        onPurpose={search.answer}
      />
    </div>
  )
}

interface FoundProps {
  readonly search: SearchState
  readonly place: SearchPlace
  readonly items: readonly FoundItem[]
  readonly leftOut: readonly string[]
  readonly isMore: boolean
}

function Found({ search, place, items, leftOut, isMore }: FoundProps) {
  const { t, language, formatCount } = useTexts()
  const { go } = useNavigate()
  const panes = usePanes()
  const [facets, setFacets] = useState(noFacets)
  const [order, setOrder] = useState<Order>('name')
  const [toCase, setToCase] = useState<FoundItem | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const shown = inOrder(narrow(items, facets), order, language)
  const selected = shown.find(item => keyOf(item) === place.selected)
  const { purpose } = search

  const open = (item: FoundItem): void => {
    if (item.kind === 'signal') go({ screen: 'signal', signal: item.id })
    else if (item.kind === 'case') go({ screen: 'case', case: item.id })
    else if (purpose !== null) go({ screen: 'person', entity: item.id, purpose })
  }
  const step = (by: number): void => {
    const at = shown.findIndex(item => item === selected)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))]
    if (next === undefined) return
    search.select(keyOf(next))
    // So that Enter and the arrows go on from here.
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(keyOf(next))}"]`)?.focus()
  }
  const unchosen = selected === undefined ? t('search.nothingChosen') : undefined
  useAction('search.next', () => step(1))
  useAction('search.previous', () => step(-1))
  useAction('search.facets', () => document.querySelector<HTMLElement>('[data-facets] input')?.focus())
  const openAction = useAction('search.open', () => selected !== undefined && open(selected), { unavailable: unchosen })
  const toCaseAction = useAction('search.toCase', () => setToCase(selected ?? null), {
    unavailable: unchosen ?? (selected?.kind === 'signal' ? undefined : t('search.toCaseOnlySignals')),
  })
  const count =
    shown.length === items.length
      ? t('search.count', { count: items.length })
      : t('search.countOf', { shown: formatCount(shown.length), count: items.length })
  return (
    <Panes>
      <SidePane
        name="search.facets"
        side="start"
        first={228}
        least={180}
        most={340}
        widths={panes}
        label={t('search.facets')}
        className={styles.facetPane}
      >
        <div data-facets>
          <FacetList items={items} facets={facets} onChange={setFacets} />
        </div>
      </SidePane>
      <Pane label={t('search.results')} className={styles.resultPane}>
        <div className={styles.listHead}>
          <span role="status">{count}</span>
          <span className={styles.space} />
          <OrderChoice value={order} onChange={setOrder} />
        </div>
        {leftOut.length > 0 && <Notice kind="info">{t('search.leftOut', { words: leftOut.join(', ') })}</Notice>}
        {isMore && <Notice kind="warn">{t('search.more')}</Notice>}
        {shown.length > 0 ? (
          <Results
            items={shown}
            selected={selected === undefined ? null : keyOf(selected)}
            onSelect={search.select}
            onOpen={open}
            list={list}
          />
        ) : items.length > 0 ? (
          <Empty
            icon="filter"
            title={t('search.noneFiltered')}
            action={<Button onPress={() => setFacets(noFacets)}>{t('search.clearFacets')}</Button>}
          />
        ) : (
          <Empty icon="search" title={t('search.none')} why={t('search.noneWhy')} />
        )}
      </Pane>
      <SidePane
        name="search.preview"
        side="end"
        first={272}
        least={220}
        most={436}
        widths={panes}
        label={t('search.preview')}
        className={styles.preview}
      >
        <Preview item={selected} open={openAction} toCase={toCaseAction} />
      </SidePane>
      {toCase?.kind === 'signal' && <ToCase signal={toCase} onClose={() => setToCase(null)} />}
    </Panes>
  )
}

function OrderChoice({ value, onChange }: { readonly value: Order; readonly onChange: (order: Order) => void }) {
  const { t } = useTexts()
  const texts: Readonly<Record<Order, string>> = {
    name: t('search.orderName'),
    changed: t('search.orderChanged'),
    number: t('search.orderNumber'),
  }
  return (
    <div className={styles.order}>
      <Select
        label={t('search.order')}
        name="order"
        options={orders.map(id => ({ id, label: texts[id] }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

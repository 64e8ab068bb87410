import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './virtual-list.module.css'

export type ListEntry<T> =
  | { readonly kind: 'header'; readonly text: string; readonly count?: string }
  /** Without a name it is called by its own words. */
  | { readonly kind: 'row'; readonly id: string; readonly name?: string; readonly value: T }

interface VirtualListProps<T> {
  readonly label: string
  readonly count: number
  /** Undefined while that part of the list is still being fetched. */
  readonly entryAt: (index: number) => ListEntry<T> | undefined
  readonly rowHeight: number
  readonly headerHeight?: number
  /** Index of the row that has the selection; null for none. */
  readonly selected: number | null
  /** More rows that are selected with it. */
  readonly alsoSelected?: ReadonlySet<number>
  readonly onSelect: (index: number, extend: boolean) => void
  readonly onOpen?: (index: number) => void
  readonly onShown?: (first: number, last: number) => void
  readonly children: (value: T, isSelected: boolean) => ReactNode
}

/**
 * A list of any length, of which only what is in view exists. One tab stop; arrows, Home, End and Page keys move the
 * selection, which follows the focus.
 */
export function VirtualList<T>({
  label,
  count,
  entryAt,
  rowHeight,
  headerHeight = rowHeight,
  selected,
  alsoSelected,
  onSelect,
  onOpen,
  onShown,
  children,
}: VirtualListProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- The compiler leaves this component as it is, which is what the library needs.
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: index => (entryAt(index)?.kind === 'header' ? headerHeight : rowHeight),
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const tell = useEffectEvent(() => onShown?.(first, last))
  // Only when something else is in view, or there is more: whoever hears of it draws the list anew.
  useEffect(() => tell(), [first, last, count])
  useEffect(() => {
    if (selected !== null) virtual.scrollToIndex(selected, { align: 'auto' })
  }, [selected, virtual])

  // The list is what people came for: it takes the focus, unless somebody has put it elsewhere in the meantime.
  useEffect(() => {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body || activeElement.tagName === 'H1')
      box.current?.focus()
  }, [])

  const move = (from: number, by: number, extend: boolean): void => {
    const direction = Math.sign(by)
    let at = Math.min(count - 1, Math.max(0, from + by))
    while (entryAt(at)?.kind === 'header' && at + direction >= 0 && at + direction < count) at += direction
    // A heading at the very end or beginning: back to the row beside it.
    while (entryAt(at)?.kind === 'header' && at !== from && at - direction >= 0 && at - direction < count)
      at -= direction
    if (entryAt(at)?.kind !== 'header' && at !== from) onSelect(at, extend)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const from = selected ?? -1
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    }
    const by = steps[event.key]
    if (by !== undefined) move(from, by, event.shiftKey)
    else if (event.key === 'Enter' && selected !== null) onOpen?.(selected)
    else return
    event.preventDefault()
  }
  return (
    <div
      className={styles.list}
      role="listbox"
      aria-label={label}
      aria-multiselectable={alsoSelected !== undefined}
      aria-activedescendant={selected === null ? undefined : optionId(label, selected)}
      tabIndex={0}
      ref={box}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, size }) => {
          const entry = entryAt(index)
          const place = { insetBlockStart: start, blockSize: size }
          if (entry?.kind === 'header')
            return (
              <div className={styles.header} role="presentation" style={place} key={`header ${index}`}>
                {entry.text}
                {entry.count !== undefined && <span className={styles.count}>{entry.count}</span>}
              </div>
            )
          const isSelected = index === selected || alsoSelected?.has(index) === true
          return (
            <div
              className={cx(styles.row, isSelected && styles.selected)}
              role="option"
              id={optionId(label, index)}
              {...(entry?.name === undefined ? {} : { 'aria-label': entry.name })}
              aria-selected={isSelected}
              aria-posinset={index + 1}
              aria-setsize={count}
              style={place}
              key={index}
              onClick={event => onSelect(index, event.shiftKey)}
              onDoubleClick={() => onOpen?.(index)}
            >
              {entry === undefined ? <div className={styles.waiting} /> : children(entry.value, isSelected)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function optionId(label: string, index: number): string {
  return `${label.replaceAll(/\W/g, '-')}-${index}`
}

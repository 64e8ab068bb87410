import { useRef, useState } from 'react'
import { useAction } from '../../actions/use-action.ts'
import type { SignalId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useIsWide } from '../../app/use-is-wide.ts'
import { usePanes } from '../../app/use-panes.ts'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { ListPane } from './list/list-pane.tsx'
import { Reading } from './read/reading.tsx'
import { useInboxList, type Which } from './use-inbox.ts'
import { useSelection } from './use-selection.ts'
import styles from './list/list-pane.module.css'

/** Under these widths the details are asked for, and a signal is one line in the list. */
const detailsWidth = 1300
const linesWidth = 1240

export function Inbox({ place }: { readonly place: Extract<Place, { screen: 'inbox' }> }) {
  const { t } = useTexts()
  const { settle } = useNavigate()
  const announce = useAnnounce()
  const panes = usePanes()
  const which: Which = {
    tab: place.tab ?? 'todo',
    ...(place.sender !== undefined && { sender: place.sender }),
  }
  const list = useInboxList(which)
  const listBox = useRef<HTMLDivElement>(null)
  const [also, setAlso] = useState<ReadonlySet<number>>(new Set())
  const selection = useSelection(list, place.signal ?? null)
  const show = (signal: SignalId | undefined): void => settle(signal === undefined ? place : { ...place, signal })
  const select = (at: number, extend: boolean): void => {
    const row = list.rowAt(at)
    if (row === undefined) {
      selection.wait(at)
      return
    }
    setAlso(before => (extend && selection.place !== null ? new Set([...before, selection.place]) : new Set()))
    show(row.id)
  }
  const step = (by: number): void => {
    listBox.current?.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true })
    const next = selection.place === null ? 0 : selection.place + by
    if (next >= 0 && next < list.layout.total) select(next, false)
  }
  const next = useAction('inbox.next', () => step(1))
  const previous = useAction('inbox.previous', () => step(-1))
  selection.useArrival(row => show(row.id))

  /** On to the line that takes this one's place; the way back is for an undoing. */
  const advance = (): (() => void) => {
    const was = place
    const at = selection.place
    const following = at === null ? undefined : (list.rowAt(at + 1) ?? list.rowAt(at - 1))
    setAlso(new Set())
    if (following === undefined) settle({ screen: 'inbox', ...which })
    else show(following.id)
    if (following?.kind === 'signal') announce(following.title)
    return () => settle(was)
  }
  const selected = [...also]
    .flatMap(at => list.rowAt(at)?.id ?? [])
    .concat(place.signal === undefined ? [] : [place.signal])
  return (
    <Panes>
      <SidePane
        name="inbox.list"
        side="start"
        first={392}
        least={276}
        most={560}
        label={t('inbox.listPane')}
        widths={panes}
      >
        <div className={styles.list} ref={listBox}>
          <ListPane
            list={list}
            selected={selection.place}
            also={also}
            isShort={!useIsWide(linesWidth)}
            onWhich={next => {
              setAlso(new Set())
              settle({ screen: 'inbox', ...next })
            }}
            onSelect={select}
          />
        </div>
      </SidePane>
      <Pane label={t('inbox.readPane')}>
        <Reading
          row={selection.place === null ? undefined : list.rowAt(selection.place)}
          signal={place.signal ?? null}
          selected={[...new Set(selected)]}
          list={list}
          place={selection.place}
          next={next}
          previous={previous}
          isRoomy={useIsWide(detailsWidth)}
          onShow={signal => show(signal)}
          onDecided={advance}
        />
      </Pane>
    </Panes>
  )
}

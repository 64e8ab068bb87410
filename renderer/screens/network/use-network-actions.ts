import type { RefObject } from 'react'
import { useStore } from 'zustand'
import type { EntityId } from '../../../src/contract/ids.ts'
import type { Network } from '../../../src/contract/links.ts'
import { useAction, type BoundAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Painter } from './canvas/painter.ts'
import { nearestIn, type Direction } from './nearest.ts'
import type { NetworkStore } from './network-state.ts'
import { shifted } from './time-range.ts'
import { useSaid } from './use-said.ts'
import type { NetworkView } from './use-network.ts'

interface Parts {
  readonly network: Network
  readonly number: string
  readonly store: NetworkStore
  readonly view: NetworkView
  readonly painter: RefObject<Painter | null>
}

export interface NetworkActions {
  readonly openSelected: () => void
  readonly path: BoundAction
  readonly fit: BoundAction
  readonly list: BoundAction
  readonly larger: BoundAction
  readonly smaller: BoundAction
  readonly anew: BoundAction
  readonly earlier: BoundAction
  readonly later: BoundAction
  readonly allTime: BoundAction
}

const step = 40
const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const pushes = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const

/** Everything that can be done with the network, by key and by button, in the picture and in the list alike. */
export function useNetworkActions({ number, store, view, painter }: Parts): NetworkActions {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { go } = useNavigate()
  const said = useSaid(view)
  const state = useStore(store)
  const { selected, path } = state
  const node = selected?.kind === 'node' ? selected.id : null

  const choose = (id: EntityId): void => {
    state.select({ kind: 'node', id })
    const place = view.places?.[id]
    if (place !== undefined) painter.current?.reveal(place)
    announce(said.node(id))
  }
  useAction('network.walk', key => {
    const direction = directions[key ?? '']
    if (direction === undefined || view.places === undefined) return
    const drawn = view.drawing.nodes
    const here = node ?? state.anchor ?? ''
    const places = Object.fromEntries(drawn.flatMap(({ id }) => (view.places?.[id] ? [[id, view.places[id]]] : [])))
    const next = nearestIn(direction, here, places)
    const found = drawn.find(({ id }) => id === next)
    if (found === undefined) announce(t('network.nothingThere'))
    else choose(found.id)
  })
  useAction('network.move', key => {
    const direction = directions[key?.replace('Shift+', '') ?? '']
    const place = node === null ? undefined : view.places?.[node]
    if (node === null || place === undefined || direction === undefined) return
    const [x, y] = pushes[direction]
    state.move(node, { x: place.x + x * step, y: place.y + y * step })
  })
  useAction('network.links', () => {
    const anchor = state.anchor ?? node
    const lines = view.shown.filter(({ tie }) => tie.from.id === anchor || tie.to.id === anchor)
    const at = lines.findIndex(({ tie }) => selected?.kind === 'line' && tie.id === selected.id)
    const next = lines[(at + 1) % Math.max(1, lines.length)]
    if (next === undefined) announce(t('network.noLinks'))
    else {
      state.walkTo(next.tie.id)
      announce(said.line(next.tie))
    }
  })
  useAction('network.pin', () => {
    const place = node === null ? undefined : view.places?.[node]
    if (node === null || place === undefined) return
    state.togglePin(node, place)
    announce(state.pinned.has(node) ? t('network.unpin') : t('network.pinned'))
  })

  const openSelected = (): void => {
    if (selected === null) return
    // A line is open as soon as it is chosen: Enter goes to what it rests on.
    if (selected.kind !== 'node') document.querySelector<HTMLElement>('[data-detail]')?.focus()
    else if (number !== '')
      go({ screen: 'person', entity: selected.id, purpose: { code: 'case_work', reference: number } })
  }
  useAction('network.open', openSelected)

  const shift = (by: 1 | -1) => () => {
    if (view.axis === undefined) announce(t('network.noDates'))
    else state.setRange(shifted(view.axis, view.range, by))
  }
  return {
    openSelected,
    path: useAction('network.path', () => {
      const person = view.drawing.nodes.find(({ id, kind }) => id === node && kind === 'person')?.id ?? null
      if (path === null) state.askPath({ from: person, to: null, most: 4, chosen: 0 })
      else if (person !== null && path.from !== null && path.from !== person) state.askPath({ ...path, to: person })
      else if (person !== null) state.askPath({ ...path, from: person })
    }),
    earlier: useAction('network.earlier', shift(-1)),
    later: useAction('network.later', shift(1)),
    allTime: useAction('network.allTime', () => state.setRange(null)),
    fit: useAction('network.fit', () => painter.current?.fit()),
    larger: useAction('network.larger', () => painter.current?.zoom(1.25)),
    smaller: useAction('network.smaller', () => painter.current?.zoom(1 / 1.25)),
    list: useAction('network.list', () => state.setView(state.view === 'list' ? 'picture' : 'list')),
    anew: useAction('network.anew', () => state.layOutAnew()),
  }
}

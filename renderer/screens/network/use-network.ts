import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../../src/contract/errors.ts'
import type { Network, NetworkNode, TieRow } from '../../../src/contract/links.ts'
import { useDateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { drawingOf, gradesOf, type DrawnArea, type DrawnLine, type Drawing } from './drawing.ts'
import type { Places } from './layout.ts'
import type { NetworkStore } from './network-state.ts'
import { isOn, type Highlight } from './path-words.ts'
import type { Scene } from './scene.ts'
import { axisOf, isInRange, wholeRange, type TimeAxis, type TimeRange } from './time-range.ts'
import { usePlaces } from './use-places.ts'

export interface NetworkView {
  readonly drawing: Drawing
  /** Undefined until they are worked out. */
  readonly places: Places | undefined
  readonly axis: TimeAxis | undefined
  readonly range: TimeRange
  readonly undated: number
  /** Kinds of lines there are, in order of their words. */
  readonly types: readonly { readonly code: string; readonly words: string }[]
  /** Neither filtered away nor outside the period. */
  readonly isShown: (tie: TieRow) => boolean
  readonly shown: readonly DrawnLine[]
  readonly scene: Scene
}

export function tieWords(tie: TieRow, language: Language): string {
  return language === 'nl' ? tie.nl : tie.en
}

/** The picture of a network as this person has set it. */
export function useNetwork(network: Network, store: NetworkStore, highlight: Highlight | null): NetworkView {
  const { language } = useTexts()
  const state = useStore(store)
  const drawing = useMemo(() => drawingOf(network), [network])
  const axis = useMemo(() => axisOf(drawing.lines.map(line => line.tie)), [drawing])
  const places = usePlaces(drawing, state.moved, state.anew)
  const range = state.range ?? (axis === undefined ? { first: 0, last: 0 } : wholeRange(axis))
  const types = useMemo(() => typesIn(drawing, language), [drawing, language])
  const isShown = (tie: TieRow): boolean =>
    !state.hiddenTypes.has(tie.type) && isInRange(tie, axis, range, state.withUndated)
  const shown = drawing.lines.filter(line => isShown(line.tie))
  const isNarrowed = shown.length < drawing.lines.length
  const tied = new Set(shown.flatMap(({ tie }) => [tie.from.id, tie.to.id]))
  const { selected } = state
  const nodeUnder = useNodeUnder()
  const areaUnder = useAreaUnder()
  const scene: Scene = {
    nodes: drawing.nodes.flatMap(node => {
      const place = places?.[node.id]
      if (place === undefined) return []
      const isPinned = state.pinned.has(node.id)
      return [
        {
          id: node.id,
          place,
          kind: node.kind,
          name: node.label,
          under: nodeUnder(node),
          isUncertain: node.identified === false,
          isFaded: isNarrowed && !isPinned && !tied.has(node.id),
          isOnPath: highlight?.nodes.has(node.id) === true,
          isSelected: selected?.kind === 'node' && selected.id === node.id,
          isPinned,
        },
      ]
    }),
    lines: drawing.lines.map(({ tie, aside, isUncertain, isHeld }) => ({
      id: tie.id,
      from: tie.from.id,
      to: tie.to.id,
      aside,
      words: tieWords(tie, language),
      grades: shortGrades(tie),
      isDirected: tie.directed,
      isUncertain,
      isHeld,
      isFaded: !isShown(tie),
      isOnPath: isOn(highlight, tie),
      isSelected: selected?.kind === 'line' && selected.id === tie.id,
    })),
    areas: drawing.areas.map(area => ({
      members: area.members,
      name: area.place.label,
      under: areaUnder(area),
    })),
  }
  return { drawing, places, axis, range, undated: undatedIn(drawing), types, isShown, shown, scene }
}

const mostGrades = 3

function shortGrades(tie: TieRow): string {
  const grades = gradesOf(tie)
  const more = grades.length - mostGrades
  return more > 0 ? `${grades.slice(0, mostGrades).join(' ')} +${String(more)}` : grades.join(' ')
}

function undatedIn(drawing: Drawing): number {
  return drawing.lines.filter(line => line.tie.span === null).length
}

function typesIn(drawing: Drawing, language: Language): NetworkView['types'] {
  const words = new Map(drawing.lines.map(({ tie }) => [tie.type, tieWords(tie, language)]))
  return [...words]
    .map(([code, text]) => ({ code, words: text }))
    .toSorted((a, b) => a.words.localeCompare(b.words, language))
}

/** What stands under a name, in the picture and in the list. */
function useNodeUnder(): (node: NetworkNode) => string[] {
  const { t } = useTexts()
  return node => [
    ...(node.minor ? [t('network.minor')] : []),
    ...(node.identified === false ? [t('network.unidentified')] : []),
    ...(node.alias === null ? [] : [node.alias]),
    ...(node.kind !== 'person' && !node.walked && !node.context ? [t('network.tiesNobody')] : []),
  ]
}

function useAreaUnder(): (area: DrawnArea) => string {
  const { t } = useTexts()
  const dateWords = useDateWords()
  return area => {
    const periods = [...new Set(area.ties.flatMap(tie => tie.period ?? []))]
    const [only] = periods
    return only !== undefined && periods.length === 1
      ? t('network.contextSince', { period: dateWords(only) })
      : t('network.context')
  }
}

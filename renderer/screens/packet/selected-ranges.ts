/** From a selection on the screen to places in the texts of an item. Each stretch of words stands in an element that says where it begins. */
import type { Piece } from '../../../src/contract/packet-shapes.ts'

export interface TextRange {
  readonly part: string
  readonly start: number
  readonly end: number
}

/** The places that are selected inside this element; empty where nothing is. */
export function selectedRanges(box: Element, selection: Selection | null): TextRange[] {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return []
  const range = selection.getRangeAt(0)
  return [...box.querySelectorAll('[data-part]')].flatMap(run => {
    if (!range.intersectsNode(run)) return []
    const from = Number(run.getAttribute('data-start'))
    const start = run.contains(range.startContainer) ? offsetIn(run, range.startContainer, range.startOffset) : 0
    const end = run.contains(range.endContainer) ? offsetIn(run, range.endContainer, range.endOffset) : lengthOf(run)
    return start < end ? [{ part: run.getAttribute('data-part') ?? '', start: from + start, end: from + end }] : []
  })
}

/** A character that is drawn as a mark is an element of its own and counts as the one that it is. */
const markLength = 1

function lengthOf(run: Element): number {
  return [...run.childNodes].reduce((sum, node) => sum + widthOf(node), 0)
}

function widthOf(node: ChildNode): number {
  return node.nodeType === Node.TEXT_NODE ? (node.textContent?.length ?? 0) : markLength
}

function offsetIn(run: Element, container: Node, offset: number): number {
  let before = 0
  if (container === run) return [...run.childNodes].slice(0, offset).reduce((sum, node) => sum + widthOf(node), 0)
  for (const node of run.childNodes) {
    if (node === container) return before + offset
    if (node.contains(container)) return before
    before += widthOf(node)
  }
  return before
}

/** The words at a place, from what is still there; nothing where they were taken out already. */
export function wordsAt(pieces: readonly Piece[], { part, start, end }: TextRange): string {
  return pieces
    .filter(piece => piece.part === part)
    .flatMap(piece => piece.runs)
    .flatMap(run =>
      'text' in run && run.start < end && run.end > start
        ? run.text.slice(Math.max(0, start - run.start), Math.min(run.text.length, end - run.start))
        : [],
    )
    .join('')
}

const around = 32

export interface Context {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** A place with a few words on either side, so that a person knows which one it is. */
export function contextOf(pieces: readonly Piece[], range: TextRange): Context {
  const { part, start, end } = range
  return {
    before: wordsAt(pieces, { part, start: start - around, end: start }),
    words: wordsAt(pieces, range),
    after: wordsAt(pieces, { part, start: end, end: end + around }),
  }
}

/** Whether all of it is still there: a place that was taken out is not offered again. */
export function isThere(pieces: readonly Piece[], range: TextRange): boolean {
  return wordsAt(pieces, range).length === range.end - range.start
}

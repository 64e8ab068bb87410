/** Between places in a text and places on the screen. Every piece of text on it says at which offset it begins (`data-at`). */
import type { Stretch } from './words.ts'

/** What is selected inside this text, in its own offsets; null when nothing is, or something outside it. */
export function selectedIn(root: Element): Stretch | null {
  const selection = document.getSelection()
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const [start, end] = [
    offsetOf(root, range.startContainer, range.startOffset),
    offsetOf(root, range.endContainer, range.endOffset),
  ]
  return start === null || end === null || start >= end ? null : { start, end }
}

/** Selects a stretch as the mouse would, and brings it into view. */
export function select(root: Element, { start, end }: Stretch): void {
  const [from, until] = [placeOf(root, start, 'start'), placeOf(root, end, 'end')]
  if (from === null || until === null) return
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, until.node, until.offset)
  until.node.parentElement?.scrollIntoView({ block: 'nearest' })
}

function offsetOf(root: Element, node: Node, offset: number): number | null {
  const leaf = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-at]')
  if (leaf instanceof HTMLElement && root.contains(leaf)) {
    const at = Number(leaf.dataset['at'])
    // A mark in place of a character is that character, whole.
    return leaf.dataset['length'] === undefined ? at + offset : at + (offset > 0 ? Number(leaf.dataset['length']) : 0)
  }
  // Between two pieces: the first one that lies behind.
  const behind = leavesOf(root).find(each => {
    const side = node.compareDocumentPosition(each)
    const child = [...node.childNodes][offset] ?? null
    return child === null
      ? (side & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !node.contains(each)
      : each === child ||
          child.contains(each) ||
          (child.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  })
  if (behind !== undefined) return Number(behind.dataset['at'])
  const last = leavesOf(root).at(-1)
  return last === undefined ? null : Number(last.dataset['at']) + lengthOf(last)
}

function placeOf(root: Element, at: number, side: 'start' | 'end'): { node: Node; offset: number } | null {
  const leaf = leavesOf(root).find(each => {
    const from = Number(each.dataset['at'])
    const until = from + lengthOf(each)
    return side === 'start' ? at >= from && at < until : at > from && at <= until
  })
  const text = leaf?.firstChild
  if (leaf === undefined || !text) return null
  if (leaf.dataset['length'] !== undefined) return { node: leaf, offset: side === 'start' ? 0 : leaf.childNodes.length }
  return { node: text, offset: at - Number(leaf.dataset['at']) }
}

function lengthOf(leaf: HTMLElement): number {
  return Number(leaf.dataset['length'] ?? leaf.textContent.length)
}

function leavesOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-at]')]
}

/** What a person would see go wrong in a window: cut or covered words, buttons out of reach, a page that scrolls sideways. */
import type { Page } from 'playwright-core'

/** In words, with the element's own; empty when everything can be read and pressed. Parts that scroll are scrolled for it. */
export function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems = new Set<string>()
    const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')]
    const root: Element = dialogs.at(-1) ?? document.body
    const nameOf = (element: Element): string => {
      const words = (element.getAttribute('aria-label') ?? element.textContent).trim().replaceAll(/\s+/g, ' ')
      return `${element.tagName.toLowerCase()} “${words.slice(0, 60)}”`
    }
    const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element)
    const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll'
    const ancestorsOf = (element: Element): Element[] => {
      const found: Element[] = []
      for (let up = element.parentElement; up !== null; up = up.parentElement) found.push(up)
      return found
    }

    if (document.documentElement.scrollWidth > window.innerWidth + 1) problems.add('the page scrolls sideways')
    for (const part of root.querySelectorAll('main, main *, [role="dialog"] *')) {
      if (part.scrollWidth <= part.clientWidth + 1 || part.clientWidth < 4 || !scrolls(styleOf(part).overflowX))
        continue
      // Pages and pictures are larger than their frame when somebody enlarges them; a table keeps its columns (WCAG 1.4.10).
      if (part.querySelector('table, canvas, [role="img"], [role="application"]') === null)
        problems.add(`${nameOf(part)} scrolls sideways`)
    }

    const former = new Map<Element, readonly [number, number]>()
    const bringIntoView = (element: Element): void => {
      for (const up of ancestorsOf(element)) {
        const { overflowX, overflowY } = styleOf(up)
        if (!scrolls(overflowX) && !scrolls(overflowY)) continue
        if (!former.has(up)) former.set(up, [up.scrollLeft, up.scrollTop])
        const box = element.getBoundingClientRect()
        const frame = up.getBoundingClientRect()
        if (scrolls(overflowY)) up.scrollTop += (box.top + box.bottom - frame.top - frame.bottom) / 2
        if (scrolls(overflowX)) up.scrollLeft += (box.left + box.right - frame.left - frame.right) / 2
      }
    }
    const putBack = (): void => {
      for (const [element, [left, top]] of former) element.scrollTo(left, top)
      former.clear()
    }
    /** Not only there for programs that read aloud. */
    const isDrawn = (element: Element): boolean =>
      [element, ...ancestorsOf(element)].every(each => styleOf(each).clipPath === 'none')
    /** What shows for a moment and goes, or stays in place while the rest scrolls under it. */
    const isPassing = (element: Element): boolean =>
      element.closest('[role="tooltip"], [role="status"]') !== null ||
      [element, ...ancestorsOf(element)].some(each => styleOf(each).position === 'sticky')
    /** Where its words stand, or itself when it has none that are seen. */
    const boxesOf = (element: Element): DOMRect[] => {
      const words: DOMRect[] = []
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
        if (text.parentElement === null || !isDrawn(text.parentElement)) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        words.push(...[...range.getClientRects()].filter(({ width, height }) => width > 4 && height > 4))
      }
      return words.length > 0 ? words : [element.getBoundingClientRect()]
    }
    const reaches = (element: Element, x: number, y: number): boolean => {
      const there = document.elementFromPoint(x, y)
      return there !== null && (element.contains(there) || there.closest('label')?.contains(element) === true)
    }
    const isReached = (element: Element): boolean =>
      boxesOf(element).every(({ left, right, top, bottom }) =>
        [left + 2, (left + right) / 2, right - 2].every(x => reaches(element, x, (top + bottom) / 2)),
      )
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return (
        width > 2 &&
        height > 2 &&
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        styleOf(element).pointerEvents !== 'none' &&
        element.closest('[inert], [aria-hidden="true"]') === null &&
        isDrawn(element)
      )
    }

    // Words under other words: where they stand, something else is hit that has nothing to do with them.
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const holder = text.parentElement
      if (holder === null || (text.textContent ?? '').trim() === '' || !isSeen(holder)) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      for (const { left, right, top, bottom, width } of range.getClientRects()) {
        const y = (top + bottom) / 2
        for (const x of width > 8 ? [left + 3, right - 3] : []) {
          const isInView = [holder, ...ancestorsOf(holder)].every(up => {
            const frame = up.getBoundingClientRect()
            return (
              styleOf(up).overflow === 'visible' ||
              (x > frame.left && x < frame.right && y > frame.top && y < frame.bottom)
            )
          })
          const there = document.elementFromPoint(x, y)
          if (isInView && there !== null && !there.contains(holder) && !holder.contains(there) && !isPassing(there))
            problems.add(`“${(text.textContent ?? '').trim().slice(0, 50)}” lies under ${nameOf(there)}`)
        }
      }
    }

    const named = 'button, a, [role="link"], [role="tab"], [role="switch"], [role="menuitem"], h1, h2, h3, h4'
    for (const element of root.querySelectorAll(named)) {
      if (!isSeen(element) || element.closest('[role="application"]') !== null) continue
      for (const part of [element, ...element.querySelectorAll('*')]) {
        if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 2 && styleOf(part).overflowX !== 'visible')
          if (isSeen(part)) problems.add(`${nameOf(element)} is cut off`)
      }
      if (isReached(element)) continue
      bringIntoView(element)
      if (!isReached(element)) problems.add(`${nameOf(element)} is covered or out of reach`)
      putBack()
    }
    return [...problems]
  })
}

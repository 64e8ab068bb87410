import { useEffect, useState, type RefObject } from 'react'

/** Whether an element is within a view's length of the eye, and whether it fills at least half of it. */
export function useNearness(element: RefObject<HTMLElement | null>): {
  readonly isNear: boolean
  readonly fills: boolean
} {
  const [isNear, setNear] = useState(false)
  const [fills, setFills] = useState(false)
  useEffect(() => {
    if (element.current === null) return
    const near = new IntersectionObserver(entries => setNear(entries.at(-1)?.isIntersecting === true), {
      rootMargin: '100%',
      // The pages scroll in a part of the window, which cuts off what the root's margin would add.
      scrollMargin: '100%',
    })
    const inView = new IntersectionObserver(entries => setFills((entries.at(-1)?.intersectionRatio ?? 0) >= 0.5), {
      threshold: [0.5],
    })
    near.observe(element.current)
    inView.observe(element.current)
    return () => {
      near.disconnect()
      inView.disconnect()
    }
  }, [element])
  return { isNear, fills }
}

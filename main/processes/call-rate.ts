/** How often a page may call the vault: 200 operations in any second of its port (security design §11). */
const mostInWindow = 200
const windowMs = 1_000

/** Counts a call and says whether it may go on; what is refused counts for nothing, so a page that waits is heard again. */
export function createCallRate(now: () => number): () => boolean {
  // The moments of the last calls, the oldest of which is overwritten next.
  const moments = new Array<number>(mostInWindow).fill(Number.NEGATIVE_INFINITY)
  let next = 0
  return () => {
    const at = now()
    if (at - (moments[next] ?? at) < windowMs) return false
    moments[next] = at
    next = (next + 1) % mostInWindow
    return true
  }
}

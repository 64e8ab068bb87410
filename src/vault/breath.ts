/**
 * The vault process is one thread and its SQL is synchronous: long work goes in stretches, and between two of them other callers are
 * served. A window that asks something waits for one stretch and its commit at most.
 */
export const stretchMs = 25

/** Resolves after messages that have arrived were handled. */
export function breath(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}

/** What comes one by one, gathered: a commit costs much more than one row more in it. */

export interface BatchBounds {
  readonly most: number
  /** A batch ends with the item that fills it. */
  readonly mostBytes: number
  /** What has come waits no longer than this for more. */
  readonly waitMs: number
}

/** One item is fetched ahead while a batch is worked on. */
export async function* inBatches<T>(
  source: AsyncIterator<T, void>,
  { most, mostBytes, waitMs }: BatchBounds,
  bytesOf: (item: T) => number,
): AsyncGenerator<readonly T[]> {
  let next = fetch(source)
  for (;;) {
    const first = await next
    if (first.done) return
    const batch = [first.value]
    let bytes = bytesOf(first.value)
    next = fetch(source)
    const wait = startWait(waitMs)
    try {
      while (batch.length < most && bytes < mostBytes) {
        const more = await Promise.race([next, wait.over])
        if (more === 'over' || more.done) break
        batch.push(more.value)
        bytes += bytesOf(more.value)
        next = fetch(source)
      }
    } finally {
      wait.end()
    }
    yield batch
  }
}

/** A rejection is met when the next batch asks for it, not before. */
function fetch<T>(source: AsyncIterator<T, void>): Promise<IteratorResult<T, void>> {
  const next = source.next()
  next.catch(() => undefined)
  return next
}

function startWait(ms: number): { readonly over: Promise<'over'>; end(): void } {
  const { promise, resolve } = Promise.withResolvers<'over'>()
  const timer = setTimeout(() => resolve('over'), ms)
  return { over: promise, end: () => clearTimeout(timer) }
}

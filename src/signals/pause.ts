/** A while of doing nothing. Throws as soon as enough is enough. */
export async function pause(ms: number, enough: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const over = (): void => resolve(undefined)
  const timer = setTimeout(over, ms)
  enough.addEventListener('abort', over, { once: true })
  await promise
  clearTimeout(timer)
  enough.removeEventListener('abort', over)
  enough.throwIfAborted()
}

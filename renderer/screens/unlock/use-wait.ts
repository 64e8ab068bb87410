import { useEffect, useState } from 'react'

/** Whole seconds left of a waiting time that the vault gave, counted down to 0; a new answer starts it again. */
export function useWait(waitMs: number): number {
  const [wait, setWait] = useState({ of: waitMs, left: waitMs })
  // A changed answer replaces what was being counted, during render: an effect would show the old one for a frame.
  if (wait.of !== waitMs) setWait({ of: waitMs, left: waitMs })
  const isWaiting = wait.left > 0
  useEffect(() => {
    if (!isWaiting) return
    const second = setInterval(() => setWait(({ of, left }) => ({ of, left: Math.max(0, left - 1_000) })), 1_000)
    return () => clearInterval(second)
  }, [isWaiting])
  return Math.ceil(wait.left / 1_000)
}

import { useEffect, useState } from 'react'

/** Seconds until the vault locks by itself, as main says them; the full term until it has spoken. */
export function useIdle(idleMinutes: number): number {
  const [seconds, setSeconds] = useState(idleMinutes * 60)
  useEffect(() => window.schakel.onIdle(setSeconds), [])
  return seconds
}

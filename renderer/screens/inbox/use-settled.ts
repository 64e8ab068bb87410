import { useEffect, useState } from 'react'

/** The value once it rested: whoever runs through a list opens only where he stops. Nothing and the first value come at once. */
export function useSettled<Value>(value: Value | null, restMs: number): Value | null {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settled === null ? 0 : restMs)
    return () => clearTimeout(timer)
  }, [value, settled, restMs])
  return settled === value ? value : null
}

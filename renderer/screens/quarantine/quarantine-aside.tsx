import { useState } from 'react'
import type { QuarantineId } from '../../../src/contract/ids.ts'
import { QuarantinePanel } from './quarantine-panel.tsx'

/** The same list beside an import. */
export function QuarantineAside() {
  const [selected, setSelected] = useState<QuarantineId | null>(null)
  return <QuarantinePanel selected={selected} onSelect={setSelected} />
}

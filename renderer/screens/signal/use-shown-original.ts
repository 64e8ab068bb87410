import type { SignalDetail } from '../../../src/contract/signals.ts'
import { useDesk } from './desk.ts'
import { useSignal } from './use-signal.ts'

/** The original that is looked at: the chosen one, else the first whose bytes were kept. */
export function useShownOriginal(): SignalDetail['originals'][number] | undefined {
  const { originals } = useSignal().detail
  const wanted = useDesk(desk => desk.original)
  const kept = originals.filter(({ keptAs }) => keptAs !== 'extract_only')
  return kept.find(({ id }) => id === wanted) ?? kept[0]
}

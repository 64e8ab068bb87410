import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { OriginalId } from '../../../src/contract/ids.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { bytesOf } from './base64.ts'

export interface OpenedOriginal {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What came in is what is there: compared on this opening (R47). */
  readonly intact: boolean
}

/** Content of a file stays in memory no longer than somebody looks at it. */
const keptMs = 10_000

/** The bytes as received. Each opening is logged, so it is read once for as long as it is looked at. */
export function useOriginal(original: OriginalId | null): UseQueryResult<OpenedOriginal> {
  const { signals } = useQueries()
  return useQuery({
    queryKey: ['signal-original', original],
    enabled: query => original !== null && query.state.data === undefined,
    gcTime: keptMs,
    queryFn: async (): Promise<OpenedOriginal> => {
      if (original === null) throw new Error('no original was chosen')
      const { bytesBase64, ...opened } = await signals.original.call({ original })
      return { ...opened, bytes: await bytesOf(bytesBase64) }
    },
  })
}

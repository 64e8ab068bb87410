import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PacketId } from '../../../src/contract/ids.ts'
import { bytesOf } from '../../app/bytes-of.ts'
import { useQueries } from '../../app/queries-context.tsx'
import type { Sheet } from './sheets.ts'

/** The bytes of a file as they will be sealed. They belong to this very bag: another submission has other bytes under another name. */
export function useFile({ of, file, isPdf }: Sheet<PacketId>): Uint8Array | undefined {
  const input = { packet: of.packet, path: file.path }
  const { packets } = useQueries()
  const { data } = useQuery(
    packets.previewFile.queryOptions({
      input,
      queryKey: [...packets.previewFile.queryKey({ input }), of.tagmanifest],
      // What is frozen is read once; other acts do not read it anew.
      enabled: query => isPdf && query.state.data === undefined,
      gcTime: 0,
    }),
  )
  return useMemo(() => (data === undefined ? undefined : bytesOf(data.bytesBase64)), [data])
}

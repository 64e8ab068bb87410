import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useQueries } from '../../app/queries-context.tsx'
import type { PacketId } from '../../../src/contract/ids.ts'
import type { Sheet } from './sheets.ts'

/** Records that this user has a page on the screen. Reads only what that changes: the pages themselves stay as they are. */
export function useViewing(isRecorded: boolean): (sheet: Sheet<PacketId>) => void {
  const { packets } = useQueries()
  const queryClient = useQueryClient()
  const { mutate } = useMutation(
    packets.viewPage.mutationOptions({
      onSuccess: async ({ seen, pages }) => {
        await queryClient.invalidateQueries({ queryKey: packets.preview.key() })
        if (seen >= pages) await queryClient.invalidateQueries({ queryKey: packets.reviewing.key() })
      },
    }),
  )
  return ({ of, page, isSeen }) => {
    if (isRecorded && !isSeen) mutate({ packet: of.packet, page })
  }
}

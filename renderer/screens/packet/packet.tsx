import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import type { Place } from '../../state/place.ts'
import { After } from './after.tsx'
import { Composer } from './composer.tsx'

/** While it is a draft it is composed; from its submission on it is followed. */
export function Packet({ place }: { readonly place: Extract<Place, { screen: 'packet' }> }) {
  const packet = useQuery(useQueries().packets.show.queryOptions({ input: { packet: place.packet } }))
  return (
    <Answer of={packet}>
      {detail => (detail.state === 'draft' ? <Composer packet={detail} /> : <After packet={detail} />)}
    </Answer>
  )
}

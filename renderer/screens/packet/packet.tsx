import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { After } from './after.tsx'
import { Composer } from './composer.tsx'

/** While it is a draft it is composed; from its submission on it is followed. */
export function Packet({ place }: { readonly place: Extract<Place, { screen: 'packet' }> }) {
  const { t } = useTexts()
  const packet = useQuery(useQueries().packets.show.queryOptions({ input: { packet: place.packet } }))
  return (
    <>
      {!packet.isSuccess && <PageHeader title={t('packet.title')} />}
      <Answer of={packet}>
        {detail => (detail.state === 'draft' ? <Composer packet={detail} /> : <After packet={detail} />)}
      </Answer>
    </>
  )
}

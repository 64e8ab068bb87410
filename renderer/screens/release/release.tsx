import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { Reviewing } from './reviewing.tsx'

/** The very bytes the recipient gets, to be looked at page by page by somebody other than the author (R63). */
export function Release({ place }: { readonly place: Extract<Place, { screen: 'release' }> }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { packets } = useQueries()
  const input = { packet: place.packet }
  const review = useQuery(packets.reviewing.queryOptions({ input }))
  const previews = useQuery(packets.preview.queryOptions({ input }))
  const isWaiting = review.data?.state === 'in_review' || review.data?.state === 'approved'
  return (
    <>
      {!(review.isSuccess && isWaiting && previews.isSuccess) && <PageHeader title={t('packet.title')} />}
      <Answer of={review}>
        {shown =>
          isWaiting ? (
            <Answer of={previews}>{copies => <Reviewing review={shown} previews={copies} />}</Answer>
          ) : (
            <Empty
              icon="reviewers"
              title={t('release.notWaiting')}
              action={
                <Button onPress={() => go({ screen: 'packet', packet: place.packet })}>{t('release.open')}</Button>
              }
            />
          )
        }
      </Answer>
    </>
  )
}

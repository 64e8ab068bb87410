import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem } from '../../app/use-problem.ts'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { PersonBody } from './person-body.tsx'

export type PersonPlace = Extract<Place, { screen: 'person' }>

/** One person, place, number, vehicle or organisation: nothing but what signals say, each with its source. */
export function Person({ place }: { readonly place: PersonPlace }) {
  const { t } = useTexts()
  const problemOf = useProblem()
  const { entity, purpose } = place
  const detail = useQuery(useQueries().entities.show.queryOptions({ input: { entity, purpose } }))
  const isGone = detail.isError && problemOf(detail.error).code === 'NOT_FOUND'
  if (detail.isSuccess) return <PersonBody of={detail.data} purpose={purpose} />
  return (
    <>
      <PageHeader title={t('person.title')} />
      {isGone ? (
        <Empty icon="person" title={t('person.gone')} why={t('person.goneWhy')} />
      ) : (
        <Answer of={detail}>{() => null}</Answer>
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { workingMsBetween } from '../../../src/contract/working-time.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useNow } from '../../app/use-now.ts'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

const dayMs = 86_400_000

/** What is left of the term of a signal, in working time; the day where there is more than one. */
export function Due({ endsAt }: { readonly endsAt: number }) {
  const { formatLeft, formatDay } = useTexts()
  const now = useNow()
  const { data } = useQuery(useQueries().inbox.summary.queryOptions({ input: { tab: 'todo' } }))
  if (data === undefined) return null
  const left = workingMsBetween(now, endsAt, data.officeHours)
  const isSoon = endsAt - now < dayMs
  return (
    <Tag kind={isSoon ? 'warn' : 'outline'} icon="clock">
      {isSoon ? formatLeft(left) : formatDay(endsAt, now)}
    </Tag>
  )
}

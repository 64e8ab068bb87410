import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { Skeleton } from '../components/skeleton.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import { AskAccess } from './ask-access.tsx'
import { useUser } from './use-user.ts'
import { useProblem } from './use-problem.ts'

interface AnswerProps<Data> {
  readonly of: UseQueryResult<Data>
  /** Shown instead when there is nothing in the answer. */
  readonly empty?: { readonly when: (data: Data) => boolean; readonly show: ReactNode }
  readonly children: (data: Data) => ReactNode
}

/** What the vault answered, or the state that stands in its place: waiting, refused, failed, nothing there. */
export function Answer<Data>({ of: query, empty, children }: AnswerProps<Data>) {
  if (query.isError) return <Trouble error={query.error} again={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton />
  if (empty?.when(query.data) === true) return empty.show
  return children(query.data)
}

/** A part that could not be shown: why, and what can be done. */
export function Trouble({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  const { t } = useTexts()
  const problem = useProblem()(error)
  const role = useUser()?.role
  if (problem.code === 'NOT_PERMITTED')
    return (
      <Empty
        icon="lock"
        title={t('state.denied')}
        why={role === 'privacy_officer' ? t('content.deniedHelp') : t('state.deniedHelp')}
        action={<AskAccess />}
      />
    )
  return (
    <Empty
      icon="warning"
      tone={problem.class === 'defect' ? 'stop' : 'warn'}
      title={problem.class === 'defect' ? t('state.failed') : problem.text}
      why={`${problem.next} ${t('state.code', { code: problem.code })}`}
      action={
        <Button icon="refresh" onPress={again}>
          {t('state.again')}
        </Button>
      }
    />
  )
}

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Passphrase } from '../../../src/contract/vault.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem } from '../../app/use-problem.ts'
import { useUser } from '../../app/use-user.ts'

const PassphraseChange = z
  .strictObject({ current: Passphrase, next: Passphrase, repeat: z.string() })
  .refine(({ next, repeat }) => next === repeat, { path: ['repeat'] })

/** Another passphrase for one's own access; what was typed is kept nowhere afterwards. */
export function usePassphraseForm() {
  const { care, vault } = useQueries()
  const problemOf = useProblem()
  const user = useUser()
  const [isDone, setDone] = useState(false)
  const form = useForm({
    resolver: zodResolver(PassphraseChange),
    defaultValues: { current: '', next: '', repeat: '' },
  })
  const judge = useMutation(vault.judgePassphrase.mutationOptions({ gcTime: 0 }))
  const change = useMutation(
    care.changePassphrase.mutationOptions({
      gcTime: 0,
      onSuccess: () => {
        form.reset()
        judge.reset()
        setDone(true)
      },
    }),
  )
  return {
    form,
    verdict: judge.data,
    judge(passphrase: string) {
      setDone(false)
      judge.mutate({ passphrase, ownWords: user === null ? [] : [user.name, user.fullName] })
    },
    submit: form.handleSubmit(({ current, next }) => {
      if (!change.isPending) change.mutate({ current, next })
    }),
    isBusy: change.isPending,
    isDone,
    failure: change.isError ? problemOf(change.error) : undefined,
  }
}

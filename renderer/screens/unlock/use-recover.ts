import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Passphrase } from '../../../src/contract/vault.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem } from '../../app/use-problem.ts'

const RecoverForm = z
  .strictObject({
    first: z.string().trim().min(1),
    second: z.string().trim().min(1),
    passphrase: Passphrase,
    repeat: z.string(),
  })
  .refine(({ passphrase, repeat }) => passphrase === repeat, { path: ['repeat'] })

/** Two shares and a new passphrase; what was typed is kept nowhere afterwards. */
export function useRecover(onRecovered: (slot: number) => void) {
  const { vault } = useQueries()
  const queryClient = useQueryClient()
  const problemOf = useProblem()
  const form = useForm({
    resolver: zodResolver(RecoverForm),
    defaultValues: { first: '', second: '', passphrase: '', repeat: '' },
  })
  const judge = useMutation(vault.judgePassphrase.mutationOptions({ gcTime: 0 }))
  const recover = useMutation(
    vault.recover.mutationOptions({
      gcTime: 0,
      onSuccess: ({ slot, ...status }) => {
        queryClient.setQueryData(vault.status.queryKey({ input: {} }), status)
        onRecovered(slot)
      },
    }),
  )
  return {
    form,
    verdict: judge.data,
    judge: (passphrase: string) => judge.mutate({ passphrase, ownWords: [] }),
    submit: form.handleSubmit(({ first, second, passphrase }) => {
      if (!recover.isPending) recover.mutate({ shares: [first, second], passphrase })
    }),
    isBusy: recover.isPending,
    failure: recover.isError ? problemOf(recover.error) : undefined,
  }
}

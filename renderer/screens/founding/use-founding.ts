import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { ShortText } from '../../../src/contract/shapes.ts'
import { Passphrase, UserName } from '../../../src/contract/vault.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem } from '../../app/use-problem.ts'
import type { Handed } from '../../components/share-holders.ts'

const FoundingForm = z
  .strictObject({ fullName: ShortText, name: UserName, passphrase: Passphrase, repeat: z.string() })
  .refine(({ passphrase, repeat }) => passphrase === repeat, { path: ['repeat'] })

/** Kept nowhere once it has been used: what somebody typed here is a passphrase. */
const forgotten = { gcTime: 0 } as const

/** The form, the papers and the making: what was drawn lives in this component and in the vault process, nowhere else. */
export function useFounding() {
  const { vault } = useQueries()
  const queryClient = useQueryClient()
  const problemOf = useProblem()
  const [handed, setHanded] = useState<Readonly<Record<number, Handed>>>({})
  const [isVoid, setVoid] = useState(false)
  const form = useForm({
    resolver: zodResolver(FoundingForm),
    mode: 'onTouched',
    defaultValues: { fullName: '', name: '', passphrase: '', repeat: '' },
  })
  const judge = useMutation(vault.judgePassphrase.mutationOptions(forgotten))
  const prepare = useMutation(vault.prepare.mutationOptions(forgotten))
  const found = useMutation(
    vault.found.mutationOptions({
      ...forgotten,
      onSuccess: opened => queryClient.setQueryData(vault.status.queryKey({ input: {} }), opened),
    }),
  )
  const judgeNow = (): void => {
    const { passphrase, name, fullName } = form.getValues()
    judge.mutate({ passphrase, ownWords: [name, fullName] })
  }
  const failureOf = (mutation: { readonly isError: boolean; readonly error: unknown }) =>
    mutation.isError ? problemOf(mutation.error) : undefined
  return {
    form,
    verdict: judge.data,
    judge: judgeNow,
    prepare: form.handleSubmit(({ fullName, name, passphrase }) => {
      if (prepare.isPending) return
      setHanded({})
      setVoid(false)
      prepare.mutate({ fullName, name, passphrase })
    }),
    isPreparing: prepare.isPending,
    prepareFailure: failureOf(prepare),
    drawn: prepare.data,
    handed,
    handOver: (number: number, how: Handed) => setHanded(before => ({ ...before, [number]: how })),
    /** Back to the form: the vault process still holds what was drawn until it draws anew, but nobody can use it. */
    goBack() {
      setVoid(Object.keys(handed).length > 0)
      setHanded({})
      prepare.reset()
      found.reset()
    },
    isVoid,
    found: (share: string) => {
      if (!found.isPending) found.mutate({ share })
    },
    isMaking: found.isPending,
    foundFailure: failureOf(found),
  }
}
export type FoundingState = ReturnType<typeof useFounding>

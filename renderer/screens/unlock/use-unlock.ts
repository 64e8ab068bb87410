import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Passphrase, type VaultStatus } from '../../../src/contract/vault.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useErrorText } from '../../app/use-error-text.ts'

/** The contract's input with both fields filled: on a screen a user is always chosen. */
const UnlockForm = z.strictObject({ slot: z.number().int().positive(), passphrase: Passphrase })

/** The form, and what became of the last try. A wrong user and a wrong passphrase read the same. */
export function useUnlock(status: VaultStatus, slot: number | undefined) {
  const { vault } = useQueries()
  const queryClient = useQueryClient()
  const errorText = useErrorText()
  const form = useForm({
    resolver: zodResolver(UnlockForm),
    defaultValues: { slot: slot ?? status.slots[0]?.id ?? 1, passphrase: '' },
  })
  const statusKey = vault.status.queryKey({ input: {} })
  const unlock = useMutation(
    vault.unlock.mutationOptions({
      onSuccess: opened => queryClient.setQueryData(statusKey, opened),
      onError: async () => {
        // The next try starts empty and in the field; the vault says how long it must wait.
        form.resetField('passphrase')
        await queryClient.invalidateQueries({ queryKey: statusKey })
        form.setFocus('passphrase')
      },
    }),
  )
  return {
    form,
    submit: form.handleSubmit(input => {
      if (!unlock.isPending) unlock.mutate(input)
    }),
    isBusy: unlock.isPending,
    failure: unlock.isError ? errorText(unlock.error) : undefined,
  }
}

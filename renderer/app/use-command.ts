import { useMutation, useQueryClient, type UseMutationOptions } from '@tanstack/react-query'
import { useProblem, type Problem } from './use-problem.ts'

/** A row of the contract that changes something, as the client offers it. */
interface Changing<Input, Output> {
  readonly mutationOptions: () => UseMutationOptions<Output, Error, Input>
}

interface CommandOptions<Input, Output> {
  readonly onDone?: (output: Output, input: Input) => void
}

export interface Command<Input> {
  readonly run: (input: Input) => void
  readonly isBusy: boolean
  /** Why the last try did not go through; gone with the next. */
  readonly problem: Problem | undefined
  readonly forget: () => void
}

/** Runs a command and then reads everything that is on the screen anew: the vault is near, and what follows is never guessed. */
export function useCommand<Input, Output>(
  row: Changing<Input, Output>,
  { onDone }: CommandOptions<Input, Output> = {},
): Command<Input> {
  const queryClient = useQueryClient()
  const problemOf = useProblem()
  const { mutate, isPending, isError, error, reset } = useMutation({
    ...row.mutationOptions(),
    onSuccess: async (output: Output, input: Input) => {
      onDone?.(output, input)
      await queryClient.invalidateQueries()
    },
  })
  return { run: mutate, isBusy: isPending, problem: isError ? problemOf(error) : undefined, forget: reset }
}

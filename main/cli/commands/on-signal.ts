/** Does one thing to the signal that was typed, and says so. */
import { signalId } from '../find-ids.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'

export async function onSignal(
  run: Run,
  typed: string,
  sentence: string,
  work: (vault: OpenVault, signal: string) => Promise<object>,
): Promise<void> {
  await withVault(run, async vault => run.out.summary(await work(vault, await signalId(vault, typed)), sentence))
}

/** Does one thing to the packet that was typed, and says so. */
import { packetId } from '../find-ids.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'

export async function onPacket(
  run: Run,
  typed: string,
  sentence: string,
  work: (vault: OpenVault, packet: string) => Promise<object>,
): Promise<void> {
  await withVault(run, async vault => run.out.summary(await work(vault, await packetId(vault, typed)), sentence))
}

/** A signed statement of where the log stood: it travels in packets, receipts and backups, outside the vault's reach. */
import { signEnvelope, type Envelope, type Signer } from '../vault/index.ts'
import { toBase64url } from '../vault/index.ts'

/** DSSE envelope of type checkpoint over {count, head, keyid, t, v, vault}. */
export function signCheckpoint(
  at: { readonly count: number; readonly head: Uint8Array },
  now: number,
  vault: Uint8Array,
  signer: Signer,
): Envelope {
  return signEnvelope(
    'checkpoint',
    { count: at.count, head: toBase64url(at.head), keyid: signer.keyid, t: now, v: 1, vault: toBase64url(vault) },
    [{ signer }],
  )
}

/** Acts that keep a checkpoint in the vault, of the entry whose number they count; all but the first also send it out. */
export const checkpointActs = ['CHECKPOINT', 'CHECKPOINT_LEFT', 'log.checkpoint_made'] as const
export type CheckpointAct = (typeof checkpointActs)[number]

/** What an unlocked vault knows: master key and the user's two seeds, in scopes. Derived keys are lent and zeroed each time. */
import type { AnchorKeys } from './anchor-record.ts'
import { openWithSeed } from './age-keys.ts'
import { Locked } from '../contract/errors.ts'
import { signerFromSeed, type Signer } from './dsse.ts'
import { deriveKey, type KeyUse } from './keys.ts'
import { lend, lendNow, secretOf, type Secret } from './secret.ts'
import { readBundle, type OpenedSlot } from './slots.ts'

export interface VaultSecrets {
  readonly vault: Uint8Array
  readonly masterKey: Secret
  readonly bundle: Secret
  /** Refused with LOCKED after `wipe`. */
  readonly signer: Signer
  /** A key derived from the master key, for the length of the call. */
  withKey<T>(use: Exclude<KeyUse, 'slot'>, n: number, work: (key: Uint8Array) => T): T
  /** The same for asynchronous work. */
  lendKey<T>(use: Exclude<KeyUse, 'slot'>, n: number, work: (key: Uint8Array) => Promise<T>): Promise<T>
  /** Opens a small age file that was sealed to this user. */
  openSealed(file: Uint8Array): Promise<Uint8Array>
  /** K_anchor of this epoch; former ones are rows of the database. */
  anchorKeysOf(epoch: number): AnchorKeys
  wipe(): void
}

/** Takes the opened slot over. */
export function vaultSecrets(opened: OpenedSlot, vault: Uint8Array): VaultSecrets {
  const masterKey = secretOf(opened.vmk)
  const bundle = secretOf(opened.bundle)
  const signer = signerFromSeed(readBundle(opened.bundle).signSeed)
  let open = true
  const secrets: VaultSecrets = {
    ...{ vault, masterKey, bundle },
    signer: {
      keyid: signer.keyid,
      publicKey: signer.publicKey,
      sign(bytes) {
        if (!open) throw new Locked('LOCKED')
        return signer.sign(bytes)
      },
    },
    withKey: (use, n, work) => masterKey.use(vmk => lendNow(deriveKey(vmk, vault, use, n), work)),
    lendKey: (use, n, work) => masterKey.lend(vmk => lend(deriveKey(vmk, vault, use, n), work)),
    openSealed: file => bundle.lend(bytes => openWithSeed(readBundle(bytes).ageSeed, file)),
    anchorKeysOf: epoch => (asked, work) => (asked === epoch ? secrets.withKey('anchor', epoch, work) : undefined),
    wipe() {
      open = false
      masterKey.wipe()
      bundle.wipe()
    },
  }
  return secrets
}

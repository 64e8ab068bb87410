/**
 * The organisation's key: made on an offline machine, kept by nobody. Its seed exists as three paper shares, of which two
 * are joined in memory to certify or to revoke (security design §12). `org.skorg` is the public half, which recipients pin.
 */
import { z } from 'zod'
import { Refused } from '../../contract/errors.ts'
import {
  canonicalBytes,
  combineShares,
  fromBase64url,
  keyidOf,
  parseCanonical,
  signerFromSeed,
  splitSecret,
  toBase64url,
  twelveGroups,
  type Deps,
  type Json,
  type SharePlace,
  type Signer,
} from '../../vault/index.ts'
import { Bytes32, InstantText, instantText, Name } from './shapes.ts'

const OrganisationFile = z.strictObject({ created: InstantText, name: Name, sig: Bytes32, v: z.literal(1) })

export interface Organisation {
  readonly name: string
  /** RFC 3339. */
  readonly created: string
  readonly keyid: string
  readonly publicKey: Uint8Array
  /** Twelve groups of the keyid, for comparing over another channel. */
  readonly groups: string
}

export interface NewOrganisation {
  /** `org.skorg`. */
  readonly file: Uint8Array
  readonly organisation: Organisation
  /** Three shares, any two of which give the key. To paper; they are nowhere else. */
  readonly shares: readonly string[]
}

export async function makeOrganisation({ clock, ids }: Deps, name: string): Promise<NewOrganisation> {
  const seed = ids.random(32)
  try {
    const signer = signerFromSeed(seed)
    const shares = await splitSecret(seed, placeOf(signer.publicKey), 1)
    const created = instantText(clock.now())
    const file = canonicalBytes({ created, name, sig: toBase64url(signer.publicKey), v: 1 })
    return { file, organisation: parseOrganisation(file), shares }
  } finally {
    seed.fill(0)
  }
}

/** Reads `org.skorg`. ORGANISATION_UNREADABLE for anything but its exact form. */
export function parseOrganisation(file: Uint8Array): Organisation {
  let json: Json
  try {
    json = parseCanonical(file)
  } catch (cause) {
    throw new Refused('ORGANISATION_UNREADABLE', { cause })
  }
  const parsed = OrganisationFile.safeParse(json)
  if (!parsed.success) throw new Refused('ORGANISATION_UNREADABLE', { cause: parsed.error })
  const { name, created, sig } = parsed.data
  const publicKey = fromBase64url(sig)
  const keyid = keyidOf(publicKey)
  return { name, created, keyid, publicKey, groups: groupsOf(keyid) }
}

/** Twelve groups of a keyid or keyfp in its text form. */
export function groupsOf(digest: string): string {
  return twelveGroups(fromBase64url(digest))
}

/**
 * Lends the organisation's signer, made of two of its three shares. Refused with the fault of the first share that is not
 * right (SHARE_…, SHARES_MISSING); SHARES_OF_OTHER_KEY when they are good but make another key.
 */
export async function withOrganisationSigner<T>(
  organisation: Organisation,
  shares: readonly string[],
  work: (signer: Signer) => T | Promise<T>,
): Promise<T> {
  const joined = await combineShares(shares, placeOf(organisation.publicKey))
  if (joined.kind === 'wrong') {
    const [fault] = joined.faults
    throw fault ? new Refused(fault.code, { details: fault.details }) : new Refused('SHARES_OF_OTHER_KEY')
  }
  try {
    const signer = signerFromSeed(joined.secret)
    if (signer.keyid !== organisation.keyid) throw new Refused('SHARES_OF_OTHER_KEY')
    return await work(signer)
  } finally {
    joined.secret.fill(0)
  }
}

/** First 16 bytes of the keyid before encoding. */
function placeOf(publicKey: Uint8Array): SharePlace {
  return { kind: 'organisation', id: fromBase64url(keyidOf(publicKey)).subarray(0, 16) }
}

/**
 * Changes of the slots of an open vault: new passphrase, new user, leaving user. Each is one header write: copy b,
 * checked from the disk, then copy a. The caller writes the log entry and the anchor afterwards.
 */
import { IntegrityFailure, Refused } from '../contract/errors.ts'
import { calibrate } from './calibrate.ts'
import { fromBase64url } from './canonical.ts'
import { confirmPassphrase, opensWith, requireSlot } from './confirm-passphrase.ts'
import { headerFormat } from './formats.ts'
import type { Header, HeaderCopy, PassphraseSlot, Slot } from './header.ts'
import { writeHeaderFiles } from './header-files.ts'
import { stretchPassphrase } from './keys.ts'
import { requirePassphrase } from './passphrase-rules.ts'
import { lend } from './secret.ts'
import { drawBundle, makePassphraseSlot, sealMasterKey } from './slots.ts'
import { summaryOf, type SlotSummary, type UnlockedFiles } from './unlocked-files.ts'

export interface NewPassphrase {
  readonly passphrase: string
  /** Default: calibrated on this machine. */
  readonly kdf?: PassphraseSlot['kdf']
  readonly ownWords?: readonly string[]
}

/**
 * The user's own slot under a new passphrase: same id, same keys, same certificate. WRONG_PASSPHRASE (counted) when the current one
 * is not right.
 */
export async function changePassphrase(
  files: UnlockedFiles,
  current: string,
  next: NewPassphrase,
): Promise<SlotSummary> {
  await requirePassphrase(next.passphrase, next.ownWords)
  const old = await confirmPassphrase(files, current)
  const kdf = next.kdf ?? (await calibrate({ clock: files.deps.clock }))
  const slot = await files.secrets.bundle.lend(bundle =>
    passphraseSlot(files, { id: old.id, label: old.label, vmk: fromBase64url(old.vmk), bundle }, next.passphrase, kdf),
  )
  await writeSlots(
    files,
    slots => slots.map(one => (one.id === old.id ? slot : one)),
    checkOpens(files, slot, next.passphrase),
  )
  return summaryOf(slot)
}

/** A new user: keys of their own, the master key sealed to them. The label is readable by everybody: never a name. */
export async function addSlot(
  files: UnlockedFiles,
  wanted: NewPassphrase & { readonly label?: string },
): Promise<SlotSummary> {
  await requirePassphrase(wanted.passphrase, wanted.ownWords)
  if (files.header().slots.length >= headerFormat.maxSlots)
    throw new Refused('SLOTS_FULL', { details: { max: headerFormat.maxSlots } })
  const kdf = wanted.kdf ?? (await calibrate({ clock: files.deps.clock }))
  const id = newSlotId(files)
  const slot = await lend(drawBundle(), async bundle => {
    const vmk = await files.secrets.masterKey.lend(key => sealMasterKey(key, bundle))
    return passphraseSlot(files, { id, label: wanted.label ?? `gebruiker ${id}`, vmk, bundle }, wanted.passphrase, kdf)
  })
  await writeSlots(files, slots => [...slots, slot], checkOpens(files, slot, wanted.passphrase))
  return summaryOf(slot)
}

/**
 * Takes a slot away. Without a rotation of the master key its owner may still hold it, and old copies of the folder still open: the
 * caller says so. SLOT_LAST for one's own slot and for the last passphrase; recovery goes only by `drawPapers`.
 */
export async function removeSlot(files: UnlockedFiles, id: number): Promise<void> {
  const slot = requireSlot(files, id)
  const passphrases = files.header().slots.filter(one => one.kind === 'passphrase')
  if (slot.kind === 'recovery' || id === files.slot.id || passphrases.length < 2) throw new Refused('SLOT_LAST')
  await writeSlots(files, slots => slots.filter(one => one.id !== id))
}

interface SlotContent {
  readonly id: number
  readonly label: string
  readonly vmk: Uint8Array
  readonly bundle: Uint8Array
}

async function passphraseSlot(
  files: UnlockedFiles,
  content: SlotContent,
  passphrase: string,
  kdf: PassphraseSlot['kdf'],
): Promise<PassphraseSlot> {
  const created = files.deps.clock.now()
  return await lend(await stretchPassphrase(passphrase, kdf), secret =>
    makePassphraseSlot({ ...content, created, vault: files.vaultId, secret }, kdf),
  )
}

/** Never used twice: every id ever given is at most one above the header number of its time, and that number only rises. */
export function newSlotId(files: UnlockedFiles): number {
  return files.nextSeq() + 1
}

/** The new slot, as the disk holds it, opens with the new passphrase: only then the old copy goes. */
function checkOpens(
  files: UnlockedFiles,
  slot: PassphraseSlot,
  passphrase: string,
): (written: HeaderCopy) => Promise<void> {
  return async ({ header }) => {
    const stored = header.slots.find(one => one.id === slot.id)
    if (stored?.kind !== 'passphrase' || !(await opensWith(files, stored, passphrase)))
      throw new IntegrityFailure('STORAGE_FAILED')
  }
}

export async function writeSlots(
  files: UnlockedFiles,
  change: (slots: readonly Slot[]) => Slot[],
  check?: (written: HeaderCopy) => Promise<void>,
): Promise<void> {
  const header: Header = { ...files.header(), seq: files.nextSeq(), slots: change(files.header().slots) }
  await files.secrets.lendKey('header', header.epoch, key => writeHeaderFiles(files.paths, header, key, check))
  files.replaceHeader(header)
}

/**
 * New keys for an open vault, without closing it: its owner goes on where he was. Whoever left with the former master key reads nothing
 * that is written from here on.
 */
import { AuditedDatabase, type LogKeys } from '../audit/index.ts'
import { prepareRotation, resealOriginals, sealTo, type Deps, type UnlockedFiles } from '../vault/index.ts'
import { appName, auditedDatabase, detailReaders, keepAnchorKey } from './open-log.ts'
import { keepDetailKey, openedVault, sessionOver, takeCheckpoint, type OpenedVault } from './open-session.ts'

export interface RotatedVault {
  readonly opened: OpenedVault
  /** Originals in files that are sealed anew one by one from here on. */
  readonly owed: number
}

/**
 * The entry `vault.rotated` is in the new database before anything names it: no rotation without it. What fails before that leaves the
 * vault as it was; what fails after it closes the vault, and the next unlocking finds the one or the other, whole.
 */
export async function rotateVault(former: OpenedVault, because: string, deps: Deps): Promise<RotatedVault> {
  const { session, files } = former
  const unlock = deps.ids.uuid4()
  const keys: LogKeys = { vault: files.vaultId, detail: deps.ids.random(32) }
  const sealedKey = await sealTo(detailReaders(files), keys.detail)
  // How often something was looked at again is in memory alone: it belongs to the log that is about to be copied.
  session.db.settleLooks()
  const release = session.db.hold()
  let owed = 0
  const prepared = await prepareRotation(files, (database, { epoch, anchorKey }) => {
    const log = new AuditedDatabase(database, deps, keys, () => undefined, appName)
    log.act(
      { ...session.acting, unlock },
      { act: 'vault.rotated', object: { type: 'epoch', id: `${epoch + 1}` } },
      tx => {
        keepDetailKey(tx, unlock, { sealedKey })
        keepAnchorKey(tx, epoch, anchorKey)
        owed = resealOriginals(tx).files
        tx.detail(because)
        tx.count(files.header().slots.length)
      },
    )
  }).catch((error: unknown) => {
    release()
    throw error
  })
  let next: UnlockedFiles | undefined
  try {
    next = await prepared.publish()
    files.close()
    const db = auditedDatabase(next, deps, keys)
    const opened = openedVault(sessionOver(next, deps, db, unlock), next, [], former.openedAt)
    // Twice: both records of each anchor file are of the new epoch, so that the former generation put back is noticed.
    db.anchor()
    takeCheckpoint(opened.session)
    next.sweepGenerations()
    return { opened, owed }
  } catch (error) {
    next?.close()
    files.close()
    throw error
  }
}

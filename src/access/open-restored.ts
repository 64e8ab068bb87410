/** A restored copy of a vault: another device from here on, with both heads in its log. */
import type { AuditedDatabase } from '../audit/index.ts'
import { judgeAnchors, migrateFiles, toBase64url, type Deps, type Tx, type UnlockedFiles } from '../vault/index.ts'
import { latestDevice } from './device.ts'
import { chainFacts, detailReaders, openLog, readAnchors } from './open-log.ts'
import { finishOpening, userOfSlot, type OpenedVault } from './open-session.ts'

export interface RestoredVault {
  readonly opened: OpenedVault
  /** Acts that this computer knows of and the copy does not hold. */
  readonly missing: number
}

/**
 * Opens a copy that was just restored. What this computer's anchors know beyond it stands in the event RESTORED, with both heads;
 * from here on the copy is the vault, and what is left of the former one counts as split off.
 */
export async function openRestored(files: UnlockedFiles, deps: Deps, because: string): Promise<RestoredVault> {
  migrateFiles(files)
  const readings = readAnchors(files)
  const chain = chainFacts(files)
  const verdict = judgeAnchors(readings, chain)
  const unlock = deps.ids.uuid4()
  const log = await openLog(files, deps, detailReaders(files))
  const { count, head } = log.db.head
  becomeNewDevice(log.db, files, deps, unlock)
  const opened = finishOpening(
    files,
    deps,
    log,
    unlock,
    verdict.remarks.filter(r => r.kind !== 'equal'),
  )
  const recorded = [...readings.profile.records, ...readings.vault.records].sort((a, b) => b.count - a.count)[0]
  const missing = Math.max(0, (recorded?.count ?? 0) - count)
  opened.session.db.act(opened.session.acting, { act: 'RESTORED' }, tx => {
    const known = recorded && { count: recorded.count, head: toBase64url(recorded.head) }
    tx.detail(JSON.stringify({ because, restored: { count, head: toBase64url(head) }, recorded: known ?? null }))
    tx.count(missing)
  })
  return { opened, missing }
}

/** A restored copy is another device: what it writes must never pass for what the former one wrote (team design §2, §12.5). */
function becomeNewDevice(db: AuditedDatabase, files: UnlockedFiles, deps: Deps, unlock: string): void {
  const user = userOfSlot(db, files)
  const former = latestDevice(db)
  if (!user || !former) return
  const device = deps.ids.uuid4()
  db.act(
    { user: user.id, role: user.role, device: former.id, unlock },
    { act: 'DEVICE_REPLACED', object: { type: 'device', id: device } },
    tx => {
      tx.runSql('INSERT INTO device (id, letters, bytes) VALUES (?, ?, ?)', [
        device,
        newLetters(tx, former.letters),
        tx.random(32),
      ])
    },
  )
}

const consonants = 'BCDFGHJKLMNPRSTVWXZ'

/** Two letters of its own in human numbers, so that two devices never give out the same. */
function newLetters(tx: Tx, former: string): string {
  for (;;) {
    const letters = [...tx.random(2)].map(byte => consonants[byte % consonants.length]).join('')
    if (letters !== former) return letters
  }
}

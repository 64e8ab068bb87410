/** A vault in doubt is opened all the same, by somebody who looks after it and says why. */
import { migrateFiles, toBase64url, type Deps } from '../vault/index.ts'
import type { DoubtfulVault } from './doubt.ts'
import { detailReaders, openLog } from './open-log.ts'
import { finishOpening, type OpenedVault } from './open-session.ts'

/** Both heads and the reason stand in the log from then on. The caller has asked whether it may be. */
export async function acceptDoubt(doubtful: DoubtfulVault, because: string, deps: Deps): Promise<OpenedVault> {
  const { files, doubt, recorded, remarks } = doubtful
  files.database.setQueryOnly(false)
  migrateFiles(files)
  const { db, keys, sealedKey } = await openLog(files, deps, detailReaders(files))
  const here = { count: db.head.count, head: toBase64url(db.head.head) }
  const opened = finishOpening(files, deps, { db, keys, sealedKey }, deps.ids.uuid4(), remarks)
  // The second entry since, so that neither record of an anchor file speaks of what was given up.
  opened.session.db.act(opened.session.acting, { act: 'vault.accepted' }, tx => {
    tx.detail(JSON.stringify({ because, kind: doubt.kind, here, recorded }))
    tx.count(doubt.missing)
  })
  return opened
}

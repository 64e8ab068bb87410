/** What must be repeated in a vault, and when it is due. */
import { careTerms, momentOf } from '../vault/index.ts'
import type { OpenedVault } from './open-session.ts'

const dayMs = 24 * 60 * 60 * 1000

export function momentsOf({ files, session }: OpenedVault) {
  const at = (name: Parameters<typeof momentOf>[1]) => momentOf(session.reader, name)
  const recovery = files.slots().find(slot => slot.kind === 'recovery')
  // When papers are made one share is read back and they are at hand: the first practice is due a term later.
  const drilled = Math.max(at('drill')?.at ?? 0, recovery?.createdAt ?? 0)
  const verified = at('verify')?.at ?? files.slots()[0]?.createdAt ?? session.deps.clock.now()
  const used = at('recovery_used')
  const seen = at('recovery_seen')
  return {
    backupAt: at('backup')?.at ?? null,
    verifiedAt: at('verify')?.at ?? null,
    verifyDueAt: verified + careTerms.verifyDays * dayMs,
    drilledAt: at('drill')?.at ?? null,
    drillDueAt: drilled + careTerms.drillDays * dayMs,
    recoveryUsedAt: used && (!seen || seen.entry < used.entry) ? used.at : null,
  }
}

/** The vault as a whole: opening, closing, its users. */
import { z } from 'zod'
import { CaseId, DecisionId, PacketId, TaskId, UserId } from './ids.ts'
import { ContentAccess } from './oversight.ts'
import { PacketState } from './packet-shapes.ts'
import { procedure } from './procedure.ts'
import { Code, Done, Instant, Reason, ShortText } from './shapes.ts'

export const RoleCode = z.enum(['liaison', 'coordinator', 'privacy_officer', 'config_admin'])
export type RoleCode = z.infer<typeof RoleCode>
/** As typed: NFKC happens in the vault. */
export const Passphrase = z.string().min(1).max(1_024)

/** Where a log stands: the number of its last entry, and its head as twelve groups. */
const Standing = z.strictObject({ count: z.number().int().nonnegative(), groups: z.string().max(64) })

/** Why a vault that the passphrase opens is not shown yet. */
export const Doubt = z.strictObject({
  /** Acts are missing; another copy was worked in; an old header was put back; nothing to compare with. */
  kind: z.enum(['behind', 'fork', 'header-behind', 'none-anywhere']),
  missing: z.number().int().nonnegative(),
  /** Of the newest act that was recorded outside the vault. */
  recordedAt: Instant.nullable(),
  here: Standing,
  recorded: Standing.nullable(),
  /** This user may open it all the same, with a reason. */
  mayAccept: z.boolean(),
})
export type Doubt = z.infer<typeof Doubt>

export const VaultStatus = z.strictObject({
  unlocked: z.boolean(),
  /** The folder holds no vault yet, and one can be made in it. */
  isNew: z.boolean(),
  /** Wait this long before the next try; 0 when a try is allowed. */
  waitMs: z.number().int().nonnegative(),
  slots: z.array(z.strictObject({ id: z.number().int().positive(), label: z.string().max(200) })).max(32),
  user: z.strictObject({ id: UserId, name: z.string(), fullName: z.string(), role: RoleCode }).nullable(),
  openedAt: Instant.nullable(),
  /** Content that this user, a privacy officer, opened for a request or a reason. */
  content: ContentAccess.nullable(),
  /** `read_only`: unlocked, in doubt; `doubt` says why. Nothing of it is shown or written until that is settled. */
  mode: z.enum(['locked', 'open', 'read_only']),
  doubt: Doubt.nullable(),
  /** Codes of what unlocking found: CLOCK, AHEAD, NO_COMPARISON … */
  notices: z.array(z.string().max(64)).max(16),
})
export type VaultStatus = z.infer<typeof VaultStatus>

/** How people are known in the program: lower case, as it stands in the log. */
export const UserName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)
/** As typed; the vault judges it. */
const ShareText = z.string().trim().min(1).max(400)

/** Three recovery shares, before anything of them is used. */
const Papers = z.strictObject({
  shares: z.array(z.string().max(100)).length(3),
  /** Number of the share that must be read back. */
  readBack: z.number().int().min(1).max(3),
  /** On each paper, so that it is known to belong to this vault. */
  mark: z.string().max(16),
})

export const vault = {
  status: procedure({ permission: 'vault.unlock', audit: 'vault.status', purpose: false })
    .input(z.strictObject({}))
    .output(VaultStatus),
  unlock: procedure({ permission: 'vault.unlock', audit: 'vault.unlocked', purpose: false })
    .input(
      z.strictObject({
        slot: z.number().int().positive().optional(),
        name: ShortText.optional(),
        passphrase: Passphrase,
      }),
    )
    .output(VaultStatus),
  /** The rule of passphrases as advice: for a new vault and for another passphrase. Answers while locked. */
  judgePassphrase: procedure({ permission: 'vault.unlock', audit: 'vault.passphrase_judged', purpose: false })
    .input(z.strictObject({ passphrase: z.string().max(1_024), ownWords: z.array(z.string().max(400)).max(8) }))
    .output(
      z.strictObject({
        fault: z.enum(['PASSPHRASE_SHORT', 'PASSPHRASE_LONG', 'PASSPHRASE_COMMON']).nullable(),
        characters: z.number().int().nonnegative(),
        least: z.number().int().positive(),
        isLong: z.boolean(),
      }),
    ),
  /** First run: draws keys and shares, in memory only. KLU-11 when the folder holds anything. */
  prepare: procedure({ permission: 'vault.unlock', audit: 'vault.prepared', purpose: false })
    .input(z.strictObject({ name: UserName, fullName: ShortText, passphrase: Passphrase }))
    .output(Papers),
  /** Writes the prepared vault and opens it for its first user, once a share was read back from its paper. */
  found: procedure({ permission: 'vault.unlock', audit: 'vault.founded', purpose: false })
    .input(z.strictObject({ share: ShareText }))
    .output(VaultStatus),
  /** A lost passphrase: two of the three shares make a new access, nothing else. Only while locked; SHARE_… for what is wrong with one. */
  recover: procedure({ permission: 'vault.unlock', audit: 'vault.recovered', purpose: false })
    .input(z.strictObject({ shares: z.array(ShareText).min(2).max(3), passphrase: Passphrase }))
    .output(VaultStatus.extend({ slot: z.number().int().positive() })),
  /** After VAULT_BEHIND, VAULT_OLD_HEADER or VAULT_NO_ANCHOR: opens the vault as it is, with a reason. VAULT_FORKED for a fork. */
  accept: procedure({ permission: 'vault.manage', audit: 'vault.accepted', purpose: false })
    .input(z.strictObject({ because: Reason }))
    .output(VaultStatus),
  /** A backup of a vault in doubt, which is not opened and not changed by it. The only way out of a fork, by restoring it. */
  secure: procedure({ permission: 'vault.unlock', audit: 'vault.secured', purpose: false })
    .input(z.strictObject({ grant: z.uuid() }))
    .output(z.strictObject({ originals: z.number().int(), sound: z.boolean() })),
  lock: procedure({ permission: 'vault.unlock', audit: 'vault.locked', purpose: false })
    .input(z.strictObject({ cause: z.enum(['demand', 'idle', 'suspend', 'quit']) }))
    .output(Done),
}

const UserRow = z.strictObject({
  id: UserId,
  slot: z.number().int(),
  name: z.string(),
  fullName: z.string(),
  role: RoleCode,
  certified: z.boolean(),
})
/** Names and numbers of work, never what is in it. */
export const UserDuties = z.strictObject({
  user: UserRow,
  /** False: the access was taken away already. */
  active: z.boolean(),
  cases: z
    .array(
      z.strictObject({
        id: CaseId,
        number: z.string().max(64),
        title: z.string().max(400),
        /** Nobody else with an access is in it. */
        alone: z.boolean(),
      }),
    )
    .max(1_000),
  tasks: z
    .array(
      z.strictObject({ id: TaskId, kind: z.string().max(64), what: z.string().max(4_000), dueOn: z.string().max(32) }),
    )
    .max(10_000),
  /** Made by him and not finished: a draft, or one that others review, release or wait for. */
  packets: z.array(z.strictObject({ id: PacketId, number: z.string().max(64), state: PacketState })).max(1_000),
  /** Text that he had not finished; nobody else can read it, and it goes with the access. */
  drafts: z.number().int().nonnegative(),
  /** To be revoked with the key of the organisation, on its own machine. */
  certificates: z.array(z.strictObject({ serial: z.string().max(128), notAfter: Instant.nullable() })).max(100),
})
export type UserDuties = z.infer<typeof UserDuties>

/** Somebody asked for something that his role does not allow; the coordinator decides (R4). */
export const AccessAsked = z.strictObject({
  id: DecisionId,
  by: z.string().max(400),
  role: RoleCode,
  /** The part of the program in which it was asked. */
  place: z.string().max(64),
  because: z.string().max(4_000),
  at: Instant,
})
export type AccessAsked = z.infer<typeof AccessAsked>

export const users = {
  list: procedure({ permission: 'user.manage', audit: 'user.listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(UserRow).max(64)),
  /** With whom a case can be shared: people who work on cases, without anything about their keys. */
  colleagues: procedure({ permission: 'case.read', audit: 'user.colleagues_listed', purpose: false })
    .input(z.strictObject({}))
    .output(
      z
        .array(z.strictObject({ id: UserId, name: z.string(), fullName: z.string(), role: RoleCode, me: z.boolean() }))
        .max(64),
    ),
  add: procedure({ permission: 'user.manage', audit: 'user.added', purpose: false })
    .input(
      z.strictObject({
        name: UserName,
        fullName: ShortText,
        role: RoleCode,
        passphrase: Passphrase,
      }),
    )
    .output(z.strictObject({ user: UserId, slot: z.number().int() })),
  /** The card that `org certify` signs: public keys only. */
  card: procedure({ permission: 'vault.unlock', audit: 'user.card_made', purpose: false })
    .input(z.strictObject({ name: ShortText }))
    .output(z.strictObject({ card: z.string().max(16_384) })),
  certify: procedure({ permission: 'user.manage', audit: 'user.certified', purpose: false })
    .input(z.strictObject({ certificate: z.string().max(16_384) }))
    .output(z.strictObject({ user: UserId, serial: z.string() })),
  /** What somebody who leaves still has to do; also of who has no access any more. */
  duties: procedure({ permission: 'user.manage', audit: 'user.duties_listed', purpose: false })
    .input(z.strictObject({ user: UserId }))
    .output(UserDuties),
  /** One case or task to a colleague who works on cases. */
  handOver: procedure({ permission: 'user.manage', audit: 'user.duty_handed_over', purpose: false })
    .input(
      z.strictObject({
        user: UserId,
        kind: z.enum(['case', 'task']),
        id: z.uuid(),
        to: UserId,
        because: Reason,
      }),
    )
    .output(Done),
  /** Asks the coordinator. Asking again for the same while it is open adds nothing. */
  askAccess: procedure({ permission: 'vault.unlock', audit: 'access.asked', purpose: false })
    .input(z.strictObject({ place: Code, because: Reason }))
    .output(z.strictObject({ asked: DecisionId })),
  /** What waits for an answer, the oldest first. */
  accessAsked: procedure({ permission: 'user.manage', audit: 'access.asked_listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(AccessAsked).max(200)),
  /** Answered, whatever the answer was: what the coordinator did about it is an act of its own. */
  answerAccess: procedure({ permission: 'user.manage', audit: 'access.answered', purpose: false })
    .input(z.strictObject({ asked: DecisionId, because: Reason }))
    .output(Done),
  /** DUTIES_OPEN while cases or tasks wait, unless it cannot wait: then they stay, to be handed over afterwards. */
  disable: procedure({ permission: 'user.manage', audit: 'user.disabled', purpose: false })
    .input(
      z.strictObject({
        name: ShortText,
        because: z.string().min(1).max(4_000),
        atOnce: z.boolean().default(false),
      }),
    )
    .output(Done),
  /** Pins `org.skorg`, or takes in a revocation file; shows the twelve groups to compare. */
  trust: procedure({ permission: 'user.manage', audit: 'organisation.trusted', purpose: false })
    .input(z.strictObject({ file: z.string().max(65_536) }))
    .output(z.strictObject({ kind: z.enum(['organisation', 'revoked']), groups: z.string().max(64) })),
}

/** Care of the vault as a whole. Folders arrive as grants: no path passes through the contract. */
export const care = {
  info: procedure({ permission: 'vault.unlock', audit: 'vault.info', purpose: false })
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        vault: z.string(),
        schema: z.number().int(),
        generation: z.number().int(),
        epoch: z.number().int(),
        entries: z.number().int(),
        originals: z.number().int(),
        /** Originals that still lie sealed as before the last rotation. */
        owed: z.number().int(),
        slots: z.array(z.strictObject({ id: z.number().int(), kind: z.string(), label: z.string() })),
      }),
    ),
  /** What must be repeated: when it was done last and when it is due. Cheap, and itself no entry of the log. */
  moments: procedure({ permission: 'vault.unlock', audit: 'vault.moments', purpose: false })
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        backupAt: Instant.nullable(),
        verifiedAt: Instant.nullable(),
        verifyDueAt: Instant,
        drilledAt: Instant.nullable(),
        drillDueAt: Instant,
        /** Somebody came in with shares, and nobody who looks after the vault has said that it was seen. */
        recoveryUsedAt: Instant.nullable(),
      }),
    ),
  /** Practises recovery: would these papers open the vault? Nothing is made. SHARE_… for what is wrong with one. */
  drill: procedure({ permission: 'vault.manage', audit: 'vault.recovery_drilled', purpose: false })
    .input(z.strictObject({ shares: z.array(ShareText).min(1).max(3) }))
    .output(z.strictObject({ set: z.number().int().positive(), drillDueAt: Instant })),
  /** New papers for recovery, in memory only: the former ones count until one of these was read back. */
  drawPapers: procedure({ permission: 'user.manage', audit: 'vault.papers_drawn', purpose: false })
    .input(z.strictObject({ passphrase: Passphrase }))
    .output(Papers),
  /** With one share read back from its paper: from here on the former papers open nothing but old copies. SHARE_… otherwise. */
  usePapers: procedure({ permission: 'user.manage', audit: 'vault.papers_renewed', purpose: false })
    .input(z.strictObject({ share: ShareText, because: Reason }))
    .output(Done),
  /** Ends the warning that recovery was used, for everybody. */
  recoverySeen: procedure({ permission: 'vault.manage', audit: 'vault.recovery_seen', purpose: false })
    .input(z.strictObject({ because: Reason }))
    .output(Done),
  verify: procedure({ permission: 'vault.manage', audit: 'vault.verified', purpose: false })
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        sound: z.boolean(),
        originals: z.number().int(),
        findings: z.array(z.strictObject({ kind: z.string(), what: z.string() })).max(10_000),
        log: z.string(),
        entries: z.number().int(),
      }),
    ),
  backup: procedure({ permission: 'vault.manage', audit: 'vault.backed_up', purpose: false })
    .input(z.strictObject({ grant: z.uuid() }))
    .output(z.strictObject({ originals: z.number().int(), sound: z.boolean() })),
  /**
   * New keys for the whole vault, sealed to everybody who has an access now; passphrases and papers stay. Imports end, lists that wait are
   * forgotten. Large originals follow afterwards: `owed` counts down in `info`.
   */
  rotate: procedure({ permission: 'user.manage', audit: 'vault.rotated', purpose: false })
    .input(z.strictObject({ passphrase: Passphrase, because: Reason }))
    .output(z.strictObject({ epoch: z.number().int(), accesses: z.number().int(), owed: z.number().int() })),
  changePassphrase: procedure({ permission: 'vault.unlock', audit: 'vault.passphrase_changed', purpose: false })
    .input(z.strictObject({ current: Passphrase, next: Passphrase }))
    .output(Done),
}

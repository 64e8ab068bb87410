/**
 * What a privacy officer opened for a request or a reason (R4). It lives in this unlocking only: locking ends it, and so does its hour.
 */
import type { Purpose } from '../audit/index.ts'
import type { Permission } from '../contract/procedure.ts'
import type { Clock } from '../vault/index.ts'
import type { Role } from './tables.ts'

export const contentTermMs = 60 * 60_000

/** Reading only: nothing is decided, written, exported or sent with it, and no reporter's name is shown. */
const reading: ReadonlySet<Permission> = new Set([
  'signal.read',
  'entity.read',
  'case.read',
  'packet.read',
  'search.use',
])

export interface OpenContent {
  readonly purpose: Purpose
  readonly since: number
  readonly until: number
}

export class ContentAccess {
  #open: OpenContent | undefined
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A clock that was put back before the opening ends it as well. */
  get inForce(): OpenContent | undefined {
    const now = this.#clock.now()
    if (this.#open && (now >= this.#open.until || now < this.#open.since)) this.#open = undefined
    return this.#open
  }

  open(purpose: Purpose): OpenContent {
    const since = this.#clock.now()
    this.#open = { purpose, since, until: since + contentTermMs }
    return this.#open
  }

  close(): void {
    this.#open = undefined
  }

  /** What this role may do by it; undefined when nothing. */
  allowing(role: Role, permission: Permission): OpenContent | undefined {
    return role === 'privacy_officer' && reading.has(permission) ? this.inForce : undefined
  }
}

/** The rows of the contract that the command line asks for: its client is typed by them, whatever serves them. */
import type { annotations } from '../../src/contract/annotation.ts'
import type { audit } from '../../src/contract/audit.ts'
import type { cases } from '../../src/contract/cases.ts'
import type { entities, statements } from '../../src/contract/entities.ts'
import type { links } from '../../src/contract/links.ts'
import type { packets, recipients } from '../../src/contract/packets.ts'
import type { decisions, origins } from '../../src/contract/origins.ts'
import type { quarantine } from '../../src/contract/quarantine.ts'
import type { search } from '../../src/contract/search.ts'
import type { signals } from '../../src/contract/signals.ts'
import type { care, users, vault } from '../../src/contract/vault.ts'

// A type and not an interface: a router is anything with an index of rows.
export type Contract = {
  readonly vault: typeof vault
  readonly users: typeof users
  readonly care: typeof care
  readonly audit: typeof audit
  readonly signals: typeof signals
  readonly origins: typeof origins
  readonly decisions: typeof decisions
  readonly quarantine: typeof quarantine
  readonly search: typeof search
  readonly annotations: typeof annotations
  readonly entities: typeof entities
  readonly statements: typeof statements
  readonly links: typeof links
  readonly cases: typeof cases
  readonly packets: typeof packets
  readonly recipients: typeof recipients
}

import type { CatalogueOf } from '../catalogue.ts'
import type { startTexts as nl } from '../nl/start.ts'

export const startTexts: CatalogueOf<typeof nl> = {
  'app.name': 'Schakel',
  'app.offline': 'Works without a network',
  'app.encrypted': 'Your work is stored encrypted.',
  'app.unsafe': 'Development version: not protected',
  'app.loading': 'Looking for the vault',

  'unlock.title': 'Vault is locked',
  'unlock.first': 'Enter your passphrase to open the vault.',
  'unlock.demand': 'Locked at {time}, at your request',
  'unlock.idle': {
    one: 'Locked at {time}, after {count} minute without input',
    other: 'Locked at {time}, after {count} minutes without input',
  },
  'unlock.suspend': 'Locked at {time}, together with the system',
  'unlock.longest': 'Locked at {time}, after twelve hours',
  'unlock.failure': 'Locked at {time}, after a failure. What was saved is kept.',
  'unlock.user': 'User',
  'unlock.passphrase': 'Passphrase',
  'unlock.passphraseNeeded': 'Enter your passphrase.',
  'unlock.passphraseLong': 'The passphrase is too long.',
  'unlock.show': 'Show passphrase',
  'unlock.hide': 'Hide passphrase',
  'unlock.action': 'Unlock',
  'unlock.busy': 'Unlocking',
  'unlock.wait': { one: 'Wait {count} more second.', other: 'Wait {count} more seconds.' },
  'unlock.waitWhy': 'After a few wrong tries Schakel waits longer each time.',

  'failed.title': 'Vault cannot be opened',
  'failed.again': 'Try again',

  'open.title': 'Vault open',
  'open.since': 'Opened at {time}',
  'open.readOnly': 'This vault can only be read. Something was found that must be looked at first.',
  'open.notices': 'Found while opening',
  'open.user': 'User',
  'open.role': 'Role',
  'open.counts': 'Signals and tasks',
  'open.received': 'Received, not looked at yet',
  'open.triage': 'Being assessed',
  'open.inCase': 'In a case',
  'open.tasks': 'Open tasks',
  'open.quarantined': 'In quarantine',
  'open.noCounts': 'Your role does not show signals.',
  'open.lock': 'Lock now',
  'open.lockHint': 'The vault locks by itself after {minutes} minutes without input.',

  'role.liaison': 'liaison',
  'role.coordinator': 'coordinator',
  'role.privacy_officer': 'privacy officer',
  'role.config_admin': 'configuration administrator',

  'key.enter': 'Enter',
  'key.lock': 'Ctrl L',
}

import type { CatalogueOf } from '../catalogue.ts'
import type { startTexts as nl } from '../nl/start.ts'

export const startTexts: CatalogueOf<typeof nl> = {
  'app.name': 'Schakel',
  'app.offline': 'Works without a network',
  'app.encrypted': 'Your work is stored encrypted.',
  'app.unsafe': 'Development version: not protected',
  'app.loading': 'Looking for the vault',

  'unlock.logSound': 'Log chain was sound when verified, {moment}',
  'unlock.logBroken': 'Log chain was not sound when verified, {moment}',
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

  'unlock.recover': 'Recover with two shares',
  'unlock.otherVault': 'Other vault…',
  'unlock.recovered': 'The new access has been made and is chosen below. Open the vault with the new passphrase.',
  'recover.title': 'Recover with two shares',
  'recover.why': 'Ask two of the three holders for their recovery share.',
  'recover.first': 'First share',
  'recover.second': 'Second share',
  'recover.needed': 'Fill this in.',
  'recover.passphrase': 'New passphrase',
  'recover.after':
    'You get a new access. Its first opening stands in the log for everybody; signing takes a new certificate.',
  'recover.action': 'Make a new access',
  'recover.busy': 'Recovering',
  'recover.back': 'Back to unlocking',

  'doubt.title': 'This vault is not in its newest state',
  'doubt.why': 'Your passphrase is right. Nothing was shown or changed yet.',
  'doubt.behind': {
    one: '{count} act that was recorded before is missing. That happens when an old copy was put back or the disk lost something.',
    other:
      '{count} acts that were recorded before are missing. That happens when an old copy was put back or the disk lost something.',
  },
  'doubt.fork':
    'Two copies of this vault exist, and work went on in both. What stands in one is missing from the other.',
  'doubt.header-behind':
    'The header of the vault is older than was recorded before. Accesses that had been removed may be in it again.',
  'doubt.none-anywhere':
    'There is nothing to compare this vault with: the record in the folder and the one on this computer are missing or unreadable.',
  'doubt.here': 'In this folder',
  'doubt.recorded': 'Recorded',
  'doubt.nothingRecorded': 'nothing readable',
  'doubt.recordedAt': 'Last recorded',
  'doubt.missing': 'Missing acts',
  'doubt.entries': { one: '{count} log entry, head:', other: '{count} log entries, head:' },
  'doubt.restore':
    'Do you have a newer backup? Then restore it. First keep this state as a backup: nothing is lost by that.',
  'doubt.backup': 'Backup of this state…',
  'doubt.backupDone': 'Backup made and read back. Nothing in the vault was changed.',
  'doubt.notYou': 'A coordinator, the privacy officer or the administrator can accept it. Ask one of them.',
  'doubt.noFork':
    'A copy that was split off cannot be accepted: the work in the other copy would be lost. Continue in the other copy, or restore the backup of this one into a new folder.',
  'doubt.lock': 'Lock',
  'doubt.accept': 'Accept…',
  'doubt.acceptTitle': 'Accept this state',
  'doubt.acceptEffect': {
    one: 'The vault opens as it is. {count} act that was recorded before counts as lost. Your name, the reason and both states go into the log.',
    other:
      'The vault opens as it is. {count} acts that were recorded before count as lost. Your name, the reason and both states go into the log.',
  },
  'doubt.acceptAction': 'Accept and open',

  'failed.title': 'Vault cannot be opened',
  'failed.again': 'Try again',

  'role.liaison': 'liaison',
  'role.coordinator': 'coordinator',
  'role.privacy_officer': 'privacy officer',
  'role.config_admin': 'configuration administrator',

  'key.enter': 'Enter',
  'key.lock': 'Ctrl L',
}

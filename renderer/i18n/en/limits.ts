import type { CatalogueOf } from '../catalogue.ts'
import type { limitsTexts as nl } from '../nl/limits.ts'

export const limitsTexts: CatalogueOf<typeof nl> = {
  'limits.title': 'What Schakel does not do',
  'limits.intro': 'This page is one step away in every role and on every screen.',
  'limits.peopleHead': 'Not about people',
  'limits.itselfHead': 'Not by itself',
  'limits.againstHead': 'What Schakel does not protect against',
  'limits.againstIntro': 'We say this openly. Do not count on the program to prevent it.',
  'limits.auditHead': 'Not yet examined by third parties',
  'limits.audit':
    'This design, the cryptographic libraries noble and typage as they are used here, and the form of the recovery shares.',
  'limits.afterHead': 'After locking',
  'limits.after':
    'Sometimes something remains that the program cannot reach: in the swap file or hibernation of the computer, in the memory of the graphics card, in thumbnails of windows, in text that you pasted elsewhere and on paper. Switch on disk encryption and screen lock. A weak passphrase stays weak.',
  'limits.people1':
    'Schakel detects nothing and predicts nothing. It gives no figure, colour, percentage or order about a person.',
  'limits.people2':
    'Schakel points at nobody. The drawing does not say who matters, and the program does not suggest at whom to look.',
  'limits.people3': 'Schakel merges no persons. It proposes, with reasons, and a human being decides.',
  'limits.people4':
    'You cannot search, filter, sort or count by nationality, religion, descent, language or place of birth.',
  'limits.people5': 'Schakel keeps no lists of residents.',
  'limits.people6': 'A signal is not a finding. Help stands beside security.',
  'limits.itself1':
    'Schakel sends nothing by itself. A packet leaves only after people composed, reviewed and released it.',
  'limits.itself2': 'Schakel makes no connection to a network. It fetches no pictures or pages.',
  'limits.itself3':
    'Schakel is not approved for state secrets. It refuses everything above Departementaal Vertrouwelijk.',
  'limits.itself4': 'Schakel does not read images and does not translate.',
  'limits.itself5': 'Schakel replaces no lawyer. Legal grounds that are not confirmed yet are shown as unconfirmed.',
  'limits.against1':
    'The name of a reporter against somebody who may open the original in which it stands. Permission, alias and the check at export are rules of the program, not encryption.',
  'limits.against2':
    'Search words against somebody with access to the vault. The log holds only a digest of the question, but whoever has access can try out words.',
  'limits.against3':
    'An unlocked computer that somebody else controls. Malicious programs under your account read along.',
  'limits.against4': 'What somebody who may read remembers, photographs or passes on.',
  'limits.against5':
    'Patterns of traffic. Whoever sees the mail sees that a packet goes, when, about how large and for how many keys.',
  'limits.against6':
    'The end of the log, after the last checkpoint that left the vault. Change after it cannot be proven.',
  'limits.against7': 'Screenshots on Linux and on recent macOS. Protection of the screen does not work there.',
  'limits.against8': 'Deletion at a recipient. We can prove that we asked for it, not that it happened.',
  'limits.against9':
    'A receipt code against ourselves. The code proves that somebody opened the packet, or that one of us made it.',
  'limits.against10':
    'Later items of one delivery against an earlier one that took over the reading process. It can falsify how those are read, never an original. “Read again” uses a fresh process.',
  'limits.against11':
    'The reading process of the command line against the network, where no empty network space can be made. Schakel then says so once.',
  'limits.against12': 'Old backups with old passphrases. Whoever has both opens that copy.',
}

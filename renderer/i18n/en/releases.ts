import type { CatalogueOf } from '../catalogue.ts'
import type { releasesTexts as nl } from '../nl/releases.ts'

export const releasesTexts: CatalogueOf<typeof nl> = {
  'releases.title': 'For release',
  'releases.under': 'What somebody else has made and waits for you: review every page first, then release.',
  'releases.list': 'Packets for release',
  'releases.group.review': 'To be reviewed',
  'releases.group.release': 'Reviewed, to be released',
  'releases.group.others': 'Waits for another reviewer',
  'releases.group.own': 'Made by you',
  'releases.minor': 'minor: two reviewers',
  'releases.signed': '{done} of {needed} agreed',
  'releases.seen': '{seen} of {pages} pages opened',
  'releases.author': 'made by {author}, version {version}',
  'releases.noneAction': 'To Packets',
  'releases.none': 'Nothing waits for release',
  'releases.noneWhy': 'Once a colleague offers a packet, it stands here.',
}

import type { NotesOf } from '../catalogue.ts'
import type { releasesTexts as nl } from '../nl/releases.ts'

export const releasesNotes: NotesOf<typeof nl> = {
  'releases.title': 'heading of the screen',
  'releases.under': 'under the heading',
  'releases.list': 'name of the list for screen readers',
  'releases.group.review': 'heading in the list',
  'releases.group.release': 'heading in the list',
  'releases.group.others': 'heading in the list',
  'releases.group.own': 'heading in the list',
  'releases.minor': 'tag of a packet',
  'releases.signed': 'tag of a packet',
  'releases.seen': 'tag of a packet',
  'releases.author': 'under the recipient',
  'releases.noneAction': 'button in the middle of an empty list',
  'releases.none': 'nothing in the list',
  'releases.noneWhy': 'under "nothing waits"',
}

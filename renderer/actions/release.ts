import type { ActionRows } from './action-row.ts'

export const releaseActions = {
  'release.nextPage': { text: 'release.nextPage', keys: ['j'], bar: true },
  'release.previousPage': { text: 'release.previousPage', keys: ['k'], bar: true },
  'release.nextChange': { text: 'release.nextChange', keys: [']'] },
  'release.previousChange': { text: 'release.previousChange', keys: ['['] },
  'release.point': { text: 'release.point', keys: ['Space'], icon: 'check', bar: true },
  'release.comment': { text: 'release.comment', keys: ['c'], icon: 'chat', bar: true },
  'release.return': { text: 'release.return', keys: ['t'], bar: true },
  'release.agree': { text: 'release.agree', keys: ['a'], icon: 'reviewers', bar: true },
  'release.release': { text: 'release.release', keys: ['Ctrl+Enter'], icon: 'packet', bar: true },
} as const satisfies ActionRows

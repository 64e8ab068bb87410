export const releasesTexts = {
  'releases.title': 'Ter vrijgave',
} as const

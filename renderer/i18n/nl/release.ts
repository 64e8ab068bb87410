export const releaseTexts = {
  'release.title': 'Vrijgeven',
} as const

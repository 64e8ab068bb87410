export const searchTexts = {
  'search.title': 'Zoeken',
} as const

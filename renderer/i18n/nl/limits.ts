export const limitsTexts = {
  'limits.title': 'Wat Schakel niet doet',
} as const

export const personTexts = {
  'person.title': 'Persoon',
} as const

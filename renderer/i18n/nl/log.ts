export const logTexts = {
  'log.title': 'Logboek',
} as const

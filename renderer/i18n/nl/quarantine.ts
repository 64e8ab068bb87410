export const quarantineTexts = {
  'quarantine.title': 'Quarantaine',
} as const

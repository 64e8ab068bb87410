export const casesTexts = {
  'cases.title': 'Zaken',
} as const

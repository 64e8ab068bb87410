export const caseTexts = {
  'case.title': 'Zaak',
} as const

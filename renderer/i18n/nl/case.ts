export const caseTexts = {
  'case.title': 'Zaak',
  'case.state_open': 'Open',
  'case.state_review': 'Opnieuw bekijken',
  'case.state_closed': 'Gesloten',
} as const

export const recipientsTexts = {
  'recipients.title': 'Ontvangers',
} as const

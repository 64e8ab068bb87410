export const inboxTexts = {
  'inbox.title': 'Postvak',
} as const

export const settingsTexts = {
  'settings.title': 'Instellingen',
} as const

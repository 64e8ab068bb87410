export const importTexts = {
  'import.title': 'Importeren',
} as const

export const tasksTexts = {
  'tasks.title': 'Mijn taken',
} as const

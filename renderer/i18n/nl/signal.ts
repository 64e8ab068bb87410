export const signalTexts = {
  'signal.title': 'Signaal',
} as const

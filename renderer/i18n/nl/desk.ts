/** Unfinished text and copying, on every screen. */
export const deskTexts = {
  'draft.restored': 'Concept teruggezet, bewaard op {moment}.',
  'draft.discard': 'Concept weggooien',
  'file.tooLong': 'Dit bestand is te groot.',
  'copy.done': 'Gekopieerd met merking. Over 30 seconden is het van het klembord.',
  'copy.failed': 'Niet gekopieerd. {why}',
} as const

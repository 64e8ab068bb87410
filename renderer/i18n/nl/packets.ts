export const packetsTexts = {
  'packets.title': 'Pakketten',
} as const

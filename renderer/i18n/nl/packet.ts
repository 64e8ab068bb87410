export const packetTexts = {
  'packet.title': 'Pakket',
} as const

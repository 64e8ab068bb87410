export const networkTexts = {
  'network.title': 'Netwerk',
} as const

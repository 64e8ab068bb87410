/** Where a signal can be in its life: what its decisions add up to. */
export const signalStates = [
  'received',
  'triage',
  'merged_origin',
  'in_case',
  'forwarded',
  'unfounded',
  'closed_no_followup',
  'closed_forwarded',
  'expired',
] as const
export type SignalState = (typeof signalStates)[number]

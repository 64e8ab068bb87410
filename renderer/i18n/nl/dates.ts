/** Words for dates that stay uncertain (R44); the same everywhere. */
export const datesTexts = {
  'dates.around': 'rond {date}',
  'dates.maybe': 'mogelijk {date}',
  'dates.maybeAround': 'mogelijk rond {date}',
  'dates.until': 'tot en met {date}',
  'dates.from': 'vanaf {date}',
  'dates.between': '{from} – {until}',
} as const

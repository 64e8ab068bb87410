/** A day as the contract writes it, `YYYY-MM-DD`, in the Netherlands: terms and receipts are dated there. */
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })

export function dayText(instant: number): string {
  return day.format(instant)
}

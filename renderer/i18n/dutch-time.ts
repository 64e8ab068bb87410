/** Terms count Dutch office hours, so every clock on a screen is the Dutch one, whatever the computer is set to. */
export const dutchZone = 'Europe/Amsterdam'
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: dutchZone })

/** A day as the contract writes it: `2026-11-23`. */
export function dayText(instant: number): string {
  return day.format(instant)
}

/** Printing what the page shows on paper: its own style sheet for print decides what that is. Main sees none of it. */
import type { WebContents } from 'electron'

export type PrintOutcome = 'printed' | 'cancelled' | 'failed'

/** Opens the system's print dialog. `failed`: no printer, or the job was not taken. */
export function printPage(contents: WebContents): Promise<PrintOutcome> {
  return new Promise(resolve => {
    contents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
      resolve(isPrinted ? 'printed' : /cancel/i.test(reason) ? 'cancelled' : 'failed')
    })
  })
}

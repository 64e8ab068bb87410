/** What the preload puts on the window (main/preload/bridge.ts), and the message that brings the port. */
import { z } from 'zod'
import type { Door } from '../../src/contract/doors.ts'
import { Look } from '../../src/contract/look.ts'

export interface Bridge {
  readonly ready: () => void
  readonly lock: () => void
  readonly chooseVault: () => void
  /** Asks where a new vault is to be made; then the page starts anew on that folder. */
  readonly createVault: () => void
  /** While the vault is locked: the system's print dialog for what the page shows on paper. Null: not allowed now. */
  readonly print: () => Promise<'printed' | 'cancelled' | 'failed' | null>
  /** Puts text on the clipboard for half a minute. Only `useCopy` calls it, after the event was written. */
  readonly copy: (text: string) => void
  readonly grantDropped: (files: readonly File[]) => Promise<string | null>
  /** Opens the system's dialog; the id of a grant (one use, 60 seconds), or null when nothing was chosen. */
  readonly chooseFiles: () => Promise<string | null>
  /** `read`: take files from it; `write`: put a file in it; `backup`: make a new folder in it. */
  readonly chooseFolder: (purpose: 'read' | 'write' | 'backup') => Promise<string | null>
  /** Keeps how the window looks and applies what main has to do with it: theme, size, language of menus, idle term. */
  readonly saveLook: (look: Look) => void
  /** Hears of a look that was changed from the menu; returns the function that stops listening. */
  readonly onLook: (heard: (look: Look) => void) => () => void
  /** Hears how many seconds are left until the vault locks by itself: each minute, in the last one each second. */
  readonly onIdle: (heard: (secondsLeft: number) => void) => () => void
  /** Hears that the window is about to go; whoever hears it says `kept` as soon as nothing unfinished is left. */
  readonly onLeaving: (heard: () => void) => () => void
  readonly kept: () => void
  /** Tells of something that no page of this program does, for the log. */
  readonly tried: (door: Door) => void
}

declare global {
  interface Window {
    readonly schakel: Bridge
  }
}

/** Why and when it was locked, and what the page must show about the program itself. */
export const PageStart = z.strictObject({
  vaultChosen: z.boolean(),
  locked: z
    .strictObject({
      cause: z.enum(['demand', 'idle', 'longest', 'suspend', 'quit', 'failure']),
      at: z.number().int(),
      log: z.strictObject({ sound: z.boolean(), at: z.number().int() }).nullable(),
    })
    .nullable(),
  unsafe: z.boolean(),
  version: z.string().max(64),
  look: Look,
})
export type PageStart = z.infer<typeof PageStart>

const PortMessage = z.strictObject({ schakel: z.literal('port'), start: PageStart })

export interface Arrival {
  readonly start: PageStart
  /** Absent while no vault is chosen. */
  readonly port: MessagePort | undefined
}

/** Asks main for the port and resolves with the first one that comes; there is one for each life of a page. */
export function receivePort(): Promise<Arrival> {
  return new Promise(resolve => {
    const listen = (event: MessageEvent): void => {
      const message = event.source === window ? PortMessage.safeParse(event.data) : undefined
      if (message?.success !== true) return
      window.removeEventListener('message', listen)
      resolve({ start: message.data.start, port: event.ports[0] })
    }
    window.addEventListener('message', listen)
    window.schakel.ready()
  })
}

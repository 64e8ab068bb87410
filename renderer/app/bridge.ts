/** What the preload puts on the window (main/preload/bridge.ts), and the message that brings the port. */
import { z } from 'zod'

export interface Bridge {
  readonly ready: () => void
  readonly lock: () => void
  readonly chooseVault: () => void
  readonly grantDropped: (files: readonly File[]) => Promise<string | null>
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
    .strictObject({ cause: z.enum(['demand', 'idle', 'suspend', 'quit', 'failure']), at: z.number().int() })
    .nullable(),
  unsafe: z.boolean(),
  idleMinutes: z.number().int().positive(),
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

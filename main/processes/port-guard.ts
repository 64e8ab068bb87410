/** Between a page's port and the contract: what is not a frame of bearable size closes the port before anything decodes it. */
import type { MessagePortMain } from 'electron'

/** Characters of one message; the client's limit is the same. */
export const mostCharacters = 8 * 1024 * 1024

/** The part of a port that the contract's handler uses. */
interface GuardedPort {
  on(event: string, heard: (event?: { data: unknown }) => void): void
  postMessage(data: unknown, transfer?: MessagePortMain[]): void
}

/** `refused` is told once: after that nothing is heard any more. */
export function guarded(port: MessagePortMain, refused: () => void): GuardedPort {
  return {
    postMessage: data => port.postMessage(data),
    on(event, heard) {
      if (event !== 'message') {
        port.once('close', () => heard())
        return
      }
      port.on('message', message => {
        const data: unknown = message.data
        if (typeof data === 'string' && data.length <= mostCharacters) heard({ data })
        else {
          port.close()
          refused()
        }
      })
    },
  }
}

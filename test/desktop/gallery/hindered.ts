/**
 * What stands on a screen while its answer is not there: the page's own requests are kept back, or changed on their way into
 * ones that the vault itself turns down. The screens, the client and the vault are the real ones.
 */
import type { Page } from 'playwright-core'

export type Hindrance = 'withheld' | 'senseless' | 'forbidden'

declare global {
  /** On the page, while it is hindered. */
  var putRight: (() => void) | undefined
}

export async function hinder(page: Page, how: Hindrance): Promise<void> {
  await page.evaluate(kind => {
    globalThis.putRight?.()
    const { postMessage } = MessagePort.prototype
    const withheld: (() => void)[] = []
    globalThis.putRight = () => {
      MessagePort.prototype.postMessage = postMessage
      globalThis.putRight = undefined
      for (const send of withheld) send()
    }
    /** A request as the client writes it: its address under `u`, its input under `b`. */
    const changed = (message: string): string =>
      JSON.stringify(
        JSON.parse(message, (key: string, value: unknown): unknown => {
          if (key === 'b') return { json: kind === 'senseless' ? { nonsense: true } : {} }
          return key === 'u' && kind === 'forbidden' ? String(value).replace(/[^/]+\/[^/]+$/, 'users/list') : value
        }),
      )
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: unknown[]) {
      const send = (sent: unknown): void => {
        Reflect.apply(postMessage, this, [sent, ...rest])
      }
      // What is no request is none of the client's: drawing itself goes by such messages.
      if (typeof message !== 'string' || !message.includes('"u":')) send(message)
      else if (kind === 'withheld') withheld.push(() => send(message))
      else send(changed(message))
    }
  }, how)
}

export async function putRight(page: Page): Promise<void> {
  await page.evaluate(() => globalThis.putRight?.())
}

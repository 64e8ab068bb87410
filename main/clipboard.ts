/** Text from a vault does not stay on the clipboard: it goes after 30 seconds and at locking, unless something else stands there by then. */
import { createHash } from 'node:crypto'
import type { Clipboard } from 'electron'

const keptMs = 30_000
export const mostCopied = 1_000_000

export interface CopyKeeper {
  copy(text: string): Promise<void>
  /** Takes away at once what was copied last, if it still stands there. */
  clear(): Promise<void>
}

export function keepCopies(clipboard: Pick<Clipboard, 'writeText' | 'readText' | 'clear'>): CopyKeeper {
  // A digest, so that the text does not live on here.
  let copied: { readonly digest: string; readonly gone: NodeJS.Timeout } | undefined
  const clear = async (): Promise<void> => {
    if (copied === undefined) return
    const { digest, gone } = copied
    copied = undefined
    clearTimeout(gone)
    if (digestOf(await clipboard.readText()) === digest) clipboard.clear()
  }
  return {
    async copy(text) {
      clearTimeout(copied?.gone)
      await clipboard.writeText(text)
      copied = { digest: digestOf(text), gone: setTimeout(() => void clear(), keptMs) }
    },
    clear,
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

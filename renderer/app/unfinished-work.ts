/** What must be in the vault before the window goes: forms with unfinished text, and what was sent and not answered yet. */

/** Gives the vault what it does not hold yet; resolves when it does. */
export type Keep = () => Promise<void>

export interface UnfinishedWork {
  /** Asks this form, too, until the returned function is called. */
  readonly add: (keep: Keep) => () => void
  /** Also of forms that are gone by then: until it is answered the vault may not have it. */
  readonly send: <Sent extends Promise<unknown>>(sent: Sent) => Sent
  /** Asks every form; resolves when nothing is left to wait for. A form that fails keeps no window from going. */
  readonly kept: () => Promise<void>
}

export function unfinishedWork(): UnfinishedWork {
  const forms = new Set<Keep>()
  const underWay = new Set<Promise<unknown>>()
  return {
    add(keep) {
      forms.add(keep)
      return () => forms.delete(keep)
    },
    send(sent) {
      underWay.add(sent)
      const answered = (): unknown => underWay.delete(sent)
      sent.then(answered, answered)
      return sent
    },
    async kept() {
      const asked = [...forms].map(keep => keep())
      await Promise.allSettled([...asked, ...underWay])
    },
  }
}

/** Turns key presses into actions. It listens before the page's own parts, and leaves them what is theirs. */
import { isTypingKey, keyNameOf } from './key-names.ts'
import { keysOf } from './keys-of.ts'
import { reachable, type Binding, type RegistryStore } from './registry.ts'
import { actionRows } from './table.ts'

/** How long the first key of a sequence waits for the second. */
const sequenceMs = 1_500

export interface KeyListenerOptions {
  readonly registry: RegistryStore
  /** Called instead of an action that cannot be done now. */
  readonly refused: (why: string) => void
}

/** Until the returned function is called. */
export function listenForKeys(options: KeyListenerOptions): () => void {
  let begun: { readonly key: string; readonly at: number } | undefined
  const listen = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const key = keyNameOf(event)
    if (key === null) return
    const sequence = begun !== undefined && event.timeStamp - begun.at < sequenceMs ? `${begun.key} ${key}` : undefined
    begun = undefined
    const found =
      (sequence === undefined ? undefined : find(options.registry, sequence, event)) ??
      find(options.registry, key, event)
    if (found === undefined) {
      if (startsSequence(options.registry, key, event)) begun = { key, at: event.timeStamp }
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (found.unavailable === undefined) found.run(key)
    else options.refused(found.unavailable)
  }
  window.addEventListener('keydown', listen, { capture: true })
  return () => window.removeEventListener('keydown', listen, { capture: true })
}

function find(registry: RegistryStore, key: string, event: KeyboardEvent): Binding | undefined {
  const state = registry.getState()
  // What the screen does with a key comes before what the key does everywhere: Esc leaves an import to itself.
  const usual = reachable(state)
    .toSorted((a, b) => Number(isEverywhere(a)) - Number(isEverywhere(b)))
    .find(({ id }) => (actionRows[id].always === true || isFree(key, event)) && keysOf(id, state.taste).includes(key))
  return (
    usual ?? state.bindings.find(({ id }) => actionRows[id].always === true && keysOf(id, state.taste).includes(key))
  )
}

function isEverywhere({ id }: Binding): boolean {
  return id.startsWith('everywhere.')
}

function startsSequence(registry: RegistryStore, key: string, event: KeyboardEvent): boolean {
  const state = registry.getState()
  return (
    isFree(key, event) &&
    reachable(state).some(({ id }) => keysOf(id, state.taste).some(name => name.startsWith(`${key} `)))
  )
}

/** A list or panel that its button opened: letters find a choice there. */
const popover = '[data-trigger]'
const fields = 'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]'
/** What an element does with keys of its own. */
const taken: readonly { readonly keys: RegExp; readonly by: string }[] = [
  {
    keys: /^(Enter|Space)$/,
    by: 'button, a[href], summary, [role=row], [role=option], [role=menuitem], [role=tab], [role=switch], [role=button], input',
  },
  {
    keys: /^(Shift\+)?(Arrow\w+|Home|End|PageUp|PageDown)$/,
    by: '[role=radiogroup], [role=radio], [role=tablist], [role=slider], [role=listbox], [role=grid], [role=menu], [role=toolbar], [role=separator], input[type=radio], input[type=range]',
  },
  { keys: /^(Shift\+)?Tab$/, by: '[role=dialog]' },
  // Esc closes what a button opened, and nothing behind it.
  { keys: /^Escape$/, by: '[aria-haspopup][aria-expanded=true]' },
]

/** Whether the key is not something that the focused part of the page wants for itself. */
function isFree(key: string, event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof Element)) return true
  if (target.matches(fields) || target.closest(popover) !== null) return !isTypingKey(key)
  return !taken.some(({ keys, by }) => keys.test(key) && target.closest(by) !== null)
}

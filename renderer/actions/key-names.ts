/** Names of keys: `b`, `?`, `Shift+ArrowDown`, `Ctrl+Enter`. A printed character says its own Shift. */

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock'])

/** Null for a modifier alone. */
export function keyNameOf(event: Pressed): string | null {
  if (modifiers.has(event.key)) return null
  const isControl = event.ctrlKey || event.metaKey
  const isLetter = /^\p{L}$/u.test(event.key)
  const isPrinted = [...event.key].length === 1
  const key = event.key === ' ' ? 'Space' : isLetter ? event.key.toLowerCase() : event.key
  const hasShift = event.shiftKey && (!isPrinted || isLetter || event.key === ' ')
  return `${isControl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${hasShift ? 'Shift+' : ''}${key}`
}

/** A key that types something in a field: never taken from one. */
export function isTypingKey(name: string): boolean {
  return !name.startsWith('Ctrl+') && !name.startsWith('Alt+') && !/^(Shift\+)?F\d+$/.test(name)
}

/** A single character, the kind that people may switch off or change (WCAG 2.1.4). */
export function isCharacterKey(name: string): boolean {
  return name.split(' ').some(key => [...key.replace(/^Shift\+/, '')].length === 1 && isTypingKey(key))
}

/** The caps to draw for a key: `Ctrl+Enter` is two, `g p` is two. */
export function capsOf(name: string): string[] {
  return name.split(' ').flatMap(key => {
    const parts = key === '+' ? ['+'] : key.split(/\+(?=.)/)
    return parts.map(part => (/^\p{L}$/u.test(part) ? part.toUpperCase() : part))
  })
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf } from '../../../renderer/actions/keys-of.ts'
import { capsOf, isCharacterKey, keyNameOf } from '../../../renderer/actions/key-names.ts'
import { createRegistry, reachable } from '../../../renderer/actions/registry.ts'
import { actionRows, type ActionId } from '../../../renderer/actions/table.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { nl } from '../../../renderer/i18n/nl.ts'

const ids = Object.keys(actionRows).filter((id): id is ActionId => id in actionRows)
/** `packet.redactor.commit` stands in a dialog or a state of its own, with keys of its own. */
const partOf = (id: string): string => id.split('.').slice(0, -1).join('.')
const asShipped = { letterKeys: true, remapped: {} }

describe('the table of actions', () => {
  it('gives no key two meanings on one screen', () => {
    const everywhere = ids.filter(id => ['everywhere', 'go'].includes(partOf(id)))
    const twice = [...new Set(ids.map(partOf))].flatMap(part => {
      const here = [...new Set([...everywhere, ...ids.filter(id => partOf(id) === part)])]
      const keys = here.flatMap(id => keysOf(id, asShipped).map(key => ({ id, key })))
      return keys.filter(({ id, key }) => keys.some(other => other.key === key && other.id !== id))
    })
    // What a screen does with Esc comes before going back.
    expect(twice.filter(({ key }) => key !== 'Escape')).toEqual([])
  })

  it('has no key that is the beginning of a sequence', () => {
    const keys = ids.flatMap(id => keysOf(id, asShipped))
    const starts = new Set(keys.filter(key => key.includes(' ')).map(key => key.split(' ')[0]))
    expect(keys.filter(key => starts.has(key))).toEqual([])
  })

  it('has words for every action in both languages', () => {
    expect(ids.filter(id => !(actionRows[id].text in nl) || !(actionRows[id].text in en))).toEqual([])
  })

  it('writes every key as a press of it is named', () => {
    const wrong = ids
      .flatMap(id => actionRows[id].keys ?? [])
      .filter(key => !/^((Ctrl\+)?(Alt\+)?(Shift\+)?([^A-Z\s]|[A-Z]\w+))( \S)?$/u.test(key))
    expect(wrong).toEqual([])
  })
})

describe('the keys of a person', () => {
  it('are gone when single characters are switched off, but those with Ctrl stay', () => {
    const taste = { letterKeys: false, remapped: {} }
    expect(keysOf('go.inbox', taste)).toEqual([])
    expect(keysOf('everywhere.palette', taste)).toEqual(['Ctrl+k'])
  })

  it('replace the first key of an action', () => {
    expect(keysOf('everywhere.search', { letterKeys: true, remapped: { 'everywhere.search': 's' } })).toEqual(['s'])
  })
})

const press = (key: string, ...held: readonly ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  altKey: held.includes('altKey'),
  shiftKey: held.includes('shiftKey'),
  metaKey: held.includes('metaKey'),
})

describe('the name of a key', () => {
  it('says its Shift only where the character does not', () => {
    expect(keyNameOf(press('?', 'shiftKey'))).toBe('?')
    expect(keyNameOf(press('N', 'shiftKey'))).toBe('Shift+n')
    expect(keyNameOf(press('ArrowDown', 'shiftKey'))).toBe('Shift+ArrowDown')
    expect(keyNameOf(press('Enter', 'ctrlKey'))).toBe('Ctrl+Enter')
    expect(keyNameOf(press(' '))).toBe('Space')
    expect(keyNameOf(press('k', 'metaKey'))).toBe('Ctrl+k')
  })

  it('is none for a modifier alone', () => {
    expect(['Control', 'Shift', 'Alt', 'Meta'].map(key => keyNameOf(press(key)))).toEqual([null, null, null, null])
  })

  it('is drawn as caps that spell it', () => {
    expect(capsOf('Ctrl+k')).toEqual(['Ctrl', 'K'])
    expect(capsOf('g p')).toEqual(['G', 'P'])
    expect(capsOf('Ctrl++')).toEqual(['Ctrl', '+'])
    expect(capsOf('+')).toEqual(['+'])
    expect(capsOf('Shift+ArrowDown')).toEqual(['Shift', 'ArrowDown'])
  })

  it('is a single character or it is not, whatever is held down', () => {
    expect(['b', '?', 'Shift+n', 'g p', '1'].every(isCharacterKey)).toBe(true)
    expect(['Ctrl+k', 'F6', 'Escape', 'Enter', 'Alt+d', 'Shift+ArrowDown'].some(isCharacterKey)).toBe(false)
  })
})

describe('what can be done now', () => {
  const binding = (layer: number, run = () => undefined) => ({
    id: 'go.inbox' as const,
    layer,
    run,
    unavailable: undefined,
  })

  it('is what the topmost dialog offers, and the screen again when it is closed', () => {
    const registry = createRegistry(asShipped).getState()
    const store = createRegistry(asShipped)
    expect(reachable(registry)).toEqual([])
    store.getState().bind(binding(0))
    const close = store.getState().openLayer(1)
    expect(reachable(store.getState())).toEqual([])
    store.getState().bind(binding(1))
    expect(reachable(store.getState()).map(({ layer }) => layer)).toEqual([1])
    close()
    expect(reachable(store.getState()).map(({ layer }) => layer)).toEqual([0])
  })

  it('returns to where it was, however dialogs open and close', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }), layers => {
        const store = createRegistry(asShipped)
        store.getState().bind(binding(0))
        const closings = layers.map(layer => store.getState().openLayer(layer))
        for (const close of closings.toReversed()) close()
        expect(reachable(store.getState())).toHaveLength(1)
      }),
    )
  })
})

/** Main's keeper of the clipboard, over a clipboard of the test's own. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepCopies } from '../../../main/clipboard.ts'

let text = ''
const clipboard = {
  readText: () => Promise.resolve(text),
  writeText: (given: string) => {
    text = given
    return Promise.resolve()
  },
  clear: () => void (text = ''),
}
beforeEach(() => {
  text = ''
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('text that was copied from a vault', () => {
  it('is gone from the clipboard after 30 seconds', async () => {
    await keepCopies(clipboard).copy('woorden uit een signaal')
    await vi.advanceTimersByTimeAsync(29_000)
    expect(text).toBe('woorden uit een signaal')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(text).toBe('')
  })

  it('leaves alone what another program put there meanwhile', async () => {
    await keepCopies(clipboard).copy('woorden uit een signaal')
    text = 'boodschappenlijst'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(text).toBe('boodschappenlijst')
  })

  it('stays its own half minute when something else is copied first', async () => {
    const copies = keepCopies(clipboard)
    await copies.copy('eerst')
    await vi.advanceTimersByTimeAsync(20_000)
    await copies.copy('daarna')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(text).toBe('daarna')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(text).toBe('')
  })

  it('goes at once when the vault locks', async () => {
    const copies = keepCopies(clipboard)
    await copies.copy('woorden uit een signaal')
    await copies.clear()
    expect(text).toBe('')
  })
})

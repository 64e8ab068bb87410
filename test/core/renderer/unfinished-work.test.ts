import { describe, expect, it } from 'vitest'
import { unfinishedWork } from '../../../renderer/app/unfinished-work.ts'

/** An answer of the vault that comes when the test says so. */
function anAnswer() {
  return Promise.withResolvers<string>()
}

const noting = (asked: string[], name: string) => (): Promise<void> => {
  asked.push(name)
  return Promise.resolve()
}

/** Whether it is over after everything that was ready to go on has done so. */
async function isOver(kept: Promise<void>): Promise<boolean> {
  const ended = kept.then(() => true)
  await new Promise(resolve => {
    setImmediate(resolve)
  })
  return Promise.race([ended, Promise.resolve(false)])
}

describe('a window that is about to go', () => {
  it('asks every form that stands, and none that is gone', async () => {
    const work = unfinishedWork()
    const asked: string[] = []
    const leave = work.add(noting(asked, 'gone'))
    work.add(noting(asked, 'stands'))
    leave()
    await work.kept()
    expect(asked).toEqual(['stands'])
  })

  it('waits until the vault has answered what a form keeps at that moment', async () => {
    const work = unfinishedWork()
    const saved = anAnswer()
    work.add(async () => {
      await work.send(saved.promise)
    })
    const kept = work.kept()
    expect(await isOver(kept)).toBe(false)
    saved.resolve('saved')
    expect(await isOver(kept)).toBe(true)
  })

  it('waits for what was sent a moment before, when no form has anything left to keep', async () => {
    const work = unfinishedWork()
    const saved = anAnswer()
    work.add(() => Promise.resolve())
    void work.send(saved.promise)
    const kept = work.kept()
    expect(await isOver(kept)).toBe(false)
    saved.resolve('saved')
    expect(await isOver(kept)).toBe(true)
  })

  it('waits for what a form sent that is gone by then', async () => {
    const work = unfinishedWork()
    const saved = anAnswer()
    const leave = work.add(() => Promise.resolve())
    void work.send(saved.promise)
    leave()
    const kept = work.kept()
    expect(await isOver(kept)).toBe(false)
    saved.resolve('saved')
    expect(await isOver(kept)).toBe(true)
  })

  it('is kept by no answer that fails, and by none that came before', async () => {
    const work = unfinishedWork()
    const refused = anAnswer()
    void work.send(refused.promise).catch(() => undefined)
    const kept = work.kept()
    refused.reject(new Error('refused'))
    expect(await isOver(kept)).toBe(true)
    expect(await isOver(work.kept())).toBe(true)
  })
})

/** What the vault prepares for much coming in, and undoes again. */
import { expect, it } from 'vitest'
import { RunningImports } from '../../../src/signals/running-imports.ts'

it('prepares the vault once for all large imports together, and undoes it after the last', () => {
  const told: boolean[] = []
  const running = new RunningImports(on => told.push(on))
  for (const run of ['a', 'b', 'small']) running.start(run, undefined)
  running.isLarge('a')
  running.isLarge('b')
  running.finish('small')
  running.finish('a')
  expect(told).toEqual([true])
  running.finish('b')
  expect(told).toEqual([true, false])
})

it('leaves a vault that was locked meanwhile alone', () => {
  const told: boolean[] = []
  const running = new RunningImports(on => told.push(on))
  running.start('a', undefined)
  running.isLarge('a')
  running.endAll()
  running.finish('a')
  expect(told).toEqual([true])
})

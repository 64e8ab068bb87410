/** What was tried at shut doors reaches the log, and a page that tries a thousand times makes no thousand lines. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDoorWatch } from '../../../main/doors.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('tries at shut doors', () => {
  it('wait while nothing is unlocked, and come with their number once there is a log', () => {
    const doors = createDoorWatch()
    const told: unknown[] = []
    doors.refused('request')
    doors.refused('request')
    doors.refused('window')
    doors.openTo((door, times) => told.push([door, times]))
    expect(told).toEqual([
      ['request', 2],
      ['window', 1],
    ])
  })

  it('are told at once the first time, and together for a minute after it', () => {
    const doors = createDoorWatch()
    const told: unknown[] = []
    doors.openTo((door, times) => told.push([door, times]))
    for (let n = 0; n < 1_000; n += 1) doors.refused('file')
    expect(told).toEqual([['file', 1]])
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([
      ['file', 1],
      ['file', 999],
    ])
  })

  it('are not lost when the vault locks in between', () => {
    const doors = createDoorWatch()
    const told: unknown[] = []
    doors.openTo((door, times) => told.push([door, times]))
    doors.refused('download')
    doors.refused('download')
    doors.close()
    expect(told).toEqual([
      ['download', 1],
      ['download', 1],
    ])
    doors.refused('device')
    expect(told).toHaveLength(2)
  })
})

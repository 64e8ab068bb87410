/**
 * Security design §15, row 34, at the contract: 500 hostile strings wherever a person may write. What is taken comes back byte for byte,
 * what is not is refused with a code, and nothing breaks.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codes, isErrorCode, SchakelError } from '../../../src/contract/errors.ts'
import type { SignalId } from '../../../src/contract/ids.ts'
import { contractRows, inputsOf, textPlacesOf } from '../../support/contract-inputs.ts'
import { hostileStrings } from '../../support/hostile-strings.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

const seed = Number(process.env['SCHAKEL_SEED'] ?? Date.now() % 2 ** 31)
/** So many at each place; the next place goes on where this one stopped. */
const triedAtEach = 20

let vault: TestVault
let signal: SignalId
beforeAll(async () => {
  vault = await aVault(plainParser)
  ;({ signal } = await vault.client.signals.add({ channel: 'desk', title: 'Balie', text: 'Iemand belde.' }))
})
afterAll(() => vault.close())

/** `ok`, or a code that the screens have words for. */
async function outcomeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await call()
    // A stream says what is wrong once it is read.
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
      await unsafeStream(answer)[Symbol.asyncIterator]().next()
    return 'ok'
  } catch (error) {
    if (error instanceof SchakelError && isErrorCode(error.code)) return error.code
    return `no code of ours: ${String(error)}`
  }
}

function unsafeStream(answer: object): AsyncIterable<unknown> {
  return answer as AsyncIterable<unknown>
}

describe(`500 hostile strings (SCHAKEL_SEED=${seed})`, () => {
  const used = new Set<string>()
  let next = seed % hostileStrings.length
  // Opening and closing are another matter: a passphrase may be anything.
  const rows = contractRows.filter(({ area }) => area !== 'vault')

  it.each(rows.map(row => [row.path, row] as const))(
    'in %s are taken or refused, and break nothing',
    async (_, row) => {
      const samples = fc.sample(inputsOf(row), { seed, numRuns: 20 })
      const places = new Map(samples.flatMap(input => textPlacesOf(row, input)).map(place => [place.at, place]))
      for (const { at, put } of places.values())
        for (let n = 0; n < triedAtEach; n += 1, next = (next + 1) % hostileStrings.length) {
          const text = hostileStrings[next] ?? ''
          used.add(text)
          const area = unsafeArea(vault.client, row.area)
          const outcome = await outcomeOf(async () => await area[row.name]?.(put(text)))
          const isWell = outcome === 'ok' || (isErrorCode(outcome) && codes[outcome].class !== 'defect')
          expect(isWell, `${at} with ${JSON.stringify(text.slice(0, 80))}: ${outcome}`).toBe(true)
        }
    },
  )

  it('were all used', () => {
    expect(used.size).toBe(hostileStrings.length)
  })

  it('left the vault as sound as it was', async () => {
    const report = await vault.client.care.verify({})
    expect(report).toMatchObject({ sound: true, findings: [] })
  })
})

function unsafeArea(client: unknown, area: string): Readonly<Record<string, (input: unknown) => Promise<unknown>>> {
  return (client as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[area] ?? {}
}

/** Writes a text in one place, and says how to read what stands there. */
type Place = (text: string) => Promise<() => Promise<string | undefined>>

describe('what is taken comes back byte for byte', () => {
  const draft = { screen: 'note', object: null }
  const places: Readonly<Record<string, Place>> = {
    // First: every signal brings a task of its own, and the list of tasks ends at a thousand.
    'a task': async what => {
      const task = { about: signal, aboutType: 'signal', kind: 'other', what, dueOn: '2016-11-01' } as const
      const made = await vault.client.signals.addTask(task)
      return async () => (await vault.client.signals.tasks({})).find(({ id }) => id === made.task)?.what
    },
    'the text of a signal': async text => {
      const made = await vault.client.signals.add({ channel: 'desk', title: 'Balie', text })
      return async () =>
        (await vault.client.reading.open({ signal: made.signal })).texts.map(each => each.text).join('|')
    },
    'the title of a signal': async title => {
      const made = await vault.client.signals.add({ channel: 'desk', title, text: 'Iemand belde.' })
      return async () => (await vault.client.signals.show({ signal: made.signal })).title
    },
    'a note': async text => {
      const { id } = await vault.client.annotations.note({ signal, exact: 'belde', text })
      return async () => (await vault.client.annotations.list({ signal })).notes.find(note => note.id === id)?.text
    },
    'title and question of a case': async text => {
      const ground = (await vault.client.config.codebooks({})).legalBases[0]?.code ?? ''
      const made = await vault.client.cases.new({ title: text.slice(0, 300), question: text, purpose: 'care', ground })
      return async () => {
        const shown = await vault.client.cases.show({ case: made.case })
        return shown.title === text.slice(0, 300) ? shown.question : shown.title
      }
    },
    'a draft': async text => {
      await vault.client.drafts.save({ ...draft, text })
      return async () => (await vault.client.drafts.load(draft)).draft?.text
    },
    "a reporter's name": async name => {
      const made = await vault.client.signals.add({ channel: 'desk', title: 'Balie', text: 'Iemand belde.' })
      await vault.client.signals.setReporter({ signal: made.signal, name })
      return async () =>
        (await vault.client.signals.revealReporter({ signal: made.signal, because: 'nalezen' })).names[0]
    },
  }

  it.each(Object.entries(places))('%s', { timeout: 120_000 }, async (_, place) => {
    let taken = 0
    for (const text of hostileStrings) {
      let read: Awaited<ReturnType<Place>> | undefined
      const outcome = await outcomeOf(async () => {
        read = await place(text)
      })
      if (outcome !== 'ok') {
        expect(isErrorCode(outcome) && codes[outcome].class !== 'defect', `${text.slice(0, 80)}: ${outcome}`).toBe(true)
        continue
      }
      taken += 1
      expect(await read?.()).toBe(text)
    }
    // Refusing all of them would be easy.
    expect(taken).toBeGreaterThan(400)
  })
})

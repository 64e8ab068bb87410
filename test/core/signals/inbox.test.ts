/** Triage's lists, on a real vault with a clock of its own: order, groups, what waits, what was put off, and taking back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboxTab } from '../../../src/contract/inbox.ts'
import type { SignalId } from '../../../src/contract/ids.ts'
import { testDeps, type TestDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

const day = 86_400_000
const hour = 3_600_000
/** A Monday morning in Amsterdam. */
const now = Date.parse('2026-11-23T08:14:00Z')

let deps: TestDeps
let vault: TestVault
beforeEach(async () => {
  deps = testDeps(now)
  vault = await aVault(plainParser, deps)
})
afterEach(() => vault.close())

/** A signal that came in so long ago. */
async function received(agoMs: number, text = 'Er is iets gezegd.', organisation = 'coa') {
  deps.clock.set(now - agoMs)
  const { signal } = await vault.client.signals.add({ channel: 'phone', organisation, title: `Melding ${text}`, text })
  deps.clock.set(now)
  return signal
}
const window = async (tab: InboxTab, from = 0, limit = 50) =>
  (await vault.client.inbox.window({ tab, from, limit })).rows
const ids = async (tab: InboxTab) => (await window(tab)).map(row => row.id)
const answers = { behaviour: 'Liet filmpjes zien.', themes: ['violent_propaganda'], help: 'no' as const }

describe('the list of what is to be done', () => {
  it('goes by the end of the term, in groups of working days, and says how many', async () => {
    const monthsEnd = await received(2 * day)
    const overdue = await received(40 * day)
    const today = await received(31 * day - 6 * hour) // 31 days is the month that ends today
    const tomorrow = await received(30 * day)
    expect(await ids('todo')).toEqual([overdue, today, tomorrow, monthsEnd])
    const summary = await vault.client.inbox.summary({ tab: 'todo' })
    expect(summary.groups).toEqual([
      { group: 'overdue', count: 1 },
      { group: 'today', count: 1 },
      { group: 'tomorrow', count: 1 },
      { group: 'after', count: 1 },
    ])
    expect(summary).toMatchObject({ total: 4, tabs: { todo: 4, source: 0, gone: 0 } })
  })

  it('gives any window of a long list, and the place of a signal in it', async () => {
    const made: SignalId[] = []
    for (let n = 0; n < 7; n += 1) made.push(await received((20 - n) * day))
    expect((await window('todo', 4, 2)).map(row => row.id)).toEqual(made.slice(4, 6))
    expect(await window('todo', 7, 2)).toEqual([])
    const [, , third] = made
    if (!third) throw new Error('made')
    expect(await vault.client.inbox.place({ tab: 'todo', signal: third })).toEqual({ place: 2 })
    expect(await vault.client.inbox.place({ tab: 'closed', signal: third })).toEqual({ place: null })
  })

  it('can be narrowed to one sender, and knows which there are', async () => {
    const signal = await received(day, 'Van Nidos.', 'nidos')
    await received(day)
    expect((await vault.client.inbox.summary({ tab: 'todo' })).senders).toEqual(['coa', 'nidos'])
    const narrowed = await vault.client.inbox.summary({ tab: 'todo', sender: 'nidos' })
    expect(narrowed.total).toBe(1)
    const { rows } = await vault.client.inbox.window({ tab: 'todo', sender: 'nidos', from: 0, limit: 10 })
    expect(rows.map(row => row.id)).toEqual([signal])
  })

  it('shows on a line what its source demands, and the first words that say something', async () => {
    const signal = await received(
      day,
      'Geachte collega,\n\nDe jongere zegt dat hij is aangesproken bij het busstation van de stad.\nHij is minderjarig.',
      'nidos',
    )
    const [row] = await window('todo')
    expect(row).toMatchObject({
      id: signal,
      kind: 'signal',
      sender: 'nidos',
      minor: true,
      unread: true,
      attachments: 0,
      answerBy: null,
    })
    expect(row?.kind === 'signal' && row.opening).toMatch(/^De jongere zegt dat hij is aangesproken/)
  })

  it('takes the dot off for who opened it, and for nobody else', async () => {
    const signal = await received(day)
    await vault.client.signals.show({ signal })
    expect((await window('todo'))[0]?.unread).toBe(false)
    const other = vault.schakel.opened()
    const rows = other?.files.database.prepare('SELECT COUNT(*) AS n FROM signal_seen').get()
    expect(rows).toEqual({ n: 1 })
  })

  it('counts the same as the lines that it shows, after every kind of decision and its undoing', async () => {
    const [a, b, c] = [await received(3 * day), await received(2 * day), await received(day)]
    const check = async () => {
      const { tabs } = await vault.client.inbox.summary({ tab: 'todo' })
      for (const tab of ['todo', 'source', 'recipient', 'case', 'closed', 'gone', 'later'] as const)
        expect(await window(tab), tab).toHaveLength(tabs[tab])
      return tabs
    }
    const asked = await vault.client.inbox.ask({ signal: a, question: 'Wie zag dit?', answerBy: '2026-11-27' })
    const put = await vault.client.inbox.later({ signals: [b], until: now + 2 * hour })
    await vault.client.signals.close({ signal: c, reason: 'unfounded_retracted', because: 'ingetrokken' })
    expect(await check()).toMatchObject({ todo: 0, source: 1, later: 1, gone: 1 })
    await vault.client.decisions.undo({ decision: asked.decision, because: 'vergissing' })
    await vault.client.decisions.undo({ decision: put.decision, because: 'vergissing' })
    expect(await check()).toMatchObject({ todo: 2, source: 0, later: 0, gone: 1 })
    expect((await vault.client.signals.count({})).todo).toBe(2)
  })
})

describe('asking the source', () => {
  it('waits with a task, does the standing task to ask, and comes back with the answer', async () => {
    const signal = await received(day)
    const before = await vault.client.signals.tasks({ of: 'me' })
    expect(before.map(task => task.kind)).toEqual(['ask_source'])
    const { task } = await vault.client.inbox.ask({
      signal,
      question: 'Wat is precies gezegd?',
      answerBy: '2026-11-26',
    })
    expect(await ids('todo')).toEqual([])
    expect((await window('source'))[0]).toMatchObject({ id: signal, answerBy: '2026-11-26', state: 'triage' })
    expect((await vault.client.signals.tasks({ of: 'me' })).map(each => [each.kind, each.what])).toEqual([
      ['await_source', 'Wat is precies gezegd?'],
    ])
    await vault.client.signals.taskDone({ task, because: 'antwoord per mail ontvangen' })
    expect(await ids('todo')).toEqual([signal])
  })

  it('is taken back whole: state, question and the task that it did', async () => {
    const signal = await received(day)
    const { decision } = await vault.client.inbox.ask({ signal, question: 'Wie?', answerBy: '2026-11-26' })
    await vault.client.decisions.undo({ decision, because: 'verkeerd signaal' })
    expect((await vault.client.signals.show({ signal })).state).toBe('received')
    expect((await vault.client.signals.tasks({ of: 'me' })).map(task => task.kind)).toEqual(['ask_source'])
  })

  it('has nothing left to ask once the code is recorded (R26)', async () => {
    const signal = await received(day)
    await vault.client.signals.setHandling({ signal, code: 'H0', organisation: 'coa', function: 'loket', how: 'mail' })
    expect(await vault.client.signals.tasks({ of: 'me' })).toEqual([])
  })

  it('is refused twice, in the past, and for what is closed', async () => {
    const signal = await received(day)
    const question = { signal, question: 'Wie?', answerBy: '2026-11-26' }
    await expect(vault.client.inbox.ask({ ...question, answerBy: '2026-11-20' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await vault.client.inbox.ask(question)
    await expect(vault.client.inbox.ask(question)).rejects.toMatchObject({ code: 'ALREADY_ASKED' })
    const closed = await received(day)
    await vault.client.signals.triage({ signal: closed, help: 'no' })
    await vault.client.signals.close({ signal: closed, reason: 'no_followup_insufficient', because: 'te weinig' })
    await expect(vault.client.inbox.ask({ ...question, signal: closed })).rejects.toMatchObject({
      code: 'NOT_IN_THIS_STATE',
    })
  })
})

describe('putting off', () => {
  it('hides a signal until then, and it comes back by itself', async () => {
    const signal = await received(day)
    await vault.client.inbox.later({ signals: [signal], until: now + 2 * hour })
    expect(await ids('todo')).toEqual([])
    expect(await ids('later')).toEqual([signal])
    deps.clock.set(now + 2 * hour)
    expect(await ids('todo')).toEqual([signal])
    expect((await vault.client.inbox.summary({ tab: 'later' })).tabs.later).toBe(0)
  })

  it('takes several at once, and gives them back at once', async () => {
    const signals = [await received(2 * day), await received(day)]
    const { decision } = await vault.client.inbox.later({ signals, until: now + 2 * hour })
    expect(await ids('later')).toHaveLength(2)
    await vault.client.decisions.undo({ decision, because: 'vergissing' })
    expect(await ids('todo')).toEqual(signals)
  })

  it('never goes beyond the last working moment of the term (R54)', async () => {
    // The month ends on Sunday 6 December: the last working moment is Friday 4 December, 17:00 in Amsterdam.
    const signal = await received(17 * day)
    await expect(
      vault.client.inbox.later({ signals: [signal], until: Date.parse('2026-12-04T16:01:00Z') }),
    ).rejects.toMatchObject({ code: 'LATER_THAN_TERM' })
    await expect(vault.client.inbox.later({ signals: [signal], until: now - 1 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await vault.client.inbox.later({ signals: [signal], until: Date.parse('2026-12-04T16:00:00Z') })
  })
})

describe('to a case', () => {
  it('says everything that is missing at once (R12, R17)', async () => {
    const signal = await received(day)
    expect((await vault.client.signals.show({ signal })).missingForCase).toEqual([
      'BEHAVIOUR_NEEDED',
      'THEME_NEEDED',
      'HELP_ANSWER_NEEDED',
    ])
    await vault.client.signals.triage({ signal, ...answers })
    expect((await vault.client.signals.show({ signal })).missingForCase).toEqual([])
  })

  it('is taken back whole: out of the case and back in triage', async () => {
    const signal = await received(day)
    await vault.client.signals.triage({ signal, ...answers })
    const { case: id } = await vault.client.cases.new({ title: 'Zaak', question: 'Wat speelt hier?' })
    const { decision } = await vault.client.cases.add({ case: id, signal, because: 'zelfde vraag' })
    expect(await ids('case')).toEqual([signal])
    if (!decision) throw new Error('decision')
    await vault.client.decisions.undo({ decision, because: 'verkeerde zaak' })
    expect((await vault.client.cases.show({ case: id })).signals).toEqual([])
    expect(await ids('todo')).toEqual([signal])
    // The answers were another act: they stay.
    expect((await vault.client.signals.show({ signal })).behaviour).toBe('Liet filmpjes zien.')
  })
})

describe('closing', () => {
  it('with help leaves a task to look after it, and word to the reporter (R17, R55)', async () => {
    const signal = await received(day, 'Laat ons weten wat ermee is gedaan.')
    expect(await vault.client.inbox.closing({ signal })).toMatchObject({
      help: null,
      feedback: 'open',
      mayReopen: true,
    })
    const closing = { signal, reason: 'help_only', because: 'vraagt hulp', help: 'yes', helpTo: 'help' } as const
    await expect(vault.client.signals.close(closing)).rejects.toMatchObject({ code: 'FEEDBACK_OPEN' })
    const { decision } = await vault.client.signals.close({
      ...closing,
      helpAskedBy: 'person_consents',
      feedbackGiven: 'Dank voor uw melding.',
    })
    expect((await vault.client.signals.tasks({ of: 'me' })).map(task => task.kind)).toEqual(['help_check'])
    expect(await ids('closed')).toEqual([signal])
    await vault.client.decisions.undo({ decision, because: 'vergissing' })
    expect((await vault.client.signals.show({ signal })).help).toBeNull()
    expect((await vault.client.signals.tasks({ of: 'me' })).map(task => task.kind)).toEqual(['ask_source'])
    expect(await vault.client.inbox.closing({ signal })).toMatchObject({ help: null, feedback: 'open' })
  })

  it('accepts a reason why the reporter hears nothing, and no helper that would get more than the request', async () => {
    const signal = await received(day, 'Graag terugkoppeling.')
    const closing = { signal, reason: 'no_followup_insufficient', because: 'te weinig', help: 'no' } as const
    await expect(
      vault.client.signals.close({ ...closing, feedbackWithheld: 'adres onbekend', helpTo: 'aivd' }),
    ).rejects.toMatchObject({ code: 'CODE_UNKNOWN' })
    await vault.client.signals.close({ ...closing, feedbackWithheld: 'adres onbekend' })
    expect(await ids('closed')).toEqual([signal])
  })

  it('as unfounded leaves a stub without content, and no task that speaks of it (R56)', async () => {
    const signal = await received(day, 'In kamer 12 woont iemand.')
    const erased = await vault.client.inbox.closing({ signal })
    expect(erased.erasedOn).toContainEqual({ state: 'unfounded', on: '2026-12-23' })
    await vault.client.signals.close({ signal, reason: 'unfounded_malicious', because: 'verzonnen' })
    const [stub] = await window('gone')
    expect(stub).toMatchObject({ kind: 'stub', reason: 'unfounded_malicious', by: 'Coördinator', closedAt: now })
    expect(JSON.stringify(stub)).not.toContain('kamer')
    expect(await vault.client.signals.tasks({})).toEqual([])
    expect(await window('todo')).toEqual([])
    await expect(vault.client.inbox.closing({ signal })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the originals of a signal', () => {
  it('have none when it was typed in', async () => {
    const signal = await received(day)
    expect(await vault.client.inbox.verifyOriginal({ signal })).toEqual({ verdict: 'none' })
  })
})

/** Triage, grades, conditions, closing and undoing, on a real vault. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignalId } from '../../../src/contract/ids.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await aVault(plainParser)
})
afterEach(() => vault.close())

const typed = async (text: string, title = 'Telefoonnotitie') =>
  (await vault.client.signals.add({ channel: 'phone', organisation: 'coa', title, text })).signal
const answered = { behaviour: 'Liet filmpjes zien.', themes: ['violent_propaganda'], help: 'no' as const }

describe('triage', () => {
  it('keeps a signal without an answer to "what was said or done" out of a case (R12)', async () => {
    const signal = await typed('Hij heeft een baard en hij bidt veel.')
    await expect(
      vault.client.signals.triage({ signal, themes: ['unclear'], help: 'no', to: 'in_case' }),
    ).rejects.toMatchObject({ code: 'BEHAVIOUR_NEEDED' })
    await expect(
      vault.client.signals.triage({ signal, behaviour: 'Liet filmpjes zien.', themes: ['unclear'], to: 'in_case' }),
    ).rejects.toMatchObject({ code: 'HELP_ANSWER_NEEDED' })
    await expect(vault.client.signals.triage({ signal, ...answered, to: 'in_case' })).resolves.toEqual({
      state: 'in_case',
    })
  })

  it('refuses a theme that is about faith, appearance or descent (R11)', async () => {
    const signal = await typed('tekst')
    await expect(vault.client.signals.triage({ signal, themes: ['frequent_gebed'] })).rejects.toMatchObject({
      code: 'THEME_NOT_BEHAVIOUR',
    })
  })

  it('refuses text above Dep.V. that is typed in (R51)', async () => {
    await expect(typed('NATO SECRET: niets')).rejects.toMatchObject({ code: 'IMP-47' })
    const signal = await typed('gewoon')
    await expect(vault.client.signals.triage({ signal, behaviour: 'Stg. Geheim' })).rejects.toMatchObject({
      code: 'IMP-47',
    })
  })
})

describe('a grade', () => {
  it('is nobody’s until a person gives it, and a new one keeps the old', async () => {
    const signal = await typed('tekst')
    expect((await vault.client.signals.show({ signal })).grades).toEqual({ sender: null, own: null })
    await vault.client.signals.grade({ signal, source: 'B', information: '4', because: 'één bewoner' })
    await vault.client.signals.grade({ signal, source: 'B', information: '2', because: 'zelf gehoord' })
    expect((await vault.client.signals.show({ signal })).grades.own).toEqual({ source: 'B', information: '2' })
    const opened = vault.schakel.opened()
    expect(opened?.files.database.prepare('SELECT COUNT(*) AS n FROM grade').get()).toEqual({ n: 2 })
  })

  it('3 is refused while no second origin supports the same (R20, R24)', async () => {
    const signal = await typed('tekst')
    await expect(
      vault.client.signals.grade({ signal, source: 'B', information: '3', because: 'bevestigd' }),
    ).rejects.toMatchObject({ code: 'GRADE_NEEDS_SECOND_ORIGIN' })
  })
})

describe('conditions and consent', () => {
  it('assume H2 until the answer of the source is recorded, with who and how (R26)', async () => {
    const signal = await typed('tekst')
    expect((await vault.client.signals.show({ signal })).handling).toMatchObject({ code: 'H2', assumed: true })
    await vault.client.signals.setHandling({
      signal,
      code: 'H0',
      organisation: 'coa',
      function: 'contactpersoon',
      how: 'mail',
    })
    expect((await vault.client.signals.show({ signal })).handling).toMatchObject({ code: 'H0', assumed: false })
  })

  it('refuse a condition that lacks its parameter, and a consent without evidence (R27, R28)', async () => {
    const signal = await typed('tekst')
    await expect(
      vault.client.signals.addCondition({ signal, code: 'not_to_recipient', text: '' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(
      vault.client.signals.addConsent({
        signal,
        organisation: 'coa',
        function: 'f',
        givenOn: '2016-10-24',
        how: 'brief',
        recipients: ['dtv'],
        purposes: [],
        evidence: '',
      }),
    ).rejects.toThrow()
  })
})

describe('closing', () => {
  it('as unfounded takes the signal out of lists, search and detail at once (R56)', async () => {
    const signal = await typed('In kamer 12 woont iemand over wie geroddeld wordt.')
    const asked = { query: 'kamer 12', purpose: { code: 'quality_check' } } as const
    expect((await vault.client.search.find(asked)).hits).toHaveLength(1)
    const { decision } = await vault.client.signals.close({
      signal,
      reason: 'unfounded_malicious',
      because: 'ingetrokken',
    })
    expect((await vault.client.search.find(asked)).hits).toHaveLength(0)
    expect((await vault.client.signals.list({ limit: 50 })).rows).toHaveLength(0)
    await expect(vault.client.signals.show({ signal })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await vault.client.decisions.undo({ decision, because: 'verkeerde signaal gesloten' })
    expect((await vault.client.search.find(asked)).hits).toHaveLength(1)
  })

  it('waits for the feedback that a reporter asked for (R55)', async () => {
    const signal = await typed('Laat ons weten wat ermee is gedaan.')
    await vault.client.signals.triage({ signal, ...answered })
    await expect(
      vault.client.signals.close({ signal, reason: 'no_followup_insufficient', because: 'te weinig' }),
    ).rejects.toMatchObject({ code: 'FEEDBACK_OPEN' })
    await vault.client.signals.triage({ signal, feedbackGiven: 'gebeld op 24-10' })
    await expect(
      vault.client.signals.close({ signal, reason: 'no_followup_insufficient', because: 'te weinig' }),
    ).resolves.toMatchObject({ state: 'closed_no_followup' })
  })
})

describe('contra-indications', () => {
  it('show on the signal that they speak against, and cannot be hidden from it (R16)', async () => {
    const first = await typed('Toonde een filmpje.')
    const contra = await typed('Het was het nieuws.', 'Tegenaanwijzing')
    await vault.client.signals.contradicts({ signal: contra, contradicts: first, because: 'mentor was erbij' })
    expect((await vault.client.signals.show({ signal: first })).contradictedBy.map(s => s.id)).toEqual([contra])
    expect((await vault.client.signals.show({ signal: contra })).contradicts.map(s => s.id)).toEqual([first])
  })
})

describe('origins', () => {
  const text =
    'Een bewoner vertelde op dertig september aan de woonbegeleider dat hij in de recreatieruimte filmpjes van gevechten had gezien en dat er een nummer werd gegeven'
  it('that repeat each other are proposed with reasons; joined only by a person; then count once (R20, R21)', async () => {
    const left = await typed(`${text}.`)
    vault.deps.clock.now()
    const right = await typed(`FW: ${text}. Groet.`)
    const [proposal] = await vault.client.origins.proposals({})
    expect(proposal?.reasons).toEqual(['near_identical_text'])
    const rootOf = async (signal: SignalId) => (await vault.client.signals.show({ signal })).origin.root
    expect(await rootOf(left)).not.toBe(await rootOf(right))
    const { decision } = await vault.client.origins.same({ left, right, because: 'doorgestuurd' })
    expect(await rootOf(left)).toBe(await rootOf(right))
    expect((await vault.client.signals.show({ signal: right })).state).toBe('merged_origin')
    expect(await vault.client.origins.proposals({})).toEqual([])
    await vault.client.decisions.undo({ decision, because: 'toch niet' })
    expect(await rootOf(left)).not.toBe(await rootOf(right))
  })
})

describe('a reporter', () => {
  it('stands in a stream of its own and shows as an alias; the name takes a reason (R15, R29)', async () => {
    const signal = await typed('Een vrijwilliger meldde dit.')
    expect(await vault.client.signals.setReporter({ signal, name: 'T. Fictiva' })).toEqual({ alias: 'Melder 1' })
    const shown = await vault.client.signals.show({ signal })
    expect(JSON.stringify(shown)).not.toContain('Fictiva')
    expect(shown.origin.protected).toBe(true)
    expect(await vault.client.signals.revealReporter({ signal, because: 'terugbellen' })).toEqual({
      names: ['T. Fictiva'],
    })
    const entries = await vault.client.audit.list({ limit: 200 })
    expect(entries.map(e => e.act)).toContain('reporter.revealed')
    expect(JSON.stringify(entries)).not.toContain('Fictiva')
  })
})

describe('a case', () => {
  it('counts origins, keeps its assessment honest and closes only without open ends', async () => {
    const signal = await typed('Toonde een filmpje.')
    await vault.client.signals.triage({ signal, ...answered })
    const made = await vault.client.cases.new({
      title: 'Filmpje op locatie',
      question: 'Is er meer aan de hand dan een nieuwsuitzending?',
    })
    await vault.client.cases.add({ case: made.case, signal, because: 'zelfde locatie' })
    const assessment = {
      case: made.case,
      question: 'Wat is bekend?',
      nextStep: 'ask_source',
      conclusion: 'Eerst navragen.',
    } as const
    await expect(
      vault.client.cases.assess({ ...assessment, points: [{ side: 'for', text: 'gezien' }] }),
    ).rejects.toMatchObject({ code: 'ALTERNATIVE_NEEDED' })
    await vault.client.cases.assess({
      ...assessment,
      points: [
        { side: 'for', text: 'gezien' },
        { side: 'alternative', text: 'nieuws' },
      ],
    })
    expect(await vault.client.cases.show({ case: made.case })).toMatchObject({
      origins: 1,
      deliveries: 1,
      state: 'open',
    })
    await expect(vault.client.cases.close({ case: made.case, because: 'klaar' })).rejects.toMatchObject({
      code: 'TASKS_OPEN',
    })
    for (const task of await vault.client.signals.tasks({}))
      await vault.client.signals.taskDone({ task: task.id, because: 'gedaan' })
    await vault.client.cases.close({ case: made.case, because: 'klaar' })
    expect((await vault.client.cases.show({ case: made.case })).state).toBe('closed')
  })
})

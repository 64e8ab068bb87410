import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SignalPage } from './pages/signal-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

/** A note of a telephone call: paragraphs, two writings, somebody who is known already and much that is not. */
let desktop: FilledDesktop
let signal: SignalPage
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'case' })
  desktop.page.setDefaultTimeout(6_000)
  signal = await SignalPage.openFromCase(desktop.page, /TELEFOONNOTITIE/)
}, 120_000)
afterAll(() => desktop.close())

const button = (name: RegExp | string) => desktop.page.getByRole('button', { name })
const dialog = (name: string) => desktop.page.getByRole('dialog', { name })
const checked = (group: string) =>
  radio(group).evaluateAll(all => all.map(each => each instanceof HTMLInputElement && each.checked))
const radio = (group: string) => desktop.page.getByRole('radiogroup', { name: group }).getByRole('radio')

describe('a signal by keys alone', () => {
  it('walks its mentions one by one, and back', async () => {
    await signal.press('j')
    const first = signal.mention(/./)
    expect(await signal.hasFocus(first)).toBe(true)
    await signal.press('j', 'j')
    expect(await signal.hasFocus(first)).toBe(false)
    await signal.press('k', 'k')
    expect(await signal.hasFocus(first)).toBe(true)
  })

  it('links a mention to somebody known, with what speaks for it and against it in view', async () => {
    await signal.walkTo(/^Muhammad Darwish, persoon, nog niet gekoppeld/)
    await signal.press('Enter')
    const known = signal.picker.getByRole('option', { name: /al-Darwish/ }).first()
    await known.getByText('Pleit ervoor:').waitFor()
    await known.getByText('Pleit ertegen:').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    const at = await signal.picker
      .getByRole('option')
      .evaluateAll(options => options.findIndex(each => /al-Darwish/.test(each.textContent)))
    await signal.press(String(at + 1))
    await desktop.page
      .getByText(/^Gekoppeld aan/)
      .first()
      .waitFor()
    await expect
      .poll(() => signal.text.getByRole('button', { name: /^Muhammad Darwish, persoon, gekoppeld/ }).count())
      .toBe(2)
  })

  it('gives a link back by one key', async () => {
    await signal.press('Control+z')
    await signal.mention(/^Muhammad Darwish, persoon, nog niet gekoppeld/).waitFor()
  })

  it('makes a mention of chosen words, and something new of the mention', async () => {
    expect(await signal.chooseWords('Kadelaan', 2)).toBe('Kadelaan 12')
    await signal.press('n')
    await signal.choose(dialog('Nieuwe vermelding').getByRole('button', { name: /Soort/ }), /^Locatie/)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await signal.tabTo(button('Vermelding maken'))
    await signal.press('Enter')
    await signal.picker.getByText('Nieuwe plaats vastleggen').waitFor()
    await signal.press('1')
    await signal.mention(/^Kadelaan 12, plaats, gekoppeld aan Kadelaan 12/).waitFor()
  })

  it('makes a new person of a mention', async () => {
    expect(await signal.chooseWords('wijkagent', 1)).toBe('wijkagent')
    await signal.press('n')
    await signal.tabTo(button('Vermelding maken'))
    await signal.press('Enter')
    await signal.picker.getByText('Nieuwe persoon vastleggen').waitFor()
    await signal.choose(signal.picker.getByRole('button', { name: /Rol/ }), /^Medewerker/)
    await expect.poll(() => signal.picker.getByRole('button', { name: /Medewerker/ }).count()).toBe(1)
    const many = await signal.picker.getByRole('option').count()
    await signal.press(String(many))
    await signal.mention(/^wijkagent, persoon, gekoppeld aan wijkagent/).waitFor()
  })

  it('ties two mentions by pointing at them, with the kind of tie from the list', async () => {
    await signal.press('e')
    await signal.walkTo(/^Muhammad Darwish, persoon, gekoppeld/)
    await signal.press('Enter')
    await signal.announced('Wijs nu de tweede aan')
    await signal.walkTo(/^Kadelaan 12, plaats/)
    await signal.press('Enter')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await signal.choose(button(/Kies.* Verband$|^Verband.*Kies/), /^was op$/)
    await signal.tabTo(desktop.page.getByRole('textbox', { name: /^Wanneer/ }))
    await desktop.page.keyboard.type('2016-10-14')
    await signal.tabTo(button('Verband vastleggen'))
    await signal.press('Enter')
    await signal.announced('Verband vastgelegd')
  })

  it('records a claim and what speaks against it, of words chosen by arrow keys', async () => {
    expect(await signal.chooseWords('te', 2)).toBe('te bellen')
    await signal.press('c')
    await signal.choose(dialog('Bewering').getByRole('button', { name: /Over wie of wat/ }), /^Muhammad Darwish/)
    await signal.tabTo(dialog('Bewering').getByRole('button', { name: 'Vastleggen' }))
    await signal.press('Enter')
    await signal.announced('Bewering vastgelegd')
    expect(await signal.chooseWords('Niets', 2)).toBe('Niets opvallends')
    await signal.press('t')
    await dialog('Nuance of tegenspraak').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await signal.choose(
      dialog('Nuance of tegenspraak').getByRole('button', { name: /Over wie of wat/ }),
      /^Muhammad Darwish/,
    )
    await signal.tabTo(dialog('Nuance of tegenspraak').getByRole('button', { name: 'Vastleggen' }))
    await signal.press('Enter')
    await signal.announced('Nuance vastgelegd')
  })

  it('weighs source and information apart, neither chosen beforehand, and says why', async () => {
    await desktop.page.getByRole('heading', { name: 'Waardering 4x4 van bewering 2 van 2' }).waitFor()
    await signal.press('w')
    await expect.poll(() => signal.hasFocus(radio('Bron').first())).toBe(true)
    expect(await checked('Bron')).toEqual([false, false, false, false])
    expect(await checked('Informatie')).toEqual([false, false, false, false])
    await signal.press('ArrowDown')
    await expect.poll(() => checked('Bron')).toEqual([false, true, false, false])
    await signal.press('Tab', 'ArrowDown')
    await expect.poll(() => checked('Informatie')).toEqual([false, true, false, false])
    await signal.press('Tab')
    await desktop.page.keyboard.type('Eigen waarneming van de wijkagent.')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'signaal-waardering')
  })

  it('answers the question about the reporter and saves, of what is in a case already without a decision', async () => {
    await desktop.page.getByText('Dit signaal staat al in een zaak.', { exact: false }).first().waitFor()
    await signal.tabTo(radio('Wil de melder bericht?').first())
    await signal.press('ArrowRight', 'Space')
    await signal.tabTo(button(/^te bellen/), 'Shift+Tab')
    await signal.press('Enter')
    await desktop.page.getByRole('heading', { name: 'Waardering 4x4 van bewering 1 van 2' }).waitFor()
    await signal.press('w')
    await expect.poll(() => signal.hasFocus(radio('Bron').first())).toBe(true)
    await signal.press('ArrowDown', 'Tab', 'ArrowDown', 'Tab')
    await desktop.page.keyboard.type('De wijkagent zag het zelf.')
    await signal.press('Control+Enter')
    await signal.announced('Beoordeling opgeslagen')
    await desktop.page
      .getByText(/gegeven door L\. Vermeer/)
      .first()
      .waitFor()
  })

  it('records a condition of the source with what its kind asks for', async () => {
    await signal.tab('Voorwaarden')
    await signal.tabTo(button('Voorwaarde toevoegen…'))
    await signal.press('Enter')
    const form = dialog('Voorwaarde toevoegen')
    await signal.choose(form.getByRole('button', { name: /Voorwaarde$/ }), /ontvanger|verstrekken aan/i)
    await signal.tabTo(form.getByRole('checkbox').first())
    await signal.press('Space')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await signal.tabTo(form.getByRole('button', { name: 'Vastleggen' }))
    await signal.press('Enter')
    await form.waitFor({ state: 'detached' })
    await desktop.page.getByRole('tab', { name: /^Voorwaarden.*2/ }).waitFor()
  })

  it('translates one paragraph beside its original, and the next', async () => {
    await signal.heading.focus()
    await signal.press('b')
    await desktop.page.getByText('alinea 1 van').waitFor()
    await signal.press('Control+ArrowDown')
    await desktop.page.getByText('alinea 2 van').waitFor()
    await signal.tabTo(button('Vertalen'))
    await signal.press('Enter')
    await desktop.page.keyboard.type('About Muhammad Darwish.')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await signal.tabTo(button('Vertaling bewaren'))
    await signal.press('Enter')
    await desktop.page.getByRole('listitem').getByText('About Muhammad Darwish.').waitFor()
    await button('Verbeteren').waitFor()
    await keepPicture(desktop.page, 'signaal-vertaling')
  })

  it('asks for a translation once: a task, and nothing is sent', async () => {
    await signal.heading.focus()
    await signal.press('v')
    await signal.announced('Taak gemaakt: vertaling vragen')
    await expect.poll(() => button(/^Vertaling vragen/).getAttribute('aria-disabled')).toBe('true')
    expect(desktop.complaints).toEqual([])
  })
})

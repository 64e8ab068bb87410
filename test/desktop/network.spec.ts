import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../main/cli/run.ts'
import { NetworkPage } from './pages/network-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

/** Both stay in one azc, as two signals say: context, never a tie (R35). */
async function liveTogether(client: Client): Promise<void> {
  const [own] = await client.cases.list({})
  if (own === undefined) throw new Error('no case')
  const { signals } = await client.cases.show({ case: own.id })
  const { nodes } = await client.links.network({ case: own.id })
  const people = nodes.filter(node => node.kind === 'person')
  for (const { id: signal } of signals) {
    const { mentions } = await client.annotations.list({ signal })
    const azc = mentions.find(mention => mention.kind === 'location' && /azc Veldmeer/.test(mention.surface))
    if (azc === undefined) continue
    const place = await client.entities.create({ mention: azc.id, subkind: 'azc' })
    for (const { id } of people)
      await client.links
        .add({ type: 'resides_at', from: id, to: place.entity, statement: place.statements[0] })
        .catch(() => undefined)
    return
  }
}

/** What the graphics driver of the machine says about its own speed is none of the page's doing. */
const complaintsOf = (desktop: FilledDesktop) => desktop.complaints.filter(text => !text.includes('GL Driver Message'))

let desktop: FilledDesktop
let network: NetworkPage
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'case', also: liveTogether })
  desktop.page.setDefaultTimeout(6_000)
  network = await NetworkPage.open(desktop.page)
}, 180_000)
afterAll(() => desktop.close())

describe('the network of a case, by keys alone', () => {
  it('draws the ties and says them; no complaint of the content policy', async () => {
    await network.page.getByRole('application', { name: /4 punten en 4 verbanden/ }).waitFor()
    await keepPicture(desktop.page, 'netwerk-light')
    expect(complaintsOf(desktop)).toEqual([])
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('goes to the nearest point with an arrow, and along its ties with V', async () => {
    await network.picture.focus()
    await network.press('ArrowRight')
    await network.detail.getByRole('heading', { level: 2 }).waitFor()
    await network.press('v')
    await network.detail.getByRole('heading', { name: /Onderbouwing/ }).waitFor()
    await network.detail.getByRole('heading', { name: /Pleit ertegen/ }).waitFor()
    expect(await network.detail.locator('blockquote').count()).toBeGreaterThan(0)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('closes the drawer by Esc, with the focus back in the picture, before Esc leads anywhere else', async () => {
    await network.press('v')
    await network.detail.getByRole('button', { name: 'Sluiten' }).focus()
    await network.press('Escape')
    await network.detail.waitFor({ state: 'detached' })
    await expect.poll(() => network.picture.evaluate(each => each === document.activeElement)).toBe(true)
    await network.press('p')
    await network.page.getByRole('region', { name: 'pad zoeken' }).waitFor()
    await network.picture.focus()
    await network.press('Escape')
    await network.page.getByRole('region', { name: 'pad zoeken' }).waitFor({ state: 'detached' })
    await network.picture.waitFor()
  })

  it('hides ties outside the period, and says how many are left', async () => {
    await network.page.getByRole('checkbox', { name: /zonder datum/ }).focus()
    await network.press('Space')
    await network.page.getByText('2 van 4 verbanden getoond').waitFor()
    await network.press('Space')
    await network.page.getByText('4 van 4 verbanden getoond').waitFor()
  })

  it('offers in the list everything that the picture has (R45), an azc as context only (R35)', async () => {
    await network.showList()
    await network
      .row(/Youssef el-Haddad.*gebruikt/)
      .first()
      .waitFor()
    await network.row(/beiden gebruiken/).waitFor()
    await network.list.getByText('Context: zelfde verblijf, geen verband').waitFor()
    expect(await network.row(/^azc Veldmeer/).count()).toBe(0)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'netwerk-lijst-light')
  })

  it('finds the paths between two people, never through where they live', async () => {
    await network
      .row(/^Mohammed al-Darwish/)
      .first()
      .click()
    await network.press('p')
    await network.page.getByRole('combobox', { name: 'Naar' }).focus()
    await network.page.keyboard.type('Youssef')
    await network.press('ArrowDown', 'Enter')
    await network.page.getByText('2 paden gevonden').waitFor()
    expect(await network.page.getByRole('button', { name: /azc/ }).count()).toBe(0)
    await network.page.getByRole('button', { name: 'Pad sluiten' }).click()
  })

  it('opens a person with the case as purpose, and comes back', async () => {
    await network
      .row(/^Mohammed al-Darwish/)
      .first()
      .click()
    await network.press('Enter')
    await desktop.page.getByRole('heading', { level: 1, name: /Mohammed al-Darwish/ }).waitFor()
    await desktop.page.getByText(/Geopend voor: Werken aan een zaak/).waitFor()
    await desktop.page.getByRole('heading', { name: 'Mogelijk dezelfde persoon' }).waitFor()
  })
})

describe('a person', () => {
  const heading = (name: string) => desktop.page.getByRole('heading', { name })

  it('has every name in its own script, sources, and what may be the same person with reasons', async () => {
    await desktop.page.getByRole('region', { name: 'Namen', exact: true }).getByText('محمد درويش').waitFor()
    await heading('Berichten en herkomst').waitFor()
    await desktop.page.getByRole('rowheader', { name: 'telt niet mee' }).first().waitFor()
    await keepPicture(desktop.page, 'persoon-light')
    expect(complaintsOf(desktop)).toEqual([])
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('gives three answers of one weight, none chosen, and asks why', async () => {
    await desktop.page.keyboard.press('w')
    const dialog = desktop.page.getByRole('dialog', { name: /Niet dezelfde/ })
    await dialog.getByRole('button', { name: 'Vastleggen' }).click()
    await dialog.getByText('Geef een reden.').waitFor()
    await desktop.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('shows what two would be as one before anybody joins them', async () => {
    await desktop.page.keyboard.press('s')
    const dialog = desktop.page.getByRole('dialog', { name: /samenvoegen/ })
    await dialog.getByText(/vormen, \d+ herkomst/).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await dialog.getByRole('textbox').fill('zelfde V-nummer en telefoon')
    await dialog.getByRole('button', { name: 'Samenvoegen' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(complaintsOf(desktop)).toEqual([])
  })

  it('is put side by side with somebody of the same case by hand; nothing is joined by that', async () => {
    await desktop.page.keyboard.press('c')
    const dialog = desktop.page.getByRole('dialog', { name: 'Waarmee vergelijken?' })
    await dialog.getByRole('option', { name: /Youssef/ }).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await dialog.getByRole('option', { name: /Youssef/ }).focus()
    await desktop.page.keyboard.press('Enter')
    const card = desktop.page.getByRole('region', { name: 'Naast elkaar gezet' })
    await card.getByRole('button', { name: /Onbeslist/ }).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'persoon-vergelijken')
    await desktop.page.keyboard.press('o')
    await desktop.page.getByRole('dialog', { name: /Onbeslist/ }).waitFor()
    await desktop.page.keyboard.press('Escape')
    await desktop.page.getByRole('dialog').waitFor({ state: 'detached' })
    await desktop.page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await heading('Namen').waitFor()
  })

  it('gives up a mention that is of somebody else, with a reason, and keeps what the source wrote', async () => {
    await desktop.page.keyboard.press('e')
    const dialog = desktop.page.getByRole('dialog', { name: 'Bewerken' })
    const mentions = dialog.getByRole('listitem')
    await mentions.first().waitFor()
    const before = await mentions.count()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'persoon-bewerken')
    await mentions.last().getByRole('button', { name: 'Losmaken…' }).focus()
    await desktop.page.keyboard.press('Enter')
    const why = desktop.page.getByRole('dialog', { name: 'Vermelding losmaken' })
    await expect.poll(() => why.getByRole('textbox').evaluate(each => each === document.activeElement)).toBe(true)
    await desktop.page.keyboard.type('gaat over zijn broer')
    await why.getByRole('button', { name: 'Losmaken' }).focus()
    await desktop.page.keyboard.press('Enter')
    await why.waitFor({ state: 'detached' })
    await expect.poll(() => mentions.count()).toBe(before - 1)
    await desktop.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('begins a packet about this person by one key, and comes back', async () => {
    await desktop.page.keyboard.press('p')
    await desktop.page.getByRole('dialog', { name: /pakket/i }).waitFor()
    await desktop.page.keyboard.press('Escape')
    await desktop.page.getByRole('dialog').waitFor({ state: 'detached' })
    await desktop.page.keyboard.press('Alt+ArrowLeft')
    await heading('Namen').waitFor()
  })

  it('is left for the network by one key', async () => {
    await desktop.page.keyboard.press('n')
    await network.picture.waitFor()
  })
})

describe('a place', () => {
  it('is given its kind by a person, and says so', async () => {
    await network.picture.focus()
    await network.showList()
    await network
      .row(/^wegrestaurant De Grenskei/)
      .first()
      .click()
    await network.press('Enter')
    await desktop.page.getByRole('heading', { level: 1, name: /De Grenskei/ }).waitFor()
    await network.press('e')
    const kind = desktop.page.getByRole('dialog', { name: 'Bewerken' }).getByRole('button', { name: /Soort plaats/ })
    await kind.focus()
    await network.press('Enter', 'ArrowDown', 'Enter')
    await desktop.page.getByText('Soort plaats vastgelegd').first().waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    expect(complaintsOf(desktop)).toEqual([])
  })
})

/** Taking in, in the real program: by dropping and by keys alone, stopped, behind another screen; lists, notes and quarantine. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { in1251 } from '../support/charsets.ts'
import { sampleFiles, truth } from '../support/samples.ts'
import { ImportPage } from './pages/import-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
let page: ImportPage
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'users' })
  page = new ImportPage(desktop.app, desktop.page)
}, 120_000)
afterAll(() => desktop.close())

const picture = (name: string) => keepPicture(desktop.page, name)
const folder = (name: string): string => {
  const path = join(desktop.root, name)
  mkdirSync(path, { recursive: true })
  return path
}
/** Without a date a mail is flagged, and the next is read in a process of its own: that takes long enough to be stopped. */
function mails(name: string, count: number, { isDated = true } = {}): string {
  const path = folder(name)
  const date = isDated ? 'Date: Fri, 18 Nov 2016 09:00:00 +0100\r\n' : ''
  for (let n = 0; n < count; n += 1) {
    const text = `${date}Message-ID: <${name}${n}@coa.example>\r\nFrom: coa@coa.example\r\nSubject: ${name} ${n}\r\n\r\nRegel ${n}\r\n`
    writeFileSync(join(path, `m${String(n).padStart(4, '0')}.eml`), text)
  }
  return path
}
const heading = (name: string) => desktop.page.getByRole('heading', { level: 1, name }).waitFor()

describe('the import screen', () => {
  it('says what can be done while nothing came in', async () => {
    await page.open()
    await desktop.page.getByText('Sleep bestanden of mappen naar dit venster').waitFor()
    await desktop.page.getByText('Niets in quarantaine').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('importeren-leeg-light')
  })

  it('takes files dropped on any screen, and closes the sum as stated (R48)', async () => {
    await page.press('g', 'p')
    await heading('Postvak')
    const samples = folder('samples')
    for (const path of sampleFiles()) copyFileSync(path, join(samples, path.split('/').at(-1) ?? ''))
    const drag = await page.drag(readdirSync(samples).map(name => join(samples, name)))
    await page.overlay.waitFor()
    await picture('importeren-slepen-light')
    await drag.drop()
    await page.done.waitFor()
    expect(await page.overlay.isVisible()).toBe(false)
    const { received, registered, lists, duplicates, quarantined, refused } = truth.importSummary
    expect({
      received: await page.count('Ontvangen'),
      registered: await page.count('Nieuw signaal'),
      lists: await page.count('Lijst van personen'),
      duplicates: await page.count('Al ontvangen, gelijk bestand'),
      quarantined: await page.count('In quarantaine'),
      refused: await page.count('Geweigerd'),
    }).toEqual({ received, registered, lists, duplicates, quarantined, refused })
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('says of a list what became of each of its rows, in numbers', async () => {
    await page.look('Lijst van personen')
    await desktop.page
      .getByText(/30 regels, 6 niet overgenomen, 23 zonder opmerking, 1 niet te lezen · kies regels/)
      .waitFor()
    await picture('importeren-lijst-uitkomst-light')
  })

  it('leads from an item to its signal and back', async () => {
    await page.look('Nieuw signaal')
    await desktop.page.getByRole('option', { name: /^S01_coa/ }).dblclick()
    await desktop.page.getByRole('heading', { level: 1, name: 'Importeren' }).waitFor({ state: 'detached' })
    await page.press('Alt+ArrowLeft')
    await page.done.waitFor()
  })

  it('says how the letters were read, and shows them in another set of characters (R49)', async () => {
    const path = join(folder('letters'), 'brief.txt')
    writeFileSync(path, in1251('Свидетель видел его на станции вместе с двумя мужчинами.\n'))
    await page.choose('b', [path])
    await desktop.page.getByText('1 van 1, in').waitFor()
    await page.look('Nieuw signaal')
    await desktop.page.getByRole('option', { name: /^brief/ }).dblclick()
    const read = desktop.page.getByRole('list', { name: 'Hoe het gelezen is' })
    await read.getByText('Gelezen als windows-1251; er was geen tekenset opgegeven.').waitFor()
    await read.getByText(/^Tekens onzeker/).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('signaal-gelezen-als-light')
    await page.press('o')
    await desktop.page.getByRole('button', { name: /Bekijk de letters als/ }).focus()
    await page.press('Enter')
    await desktop.page.getByRole('option', { name: 'koi8-r' }).waitFor()
    await page.press('k', 'Enter')
    await desktop.page.getByText('De uitgelezen tekst blijft gelezen als windows-1251').waitFor()
    await desktop.page.getByText('яБХДЕРЕКЭ').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await page.press('Alt+ArrowLeft')
    await page.done.waitFor()
  })

  it('takes a whole folder by key; what cannot be read is set aside or refused with its reason', async () => {
    const path = mails('COA-export', 12)
    writeFileSync(join(path, 'leeg.txt'), '')
    writeFileSync(
      join(path, 'programma.exe'),
      Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(200)]),
    )
    writeFileSync(join(path, 'levering.zip'), Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]))
    writeFileSync(join(path, 'notitie.txt'), 'Stg. GEHEIM\n\nWat hier niet mag zijn.\n')
    await page.choose('m', [path])
    await desktop.page.getByText('16 van 16, in').waitFor()
    await desktop.page.getByText('Hoger gerubriceerd: gebruik de aangewezen weg.').waitFor()
    await page.quarantine.getByRole('row', { name: /programma\.exe/ }).waitFor()
    expect(await page.count('Ontvangen')).toBe(16)
    expect(await page.count('Geweigerd')).toBe(2)
    expect(await page.count('In quarantaine')).toBe(2)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('importeren-klaar-light')
  })

  it('accounts for how far everything was read, and stays open until somebody accepts what is missing', async () => {
    const account = desktop.page.getByRole('region', { name: /^Hoe ver alles is gelezen/ })
    await account.getByText('open', { exact: true }).waitFor()
    expect(await account.getByRole('row', { name: /^Berichten/ }).textContent()).toBe('Berichten121200')
    await account.getByText('2 stukken geweigerd').waitFor()
    await account.getByText('2 stukken in quarantaine, nog niet besloten').waitFor()
    await account.scrollIntoViewIfNeeded()
    await picture('importeren-verantwoording-light')
    await page.press('a')
    const dialog = desktop.page.getByRole('dialog', { name: 'Aanvaarden wat ontbreekt' })
    await dialog.getByRole('button', { name: 'Aanvaarden' }).click()
    await dialog.getByText('Geef een reden.').waitFor()
    await desktop.page.keyboard.type('leeg en geheim: bij de afzender gemeld')
    await dialog.getByRole('button', { name: 'Aanvaarden' }).click()
    await account.getByText('Aanvaard door').waitFor()
    await account.getByText('aanvaard', { exact: true }).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('stops when asked: what was read stays, the rest is said to be not read', async () => {
    const path = mails('veel', 200, { isDated: false })
    await page.choose('m', [path])
    await desktop.page.getByRole('region', { name: 'Bezig met lezen' }).waitFor()
    await desktop.page.getByRole('rowheader', { name: 'Nieuw signaal' }).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('importeren-bezig-light')
    await page.press('s')
    await page.stopped.waitFor()
    const [registered, notRead] = [await page.count('Nieuw signaal'), await page.count('Niet gelezen')]
    expect(registered + notRead).toBe(200)
    expect(notRead).toBeGreaterThan(0)
  })

  it('goes on behind another screen after Esc, and says so at the foot', async () => {
    await page.choose('m', [mails('achter', 120)])
    await desktop.page.getByRole('region', { name: 'Bezig met lezen' }).waitFor()
    await page.press('Escape')
    await heading('Postvak')
    const status = desktop.page.getByRole('contentinfo').getByRole('button', { name: /^Import/ })
    await status.waitFor()
    await desktop.page.getByRole('button', { name: 'Import klaar: 120 nieuw' }).waitFor()
    await status.click()
    await page.done.waitFor()
    expect(await page.count('Nieuw signaal')).toBe(120)
  })
})

describe('a list of persons', () => {
  it('offers rows with a remark, none chosen, and takes one by keys with a theme (R6)', async () => {
    await desktop.page.getByRole('button', { name: 'Regels met opmerking…' }).click()
    await page.rows.waitFor()
    expect(await page.rows.getByRole('option').count()).toBe(6)
    expect(await page.rows.getByRole('option', { selected: true }).count()).toBe(0)
    await page.press('j')
    expect(await desktop.page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('lijst-regels-light')
    await desktop.page.getByRole('checkbox', { name: 'Onduidelijk' }).focus()
    await page.press('Space', 'v')
    await desktop.page.getByRole('button', { name: 'Naar het signaal' }).waitFor()
    await page.rows
      .getByRole('option', { name: /Regel 3/ })
      .getByText('al overgenomen')
      .waitFor()
  })

  it('leaves memory when a person is done with it', async () => {
    await page.press('x')
    await heading('Importeren')
    await desktop.page.getByRole('button', { name: 'Regels met opmerking…' }).waitFor({ state: 'detached' })
  })
})

describe('a note', () => {
  it('starts with words that were pasted, warns of a citizen number and names what is missing (R38)', async () => {
    await page.paste('Bewoner noemt het nummer 123456782.')
    await heading('Notitie intypen')
    await desktop.page.getByText(/lijkt op een burgerservicenummer|op een burgerservicenummer lijkt/).waitFor()
    await picture('notitie-geplakt-light')
    await page.press('Control+Enter')
    await desktop.page.getByText('Geef een onderwerp.').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('notitie-light')
  })

  it('with a marking above what is allowed is refused, with the way to go (R51)', async () => {
    await desktop.page.getByLabel('Onderwerp').fill('Stg. Confidentieel')
    await page.press('Control+Enter')
    await desktop.page
      .getByRole('alert')
      .getByText(/aangewezen weg/)
      .waitFor()
  })

  it('becomes a signal by keys alone', async () => {
    await desktop.page.getByLabel('Onderwerp').fill('Telefoon van de opvang')
    await desktop.page.getByLabel('Wat is er gezegd of gezien?').fill('Iemand vroeg waar de reis heen ging.')
    await page.press('Control+Enter')
    await desktop.page.getByRole('heading', { level: 1, name: 'Notitie intypen' }).waitFor({ state: 'detached' })
    await desktop.page.getByText('Iemand vroeg waar de reis heen ging.').first().waitFor()
  })
})

describe('quarantine', () => {
  it('shows the first bytes without opening anything', async () => {
    await page.press('g', 'q')
    await heading('Quarantaine')
    const program = page.quarantine.getByRole('row', { name: /programma\.exe/ })
    await program.click()
    await page.press('Enter')
    await desktop.page.getByText(/00000000 {2}4d 5a/).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('quarantaine-light')
  })

  it('takes a dangerous item in only when a second person decides the same', async () => {
    await page.press('v')
    const ask = desktop.page.getByRole('dialog', { name: 'Om opname vragen' })
    await ask.waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await desktop.page.keyboard.type('nagevraagd bij de afzender')
    await ask.getByRole('button', { name: 'Tweede persoon vragen' }).click()
    await desktop.page.getByText('U vroeg om opname.').waitFor()
    await desktop.handTo('coordinator')
    page = new ImportPage(desktop.app, desktop.page)
    await page.press('g', 'q')
    await desktop.page.getByText(/wil dit opnemen: nagevraagd bij de afzender/).waitFor()
    await page.quarantine.getByRole('row', { name: /programma\.exe/ }).click()
    await page.press('v')
    const second = desktop.page.getByRole('dialog', { name: 'Als tweede persoon opnemen' })
    await second.waitFor()
    await desktop.page.keyboard.type('eens')
    await second.getByRole('button', { name: 'Opnemen' }).click()
    await page.quarantine.getByRole('row', { name: /programma\.exe/ }).waitFor({ state: 'detached' })
  })

  it('erases what is sent back, for a reason', async () => {
    await page.quarantine.getByRole('row', { name: /levering\.zip/ }).waitFor()
    await page.press('t')
    const dialog = desktop.page.getByRole('dialog', { name: 'Terug naar afzender' })
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Wissen en terugvragen' }).click()
    await dialog.getByText('Geef een reden.').waitFor()
    await desktop.page.keyboard.type('gebeld, stuurt het opnieuw')
    await dialog.getByRole('button', { name: 'Wissen en terugvragen' }).click()
    await desktop.page.getByText('Niets in quarantaine').waitFor()
  })

  it('left the page without a complaint', () => {
    expect(desktop.complaints).toEqual([])
  })
})

describe('in English and dark', () => {
  it('reads as complete', async () => {
    const dark = await openFilledDesktop({ stage: 'users', language: 'en', colours: 'dark' })
    try {
      const files = join(dark.root, 'dark')
      mkdirSync(files)
      for (const path of sampleFiles()) copyFileSync(path, join(files, path.split('/').at(-1) ?? ''))
      writeFileSync(join(files, 'delivery.zip'), Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]))
      const taken = new ImportPage(dark.app, dark.page)
      await taken.press('g', 'm')
      await taken.choose('m', [files])
      await dark.page.getByRole('region', { name: 'Done', exact: true }).waitFor()
      await dark.page.getByRole('row', { name: /delivery\.zip/ }).waitFor()
      expect(await accessibilityProblems(dark.page)).toEqual([])
      await keepPicture(dark.page, 'import-done-dark')
    } finally {
      await dark.close()
    }
  })
})

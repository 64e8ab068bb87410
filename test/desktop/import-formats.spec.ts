/** What partners send, in the real program: each kind is read in a cell, and its signal says what stands in it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesOf, zipOf } from '../support/foreign.ts'
import { nestedMail } from '../support/nested-mail.ts'
import { aMsg, aTnef } from '../support/outlook.ts'
import { aPng } from '../support/pictures.ts'
import { aPst } from '../support/pst.ts'
import { ImportPage } from './pages/import-page.ts'
import { SignalPage } from './pages/signal-page.ts'
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

const item = {
  properties: {
    0x0037: 'Zorgen over een bewoner',
    0x0039: new Date('2016-11-17T09:00:00Z'),
    0x1000: 'Zij sprak over vertrek. Zie het verslag.',
    0x0c1a: 'A. de Boer',
    0x0c1f: 'a.deboer@coa.example',
  },
  attachments: [{ properties: { 0x3707: 'verslag.txt', 0x3701: bytesOf('Het verslag van het gesprek.') } }],
}
const mail = (n: number) =>
  `From: coa@coa.example\nDate: Thu, 17 Nov 2016 10:0${n}:00 +0100\nSubject: Uit het postvak ${n}\n\nRegel ${n}\n`
const line = 'From coa@coa.example Thu Nov 17 10:00:00 2016\n'
const cell = (reference: string, words: string) => `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`

const files: Readonly<Record<string, string | Uint8Array>> = {
  'bericht.msg': aMsg(item),
  'winmail.dat': aTnef({ properties: { ...item.properties, 0x0037: 'Uit winmail.dat' } }),
  'archief.pst': aPst({
    folders: [{ name: 'Postvak IN', items: [{ properties: { ...item.properties, 0x0037: 'Uit het archief' } }, item] }],
  }),
  'postvak.mbox': line + mail(1) + '\n' + line + mail(2),
  'cijfers.xlsx': zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cell('A1', 'Maand')}${cell('B1', 'Meldingen')}</row></sheetData></worksheet>`,
  }),
  'brief.rtf': '{\\rtf1\\ansi Een brief in RTF\\par}',
  'overleg.ics': 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Overleg in Veldmeer\nEND:VEVENT\nEND:VCALENDAR\n',
  'kaart.vcf': 'BEGIN:VCARD\nFN:J. Jansen\nTEL:06-11111111\nEND:VCARD\n',
  'gegevens.json': '{"melding": "uit een ander systeem"}',
  'foto.png': aPng(20, 30),
}

it('takes each kind in, a mailbox message by message', async () => {
  const folder = join(desktop.root, 'soorten')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  await page.open()
  await page.choose('m', [folder])
  await desktop.page.getByText('10 van 10, in').waitFor()
  expect(await page.count('Ontvangen')).toBe(12)
  expect(await page.count('Nieuw signaal')).toBe(12)
})

it('shows an Outlook message with its sender, its words and its attachment', async () => {
  await page.look('Nieuw signaal')
  await desktop.page.getByRole('option', { name: /^bericht\.msg/ }).dblclick()
  await desktop.page.getByText('Zij sprak over vertrek. Zie het verslag.').first().waitFor()
  await desktop.page
    .getByText(/verslag\.txt/)
    .first()
    .waitFor()
  expect(await accessibilityProblems(desktop.page)).toEqual([])
  await keepPicture(desktop.page, 'signaal-outlook-light')
  await page.press('Alt+ArrowLeft')
  await page.done.waitFor()
})

it('shows the rows of a workbook', async () => {
  await page.look('Nieuw signaal')
  await desktop.page.getByRole('option', { name: /^cijfers\.xlsx/ }).dblclick()
  await desktop.page
    .getByText(/Maand\s+Meldingen/)
    .first()
    .waitFor()
  await keepPicture(desktop.page, 'signaal-werkmap-light')
})

it('shows a mail as the tree it is, opened and walked by keys alone', async () => {
  const path = join(desktop.root, 'alles.eml')
  writeFileSync(path, nestedMail())
  await page.press('Alt+ArrowLeft')
  await page.open()
  await page.choose('b', [path])
  await desktop.page.getByText('1 van 1, in').waitFor()
  await page.look('Nieuw signaal')
  await desktop.page
    .getByRole('option', { name: /^alles\.eml/ })
    .first()
    .dblclick()
  const signal = await SignalPage.shown(desktop.page)
  await desktop.page.getByText('Verborgen kopie aan').first().waitFor()
  expect(await desktop.page.getByText('balie@coa.example').first().isVisible()).toBe(true)
  const parts = desktop.page.getByRole('button', { name: 'Binnengekomen: 10 delen 2 niet gelezen' })
  await signal.tabTo(parts)
  await page.press('Enter')
  const tree = desktop.page.getByRole('list', { name: 'Delen van wat er binnenkwam' })
  await tree.getByText('versleuteld; bewaard, niet geopend').waitFor()
  await tree.getByText('lijst van personen; niet bewaard').waitFor()
  // A list within a list: what lies in the mail that lies in it.
  const inner = tree.getByRole('listitem').filter({ hasText: 'eerder.txt' })
  expect(await inner.count()).toBe(5)
  expect(await accessibilityProblems(desktop.page)).toEqual([])
  await keepPicture(desktop.page, 'signaal-delen-light')
  await signal.tabTo(tree.getByRole('button', { name: 'eerder.txt' }))
  await page.press('Enter')
  await desktop.page.getByText('Een verslag van vorige week.').first().waitFor()
  await expect
    .poll(() => signal.hasFocus(desktop.page.getByRole('group', { name: 'Origineel', exact: true })))
    .toBe(true)
})

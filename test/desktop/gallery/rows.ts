/** Every screen that a role can reach and its main states, in the order in which somebody would walk past them. */
import { chmodSync, copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Person } from '../../../main/cli/demo/stage.ts'
import { samplesFolder } from '../../support/samples.ts'
import { answerDialogs } from '../support/program.ts'
import { passphrase } from '../support/vault.ts'
import type { Visit } from './visit.ts'

export interface Row {
  /** Under which its picture is kept. */
  readonly name: string
  readonly reach: (visit: Visit) => Promise<void>
  /** The vault does not answer, or is asked something else than the page meant: shown as it stands, and put right afterwards. */
  readonly isHindered?: true
}

/** Before anybody is let in. */
export const lockedRows: readonly Row[] = [
  { name: 'ontgrendelen', reach: v => v.button('unlock.action').waitFor() },
  {
    name: 'ontgrendelen-fout',
    reach: async v => {
      await v.page.getByLabel(v.t('unlock.passphrase'), { exact: true }).fill('een andere wachtzin dan de juiste')
      await v.button('unlock.action').click()
      await v.page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'herstellen',
    reach: async v => {
      await v.button('unlock.recover').click()
      await v.button('recover.action').waitFor()
      // Nothing is filled in: what is missing stands at each field.
      await v.button('recover.action').click()
      await v.see('recover.needed')
    },
  },
  {
    name: 'ontgrendelen-terug',
    reach: async v => {
      await v.button('recover.back').click()
      await v.button('unlock.action').waitFor()
    },
  },
]

/** After somebody locked it: why and when. */
export const lockedAgainRows: readonly Row[] = [
  { name: 'vergrendeld', reach: v => v.page.getByText(/^(Vergrendeld om|Locked at) \d\d:\d\d/).waitFor() },
]

/** Of a vault that is not in its newest state, for who may open it all the same. */
export const doubtRows: readonly Row[] = [
  {
    name: 'kluis-twijfel',
    reach: async v => {
      await v.page.getByLabel(v.t('unlock.passphrase'), { exact: true }).fill(passphrase)
      await v.button('unlock.action').click()
      await v.see('doubt.title')
      await v.button('doubt.accept').waitFor()
    },
  },
  { name: 'kluis-twijfel-aannemen', reach: v => v.dialogOf(v.button('doubt.accept')) },
  {
    name: 'kluis-twijfel-zonder-reden',
    reach: async v => {
      await v.button('doubt.acceptAction').click()
      await v.see('reason.needed')
    },
  },
]

export const placeRows: readonly Row[] = [{ name: 'kluis-plaats', reach: v => v.heading.waitFor() }]

export const foundingRows: readonly Row[] = [
  { name: 'kluis-aanmaken-leeg', reach: v => v.page.getByRole('meter').waitFor() },
  {
    name: 'kluis-aanmaken',
    reach: async v => {
      await v.page.getByLabel(v.t('founding.fullName'), { exact: true }).fill('Bente Voorbeeld')
      await v.page.getByLabel(v.t('founding.passphrase'), { exact: true }).fill('roestige kano zwijgt in het riet')
      await v.page.getByLabel(v.t('founding.repeat'), { exact: true }).fill('roestige kano zwijgt in het riet')
      await v.page.locator('[role=meter]:not([aria-valuenow="0"])').waitFor()
    },
  },
]

/** How to get somewhere: what is done while everything still answers, and the last step. */
interface Way {
  readonly before?: (v: Visit) => Promise<void>
  readonly go: (v: Visit) => Promise<void>
}
const hindered =
  (prefix: string, reach: (v: Visit, go: () => Promise<void>) => Promise<void>) =>
  (name: string, { before, go }: Way): Row => ({
    name: `${prefix}-${name}`,
    isHindered: true,
    reach: async v => {
      await before?.(v)
      await reach(v, () => go(v))
    },
  })
/** A screen while its answer is on its way; whose answer is no answer; that is not for this person. */
const waits = hindered('wacht', (v, go) => v.waiting(go))
const fails = hindered('mislukt', (v, go) => v.failing('senseless', go))
const refuses = hindered('geweigerd', (v, go) => v.failing('forbidden', go))

const enter = (v: Visit): Promise<void> => v.press('Enter')
const toCase: Way = { before: v => v.go('z', 'cases.title').then(() => v.choose('cases.list')), go: enter }
const openCase = async (v: Visit): Promise<void> => {
  await v.go('z', 'cases.title')
  await v.open('cases.list')
  await v.see('case.question')
}
const toSignal: Way = {
  before: async v => {
    await openCase(v)
    await v.page
      .getByRole('link', { name: /Marechaussee/ })
      .first()
      .focus()
  },
  go: enter,
}
const toPerson: Way = {
  before: async v => {
    await openCase(v)
    await v.tab('case.persons')
    await v.page
      .getByRole('button', { name: /Mohammed al-Darwish/ })
      .first()
      .focus()
  },
  go: enter,
}
const toNetwork: Way = {
  before: async v => {
    await v.go('n', 'network.title')
    await v.page.getByRole('button', { name: /ZNH/ }).first().focus()
  },
  go: enter,
}
const toPacket: Way = { before: v => v.go('k', 'packets.title').then(() => v.choose('packets.list')), go: enter }
const parts = {
  postvak: { go: v => v.go('p', 'inbox.title') },
  taken: { go: v => v.go('t', 'tasks.title') },
  'ter-vrijgave': { go: v => v.go('v', 'releases.title') },
  zaken: { go: v => v.go('z', 'cases.title') },
  netwerk: { go: v => v.go('n', 'network.title') },
  pakketten: { go: v => v.go('k', 'packets.title') },
  ontvangers: { go: v => v.go('o', 'recipients.title') },
  quarantaine: { go: v => v.go('q', 'quarantine.title') },
} as const satisfies Readonly<Record<string, Way>>

/** Of a vault that was opened a moment ago: nothing is known yet but the inbox, and the cases that a network is chosen from. */
export const waitingRows: readonly Row[] = Object.entries(parts)
  .filter(([name]) => name !== 'postvak' && name !== 'netwerk')
  .map(([name, way]) => waits(name, way))

/** What a vault of which nothing is known yet shows its coordinator. */
export const emptyRows: readonly Row[] = [
  { name: 'leeg-postvak', reach: v => v.go('p', 'inbox.title').then(() => v.see('inbox.empty')) },
  { name: 'leeg-taken', reach: v => v.go('t', 'tasks.title').then(() => v.see('tasks.empty')) },
  { name: 'leeg-ter-vrijgave', reach: v => v.go('v', 'releases.title').then(() => v.see('releases.none')) },
  { name: 'leeg-zaken', reach: v => v.go('z', 'cases.title').then(() => v.see('cases.empty')) },
  { name: 'leeg-netwerk', reach: v => v.go('n', 'network.title') },
  { name: 'leeg-pakketten', reach: v => v.go('k', 'packets.title').then(() => v.see('packets.empty')) },
  { name: 'leeg-ontvangers', reach: v => v.go('o', 'recipients.title').then(() => v.see('recipients.none')) },
  { name: 'leeg-zoeken', reach: v => v.go('s', 'search.title').then(() => v.see('search.startTitle')) },
  { name: 'leeg-importeren', reach: v => v.go('m', 'import.title') },
  { name: 'leeg-quarantaine', reach: v => v.go('q', 'quarantine.title').then(() => v.see('quarantine.empty')) },
]

const settings = (part: 'display' | 'keys' | 'lock' | 'users' | 'card' | 'care' | 'about') => async (v: Visit) => {
  const name = `settings.${part}` as const
  if ((await v.heading.textContent()) !== v.t('settings.title')) await v.go('i', 'settings.title')
  await v.closeDialogs()
  await v.page
    .getByRole('navigation', { name: v.t('settings.parts') })
    .getByRole('button', { name: v.t(name) })
    .click()
  await v.page.getByRole('heading', { level: 2, name: v.t(name) }).waitFor()
}

/** Of the liaison in the middle of the story. */
const liaisonRows: readonly Row[] = [
  { name: 'postvak', reach: v => v.list('inbox.tab.todo').or(v.page.getByRole('listbox')).first().waitFor() },
  {
    name: 'postvak-signaal',
    reach: async v => {
      await v.press('j')
      await v.page.getByRole('heading', { level: 2 }).first().waitFor()
    },
  },
  { name: 'postvak-aanvulling', reach: v => v.dialog('a') },
  { name: 'postvak-aan-zaak', reach: v => v.dialog('z') },
  { name: 'postvak-naar-hulp', reach: v => v.dialog('h') },
  { name: 'postvak-afsluiten', reach: v => v.dialog('x') },
  { name: 'postvak-later', reach: v => v.dialog('u') },
  {
    name: 'postvak-vergelijken',
    reach: async v => {
      await v.closeDialogs()
      await v.press('j')
      // Where there is little room the details are asked for first.
      await v.button('inbox.compare').or(v.button('inbox.details')).first().waitFor()
      if (await v.button('inbox.details').isVisible()) await v.press('d')
      await v.button('inbox.compare').waitFor()
      await v.dialog('v')
      await v.see('inbox.compareWhy')
    },
  },
  { name: 'postvak-filter', reach: v => v.dialog('f') },
  {
    name: 'postvak-gewist',
    reach: async v => {
      await v.closeDialogs()
      await v.button('inbox.moreTabs').click()
      await v.page.getByRole('menuitem', { name: v.t('inbox.tab.gone') }).click()
      await v.page.getByRole('option').first().waitFor()
      await v.press('j')
      await v.see('inbox.stubTitle')
    },
  },
  {
    name: 'postvak-lege-lijst',
    reach: async v => {
      await v.page.getByRole('tab', { name: v.t('inbox.tab.source') }).click()
      await v.see('inbox.emptyTab')
    },
  },
  { name: 'taken', reach: v => v.go('t', 'tasks.title').then(() => v.choose('tasks.list')) },
  { name: 'taak-afronden', reach: v => v.dialog('d') },
  { name: 'ter-vrijgave-eigen', reach: v => v.go('v', 'releases.title').then(() => v.choose('releases.list')) },
  { name: 'vrijgeven-eigen', reach: v => v.open('releases.list').then(() => v.see('release.isAuthor')) },
  { name: 'zaken', reach: v => v.go('z', 'cases.title').then(() => v.choose('cases.list')) },
  { name: 'zaak-nieuw', reach: v => v.dialog('n') },
  waits('zaak', toCase),
  { name: 'zaak', reach: v => v.see('case.question') },
  { name: 'zaak-signaal-toevoegen', reach: v => v.dialog('s') },
  { name: 'zaak-aanwijzing', reach: v => v.dialog('a') },
  { name: 'zaak-taak', reach: v => v.dialog('t') },
  {
    name: 'zaak-delen',
    reach: v => v.dialogOf(v.page.getByRole('button', { name: v.t('case.access', { count: 1 }) })),
  },
  { name: 'zaak-sluiten', reach: v => v.dialogOf(v.button('case.close')) },
  { name: 'zaak-personen', reach: v => v.tab('case.persons') },
  { name: 'zaak-besluiten', reach: v => v.tab('case.history') },
  {
    name: 'zaak-logboek',
    reach: async v => {
      await v.tab('case.log')
      await v.page.getByRole('list', { name: v.t('case.logName') }).waitFor()
    },
  },
  waits('signaal', toSignal),
  {
    name: 'signaal',
    reach: v => v.page.getByRole('tab', { name: v.t('signal.tabWeighing') }).waitFor(),
  },
  { name: 'signaal-koppelen', reach: v => v.dialogFrom('j', 'Enter') },
  { name: 'signaal-vermeldingen', reach: v => v.tab('signal.tabMentions') },
  { name: 'signaal-voorwaarden', reach: v => v.tab('signal.tabTerms') },
  { name: 'signaal-notities', reach: v => v.tab('signal.tabNotes') },
  {
    name: 'signaal-waardering',
    reach: async v => {
      await v.press('w')
      await v.page
        .getByRole('radiogroup', { name: v.t('signal.source') })
        .first()
        .waitFor()
    },
  },
  {
    name: 'signaal-origineel',
    reach: async v => {
      await v.heading.focus()
      await v.press('o')
      await v.page.locator('canvas').first().waitFor()
    },
  },
  {
    name: 'signaal-naast-elkaar',
    reach: async v => {
      await v.press('b')
      await v.see('signal.translateHere')
    },
  },
  waits('netwerk-van-zaak', toNetwork),
  {
    name: 'netwerk',
    reach: v =>
      v.page
        .getByText(/^\d+ ?%$/)
        .or(v.page.getByRole('listbox'))
        .first()
        .waitFor(),
  },
  {
    name: 'netwerk-punt',
    reach: async v => {
      await v.page.getByRole('application').focus()
      await v.press('ArrowRight')
      await v.page.locator('[data-detail]').first().waitFor()
    },
  },
  {
    name: 'netwerk-onderbouwing',
    reach: async v => {
      await v.press('v')
      await v.page.locator('blockquote').first().waitFor()
    },
  },
  { name: 'netwerk-soorten', reach: v => v.dialog('f') },
  {
    name: 'netwerk-lijst',
    reach: async v => {
      await v.closeDialogs()
      await v.press('l')
      await v.page.getByRole('listbox').first().waitFor()
    },
  },
  {
    name: 'netwerk-pad',
    reach: async v => {
      await v.press('p')
      await v.page.getByRole('combobox').first().waitFor()
    },
  },
  waits('persoon', toPerson),
  {
    name: 'persoon',
    reach: v => v.page.getByRole('rowheader').first().waitFor(),
  },
  { name: 'persoon-zelfde', reach: v => v.dialog('s') },
  { name: 'persoon-niet-dezelfde', reach: v => v.dialog('w') },
  { name: 'persoon-bewerken', reach: v => v.dialog('e') },
  { name: 'persoon-vergelijken', reach: v => v.dialog('c') },
  fails('persoon', toPerson),
  refuses('persoon', toPerson),
  { name: 'pakketten', reach: v => v.go('k', 'packets.title').then(() => v.choose('packets.list')) },
  { name: 'pakket-nieuw', reach: v => v.dialog('n') },
  { name: 'pakket-geblokkeerd', reach: v => v.open('packets.list').then(() => v.see('packet.contents.signals')) },
  { name: 'pakket-waarom', reach: v => v.dialog('w') },
  { name: 'pakket-weggooien', reach: v => v.dialogOf(v.button('packet.seal.discard')) },
  {
    name: 'pakket-ter-beoordeling',
    reach: async v => {
      await v.go('k', 'packets.title')
      await v.open('packets.list', 2)
      await v.see('packet.after.reviewTitle')
    },
  },
  {
    name: 'pakketten-niets-verstrekt',
    reach: async v => {
      await v.go('k', 'packets.title')
      await v.page.getByRole('radio', { name: v.t('packets.show.away') }).click()
      await v.see('packets.empty')
    },
  },
  { name: 'ontvangers', reach: v => v.go('o', 'recipients.title').then(() => v.choose('recipients.list')) },
  { name: 'zoeken', reach: v => v.go('s', 'search.title') },
  {
    name: 'zoeken-te-kort',
    reach: async v => {
      await v.page.getByRole('searchbox').fill('ab')
      await v.press('Enter')
      await v.page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'zoeken-doel',
    reach: async v => {
      await v.page.getByRole('searchbox').fill('Darwiche')
      await v.press('Enter')
      await v.dialogs.waitFor()
    },
  },
  {
    name: 'zoeken-gevonden',
    reach: async v => {
      await v.press('5', 'Enter')
      await v.list('search.results').waitFor()
      await v.choose('search.results')
      await v.see('search.why')
    },
  },
  {
    name: 'zoeken-niets',
    reach: async v => {
      await v.page.getByRole('searchbox').fill('Syrische')
      await v.press('Enter')
      await v.see('search.none')
    },
  },
  {
    name: 'importeren',
    reach: async v => {
      await v.go('m', 'import.title')
    },
  },
  {
    name: 'importeren-uitkomst',
    reach: async v => {
      const folder = mkdtempSync(join(tmpdir(), 'schakel-galerij-'))
      chmodSync(folder, 0o755)
      writeFileSync(join(folder, 'programma.exe'), Buffer.from('4d5a900003000000', 'hex'))
      await answerDialogs(v.app, [join(folder, 'programma.exe')])
      await v.press('b')
      await v.see('import.quarantinedMeans')
    },
  },
  {
    name: 'notitie',
    reach: async v => {
      await v.go('m', 'import.title')
      await v.press('n')
      await v.see('note.text')
    },
  },
  {
    name: 'notitie-fout',
    reach: async v => {
      await v.press('Control+Enter')
      await v.see('note.subjectNeeded')
    },
  },
  {
    name: 'lijst-regels',
    reach: async v => {
      await v.go('m', 'import.title')
      const folder = mkdtempSync(join(tmpdir(), 'schakel-galerij-'))
      chmodSync(folder, 0o755)
      copyFileSync(join(samplesFolder, 'S04_nvik_looplijst_20161007.csv'), join(folder, 'looplijst.csv'))
      await answerDialogs(v.app, [join(folder, 'looplijst.csv')])
      await v.press('b')
      await v.button('import.listChoose').click()
      await v.list('list.rows').getByRole('option').first().waitFor()
      await v.press('j')
    },
  },
  {
    name: 'quarantaine',
    reach: async v => {
      await v.go('q', 'quarantine.title')
      await v.page.getByRole('grid').getByRole('row').first().click()
      await v.button('quarantine.take').waitFor()
    },
  },
  { name: 'weergave', reach: settings('display') },
  { name: 'toetsen', reach: settings('keys') },
  { name: 'vergrendelen', reach: settings('lock') },
  { name: 'sleutelkaart', reach: settings('card') },
  { name: 'over', reach: settings('about') },
  { name: 'wat-schakel-niet-doet', reach: v => v.go('w', 'limits.title') },
  { name: 'opdrachten', reach: v => v.dialog('Control+k') },
  { name: 'toetsenblad', reach: v => v.dialog('?') },
  ...Object.entries(parts).map(([name, way]) => fails(name, way)),
  ...Object.entries(parts).map(([name, way]) => refuses(name, way)),
  fails('zaak', toCase),
  refuses('zaak', toCase),
  fails('signaal', toSignal),
  refuses('signaal', toSignal),
  fails('netwerk-van-zaak', toNetwork),
  fails('pakket', toPacket),
  refuses('pakket', toPacket),
]

const coordinatorRows: readonly Row[] = [
  { name: 'taken-coordinator', reach: v => v.go('t', 'tasks.title') },
  { name: 'ter-vrijgave', reach: v => v.go('v', 'releases.title').then(() => v.choose('releases.list')) },
  { name: 'vrijgeven', reach: v => v.open('releases.list').then(() => v.page.locator('canvas').first().waitFor()) },
  { name: 'vrijgeven-terug', reach: v => v.dialog('t') },
  { name: 'ontvanger-opnemen', reach: v => v.go('o', 'recipients.title').then(() => v.dialog('n')) },
  { name: 'gebruikers', reach: settings('users') },
  { name: 'gebruiker-intrekken', reach: v => v.dialogOf(v.page.getByRole('button', { name: /L\. Vermeer/ }).last()) },
  { name: 'gebruiker-nieuw', reach: v => v.dialogOf(v.button('settings.addUser')) },
  { name: 'back-up', reach: settings('care') },
  { name: 'herstel-oefenen', reach: v => v.dialogOf(v.button('settings.drillAction')) },
  {
    name: 'herstel-oefenen-fout',
    reach: async v => {
      await v.page.getByLabel(v.t('recover.first'), { exact: true }).fill('SKH1 1 AAAA BBBB CCCC')
      await v.page.getByLabel(v.t('recover.second'), { exact: true }).fill('SKH1 1 AAAA BBBB CCCC')
      await v.button('settings.drillSubmit').click()
      await v.dialogs.getByRole('alert').waitFor()
    },
  },
  { name: 'sleutel-vernieuwen', reach: v => v.dialogOf(v.button('settings.rotateAction')) },
  {
    name: 'sleutel-vernieuwen-fout',
    reach: async v => {
      await v.dialogs.getByRole('button', { name: v.t('settings.rotateSubmit'), exact: true }).click()
      await v.see('unlock.passphraseNeeded')
    },
  },
  {
    name: 'back-up-gecontroleerd',
    reach: async v => {
      await settings('care')(v)
      await v.button('settings.verifyAction').click()
      await v.page.getByText(/Geen manipulatie aangetoond|No manipulation shown/).waitFor()
    },
  },
]

const privacyRows: readonly Row[] = [
  { name: 'logboek', reach: v => v.list('log.list').getByRole('option').first().waitFor() },
  {
    name: 'logboek-regel',
    reach: async v => {
      await v.page
        .getByRole('option', { name: /opende de kluis|opened the vault|ontgrendelde/ })
        .first()
        .click()
      await v.see('log.soundLine')
    },
  },
  {
    name: 'logboek-ingevouwen',
    // Down the list, past lines that stand by themselves; at twice the text size the first is out of view.
    reach: async v => {
      const folded = v.page.getByText(v.t('log.foldedWhy'))
      for (let presses = 0; presses < 400 && !(await folded.isVisible()); presses += 1) await v.press('j')
      await folded.waitFor()
    },
  },
  {
    name: 'logboek-uitgevouwen',
    reach: async v => {
      await v.press('Enter')
      await v.button('log.foldAction').waitFor()
    },
  },
  {
    name: 'logboek-gecontroleerd',
    reach: async v => {
      await v.press('c')
      await v.page.getByText(/Geen manipulatie aangetoond|No manipulation shown/).waitFor()
    },
  },
  {
    name: 'logboek-tonen',
    reach: async v => {
      await v.page.getByRole('radio', { name: v.t('log.view.without_result') }).click()
      await v.choose('log.list')
      await v.dialogOf(v.button('log.reveal'))
    },
  },
  {
    name: 'logboek-niets',
    reach: async v => {
      await v.closeDialogs()
      await v.page.getByLabel(v.t('log.about')).fill('2099-NH-9999')
      await v.see('log.none')
    },
  },
  { name: 'weergave-privacy', reach: settings('display') },
]

export const filledRows: Readonly<Record<Person, readonly Row[]>> = {
  liaison: liaisonRows,
  coordinator: coordinatorRows,
  privacy: privacyRows,
}

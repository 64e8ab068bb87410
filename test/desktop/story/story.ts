/** The whole job, from an empty computer to a sealed packet, by one pair of hands. Each chapter leaves what the next needs. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Locator, Page } from 'playwright-core'
import { FoundingPage, PlacePage } from '../pages/founding-page.ts'
import { ImportPage } from '../pages/import-page.ts'
import { InboxPage } from '../pages/inbox-page.ts'
import { UnlockPage } from '../pages/vault-pages.ts'
import { answerDialogs } from '../support/program.ts'
import type { Hands } from './hands.ts'
import type { Office } from './office.ts'

/** Invented. */
export const people = {
  coordinator: { slot: 1, name: 'C. de Wit', passphrase: 'zeven witte ganzen langs de vaart' },
  liaison: { slot: 3, name: 'L. Vermeer', passphrase: 'een oude fiets staat tegen de muur' },
} as const
export type Person = keyof typeof people

export class Story {
  readonly app: ElectronApplication
  readonly hands: Hands
  readonly office: Office
  page: Page

  constructor(app: ElectronApplication, page: Page, hands: Hands, office: Office) {
    this.app = app
    this.page = page
    this.hands = hands
    this.office = office
  }

  /** Chapter 1: a vault on an empty computer, three shares written down, one read back. */
  async found(place: string): Promise<void> {
    const { press, write } = this.hands
    const first = await PlacePage.on(this.app, this.page)
    await answerDialogs(this.app, [place])
    const next = this.app.waitForEvent('window')
    await press(first.makeButton)
    this.page = await next
    const founding = await FoundingPage.on(this.app, this.page)
    const { name, passphrase } = people.coordinator
    await write(founding.fullName, name)
    await write(founding.passphrase, passphrase)
    await write(founding.repeat, passphrase)
    await press(founding.drawButton, 'Control+Enter')
    await founding.makeButton.waitFor()
    const shares: string[] = []
    for (const number of [1, 2, 3]) {
      await press(this.button(`Deel ${number} overschrijven`))
      const groups = await this.dialog.getByRole('listitem').allInnerTexts()
      shares.push(groups.map(text => text.trim().slice(-4)).join(' '))
      await press(this.dialog.getByRole('button', { name: 'Staat op papier' }))
      await this.dialog.waitFor({ state: 'detached' })
    }
    await write(founding.readBack, shares[(await founding.askedShare()) - 1] ?? '')
    await press(founding.makeButton, 'Control+Enter')
    await this.arrive('Postvak')
  }

  /** Chapter 2: a second person, the organisation's trust, one addressee whose key two people compared. */
  async appoint(): Promise<void> {
    const { press, write, choose } = this.hands
    await this.go('Instellingen', 'g i')
    await press(this.button('Gebruikers en rollen'))
    await press(this.button('Gebruiker toevoegen'))
    const { name, passphrase } = people.liaison
    await write(this.dialog.getByLabel('Naam', { exact: true }), name)
    await write(this.dialog.getByLabel('Korte naam voor het logboek'), 'vermeer')
    await write(this.dialog.getByLabel('Wachtzin', { exact: true }), passphrase)
    await write(this.dialog.getByLabel('Herhaal de wachtzin', { exact: true }), passphrase)
    await press(this.dialog.getByRole('button', { name: 'Toevoegen' }))
    await this.dialog.waitFor({ state: 'detached' })
    await this.page.getByRole('row', { name: /L\. Vermeer/ }).waitFor()
    await this.take('Bestand kiezen…', this.office.organisation)
    await this.page
      .getByText(/^Controleer deze twaalf groepen|groepen/)
      .first()
      .waitFor()
    await this.takeCertificate('coordinator', await this.ownCard())
    await this.go('Ontvangers', 'g o')
    await press(this.button(/^Ontvanger opnemen/), 'n')
    await choose(this.dialog.getByRole('button', { name: /Soort ontvanger/ }), 'AIVD')
    await write(this.dialog.getByLabel('Loket of functie'), 'AIVD, unit terrorisme')
    await this.take('Bestand kiezen…', this.office.recipientCard)
    await press(this.dialog.getByRole('button', { name: 'Opnemen' }))
    await this.dialog.waitFor({ state: 'detached' })
    await this.compareKey()
    await this.handTo('liaison')
    const card = await this.ownCard()
    await this.go('Ontvangers', 'g o')
    await this.compareKey()
    await this.page.getByText('sleutel gecontroleerd', { exact: true }).first().waitFor()
    await this.handTo('coordinator')
    await this.takeCertificate('liaison', card)
    await this.handTo('liaison')
  }

  private async compareKey(): Promise<void> {
    const { press, write } = this.hands
    await press(this.button(/^Vergeleken…/), 'v')
    await write(this.dialog.getByRole('textbox'), 'twaalf groepen vergeleken, per telefoon op een bekend nummer')
    await press(this.dialog.getByRole('button', { name: 'Vergeleken' }))
    await this.dialog.waitFor({ state: 'detached' })
  }

  /** The public keys that the screen shows, as a person would copy them. */
  private async ownCard(): Promise<string> {
    await this.go('Instellingen', 'g i')
    await this.hands.press(this.button('Mijn sleutelkaart'))
    await this.hands.press(this.button('Sleutelkaart tonen'))
    return this.page.getByRole('textbox', { name: 'Sleutelkaart' }).inputValue()
  }

  private async takeCertificate(person: Person, card: string): Promise<void> {
    const may =
      person === 'liaison' ? (['author', 'review'] as const) : (['author', 'review', 'release', 'status'] as const)
    const file = await this.office.certify(card, people[person].name, may)
    await this.go('Instellingen', 'g i')
    await this.hands.press(this.button('Gebruikers en rollen'))
    await this.take('Certificaat kiezen…', file)
    await this.page.getByText('Het certificaat is ingenomen.').waitFor()
  }

  /** Chapter 3: what partners sent comes in. */
  async receive(): Promise<void> {
    const importing = new ImportPage(this.app, this.page)
    if (this.hands.name === 'mouse') {
      const files = readdirSync(this.office.delivery).map(name => join(this.office.delivery, name))
      await (await importing.drag(files)).drop()
    } else {
      await this.go('Importeren', 'g m')
      await importing.choose('m', [this.office.delivery])
    }
    await importing.done.waitFor()
  }

  /** Chapter 4: an accusation without an act is closed, with the reason and the question whether help is needed. */
  async triage(): Promise<void> {
    const { press, tick, write } = this.hands
    await this.go('Postvak', 'g p')
    await this.read(/Aan de directie/)
    await press(this.button(/^Ongegrond/), 'x')
    await tick(this.dialog.getByRole('radio', { name: /melding ingetrokken$/ }))
    await tick(this.dialog.getByRole('radiogroup', { name: /Is hulp nodig/ }).getByRole('radio', { name: /Nee$/ }))
    await write(this.dialog.getByLabel('Waarom deze uitkomst?'), 'De schrijver wilde een andere kamer.')
    await press(this.dialog.getByRole('button', { name: /^Afsluiten/ }), 'Control+Enter')
    await this.dialog.waitFor({ state: 'detached' })
    await this.page.getByRole('tab', { name: 'Te doen 8' }).waitFor()
  }

  /** Brings a signal of the list into the reading pane. */
  private async read(title: RegExp): Promise<void> {
    const inbox = await InboxPage.on(this.page)
    if (this.hands.name === 'mouse') await inbox.line(title).click()
    else await this.walkTheList(inbox, title)
    await inbox.title.filter({ hasText: title }).waitFor()
  }

  /** Down and up again: the list does not come round. */
  private async walkTheList(inbox: InboxPage, title: RegExp): Promise<void> {
    const isRead = async (): Promise<boolean> => title.test((await inbox.title.allTextContents()).join())
    for (const key of ['j', 'k'])
      for (let steps = 0; steps < 12 && !(await isRead()); steps += 1) {
        await inbox.press(key)
        await inbox.read()
      }
  }

  /** Chapter 5: what a volunteer told: who and where, as the words stand, and what ties them. */
  async annotate(): Promise<void> {
    const { press, write, choose } = this.hands
    await this.read(/Zorg over betrokkene/)
    await press(this.button(/^Beoordelen/), 'b')
    const person = this.text.getByRole('button', { name: /^Youssef el-Haddad, persoon/ })
    const place = this.text.getByRole('button', { name: /De Grenskei, plaats/ })
    await this.linkToNew(person, 'Nieuwe persoon vastleggen')
    await this.linkToNew(place, 'Nieuwe plaats vastleggen')
    await press(this.page.getByRole('tab', { name: /^Vermeldingen/ }))
    await press(this.button(/^Verband leggen/), 'e')
    await press(person)
    await press(place)
    await choose(this.button(/Kies… Verband$/), 'was op')
    await write(this.page.getByLabel(/^Wanneer/), '2016-10-12')
    await press(this.button('Verband vastleggen'))
    await this.page.getByRole('listitem').filter({ hasText: 'was op' }).waitFor()
  }

  /** Chapter 6: what was said, how sure it is, what the source allows. */
  async weigh(): Promise<void> {
    const { press, tick, write, select, choose } = this.hands
    await press(this.page.getByRole('tab', { name: /^Waardering/ }), 'w')
    await select(this.text, 'Hij', 'reis')
    await press(this.button(/^Bewering/), 'c')
    await choose(this.dialog.getByRole('button', { name: /Over wie of wat gaat dit/ }), 'Youssef el-Haddad (Persoon)')
    await press(this.dialog.getByRole('button', { name: 'Vastleggen' }))
    await this.dialog.waitFor({ state: 'detached' })
    await this.page.getByRole('heading', { name: 'Waardering 4x4 van bewering 1 van 1' }).waitFor()
    await tick(this.page.getByRole('radio', { name: /Meestal betrouwbaar/ }))
    await tick(this.page.getByRole('radio', { name: /De bron weet het zelf/ }))
    await write(this.page.getByLabel('Waarom deze waardering?'), 'De vrijwilliger hoorde het hem zelf zeggen.')
    await press(this.button(/Kies een thema/))
    await tick(this.page.getByRole('checkbox', { name: /^Voornemen of hulp bij uitreis/ }))
    await this.page.keyboard.press('Escape')
    await tick(this.page.getByRole('radiogroup', { name: /Is hulp nodig/ }).getByRole('radio', { name: 'Ja' }))
    await tick(this.page.getByRole('radiogroup', { name: /Wil de melder bericht/ }).getByRole('radio', { name: 'Nee' }))
  }

  /** Chapter 7: the source was silent on its terms; it was asked. Its volunteer is named nowhere else. */
  async clear(): Promise<void> {
    const { press, write, choose } = this.hands
    await press(this.page.getByRole('tab', { name: /^Voorwaarden/ }))
    await press(this.button(/^Antwoord van de bron/))
    await choose(this.dialog.getByRole('button', { name: /Afhandelingscode$/ }), /^H0/)
    await write(this.dialog.getByLabel('Functie (geen naam)'), 'teamleider')
    await write(this.dialog.getByLabel('Hoe?'), 'telefoon')
    await this.record()
    await press(this.button(/^Melder beschermen/))
    await write(this.dialog.getByLabel('Naam van de melder'), 'T. Fictiva')
    await this.record()
  }

  /** Chapter 8: into a case of its own, with the question that it is to answer. */
  async decide(): Promise<void> {
    const { press, tick, write, choose } = this.hands
    await press(this.page.getByRole('tab', { name: /^Waardering/ }), 'w')
    await tick(this.page.getByRole('radio', { name: /^Naar zaak/ }))
    await choose(this.button(/Welke zaak/), 'Nieuwe zaak…')
    await write(this.page.getByLabel('Titel van de zaak'), 'Afspraak bij De Grenskei')
    await write(this.page.getByLabel('Vraag van de zaak'), 'Wie regelt de reis, en wordt iemand ertoe gebracht?')
    await write(this.page.getByLabel('Waarom dit besluit?'), 'Hij vroeg zelf naar een reis; een ander regelt die.')
    await press(this.button(/^Beoordeling opslaan/), 'Control+Enter')
  }

  /** Chapter 9: what speaks for it in the case, whether help is needed, and what happens next. */
  async build(): Promise<void> {
    const { press, open, tick, write, choose } = this.hands
    await this.go('Zaken', 'g z')
    await open(this.page.getByRole('option', { name: /Afspraak bij De Grenskei/ }))
    await this.page.getByText('1 bewering gewogen').waitFor()
    await press(this.button(/^Aanwijzing/), 'a')
    await write(
      this.dialog.getByLabel('Wat er is gezegd of gedaan'),
      'Vroeg hoe men zonder papieren bij de grens komt.',
    )
    await tick(this.dialog.getByRole('checkbox', { name: /2026-NH-0002/ }))
    await this.record()
    await tick(this.page.getByRole('radiogroup', { name: /^Hulp nodig/ }).getByRole('radio', { name: 'ja' }))
    await write(
      this.page.getByLabel('Wat de informatie zegt, en wat niet'),
      'Eén bron; wie de reis regelt is niet bekend.',
    )
    await press(this.button('Andere verklaring toevoegen'))
    await write(this.page.getByLabel('Andere verklaring toevoegen'), 'Hij wil zijn familie opzoeken.')
    await press(
      this.page.getByRole('region', { name: 'Beoordeling' }).getByRole('button', { name: 'Toevoegen', exact: true }),
    )
    await choose(this.button(/^Volgende stap/), 'doorgeven aan een dienst of partner')
    await press(this.button(/^Beoordeling opslaan/), 'Control+Enter')
    await this.page.getByText('nog geen beoordeling').waitFor({ state: 'detached' })
  }

  /** Chapter 10: an empty packet, on a request; only the words that are needed, and why. */
  async compose(): Promise<void> {
    const { press, tick, write, choose } = this.hands
    await press(this.button(/^Pakket samenstellen/), 'p')
    await choose(this.dialog.getByRole('button', { name: /Ontvanger$/ }), /AIVD/)
    await choose(this.dialog.getByRole('button', { name: /Doel$/ }), /^Duiding/)
    await choose(this.dialog.getByRole('button', { name: /Grondslag$/ }), /art\. 39/)
    await write(this.dialog.getByLabel('Kenmerk van het verzoek'), 'AIVD-2026-0118')
    await press(this.dialog.getByRole('button', { name: 'Leeg pakket maken' }))
    await this.page.getByRole('heading', { level: 1, name: /^Pakket voor AIVD/ }).waitFor()
    await press(this.button('Verzoek vastleggen…'))
    await write(this.dialog.getByLabel('Hoe en wanneer ontvangen'), 'brief van 21 november')
    await press(this.dialog.getByRole('button', { name: 'Verzoek vastleggen' }))
    await this.dialog.waitFor({ state: 'detached' })
    await write(this.page.getByRole('textbox', { name: 'Noodzaak' }), 'Gevraagd door de dienst.')
    await press(this.button(/^Beweringen 0 van/))
    await tick(this.page.getByRole('checkbox', { name: /Hij vroeg/ }))
    await write(this.dialog.getByLabel('Nodig omdat'), 'Dit is waarnaar is gevraagd.')
    await press(this.dialog.getByRole('button', { name: 'Opnemen' }))
    await this.dialog.waitFor({ state: 'detached' })
    await this.page.getByText('Niets houdt vrijgave tegen').waitFor()
    await press(this.button(/^Ter vrijgave aanbieden/), 'Control+Enter')
  }

  /** Chapter 11: the author is refused; whoever else opened every page and ticked every point agrees, and releases. */
  async release(): Promise<void> {
    const { press, open, tick, write } = this.hands
    await this.openReview(open)
    await this.page.getByText('U bent de opsteller: een ander beoordeelt en geeft vrij.').first().waitFor()
    const refused = await this.button(/^Akkoord/).getAttribute('aria-disabled')
    if (refused !== 'true') throw new Error('an author can agree with their own packet')
    await this.handTo('coordinator')
    await this.openReview(open)
    const pages = this.page.getByRole('navigation', { name: 'Bladzijden' }).getByRole('button')
    for (let at = 0; at < (await pages.count()); at += 1) {
      await press(pages.nth(at))
      await pages
        .nth(at)
        .and(this.page.getByRole('button', { name: /geopend/ }))
        .waitFor()
    }
    for (const point of await this.page.getByRole('checkbox').all()) await tick(point)
    await press(this.button(/^Akkoord/), 'a')
    await press(this.button(/^Vrijgeven…/), 'Control+Enter')
    await write(this.dialog.getByLabel('Reden van de vrijgave'), 'nodig en volledig')
    await write(this.dialog.getByLabel('Uw wachtzin'), people.coordinator.passphrase)
    await press(this.dialog.getByRole('button', { name: /^Vrijgeven/ }), 'Enter')
    await this.page.getByRole('heading', { name: 'Verstrekkingenregister' }).waitFor()
  }

  private async openReview(open: Hands['open']): Promise<void> {
    await this.go('Ter vrijgave', 'g v')
    await open(this.page.getByRole('listbox', { name: 'Pakketten ter vrijgave' }).getByRole('option').first())
    await this.page.getByRole('navigation', { name: 'Bladzijden' }).waitFor()
  }

  /** Chapter 12: one file for one addressee. Gives its path. */
  async seal(): Promise<string> {
    const { press } = this.hands
    await answerDialogs(this.app, [this.office.stick])
    await press(this.button(/^Verzegelen/), 'z')
    await press(this.dialog.getByRole('button', { name: 'Map kiezen en verzegelen' }))
    await this.dialog.getByText(/^SKP-.*\.age$/).waitFor()
    const [sealed] = readdirSync(this.office.stick)
    return join(this.office.stick, sealed ?? '')
  }

  private async record(): Promise<void> {
    await this.hands.press(this.dialog.getByRole('button', { name: 'Vastleggen' }))
    await this.dialog.waitFor({ state: 'detached' })
  }

  private get text() {
    return this.page.getByRole('group', { name: 'Tekst van het signaal' })
  }

  private async linkToNew(mention: Locator, how: string): Promise<void> {
    await this.hands.press(mention)
    await this.hands.press(this.page.getByRole('option', { name: how }))
    await this.dialog.waitFor({ state: 'detached' })
  }

  async handTo(person: Person): Promise<void> {
    const next = this.app.waitForEvent('window')
    // The page may be gone before it can answer.
    await this.hands.press(this.button(/^Nu vergrendelen/), 'Control+l').catch(() => undefined)
    this.page = await next
    const unlock = await UnlockPage.on(this.app, this.page)
    const { slot, passphrase } = people[person]
    await this.hands.choose(unlock.user, `gebruiker ${slot}`)
    await this.hands.write(unlock.passphrase, passphrase)
    await this.hands.press(unlock.unlockButton, 'Enter')
    await this.button(/^Nu vergrendelen/).waitFor()
  }

  async go(title: string, sequence: string): Promise<void> {
    if (this.hands.name === 'mouse' && title !== 'Ontvangers') {
      await this.page.getByRole('navigation', { name: 'Hoofdnavigatie' }).getByRole('link', { name: title }).click()
    } else {
      for (const key of ['F6', ...sequence.split(' ')]) await this.page.keyboard.press(key)
    }
    await this.arrive(title)
  }

  async arrive(title: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'attached' })
  }

  /** A small file, in the dialog of the system. */
  private async take(name: string, file: string): Promise<void> {
    const asked = this.page.waitForEvent('filechooser')
    await this.hands.press(this.button(name))
    await (await asked).setFiles(file)
  }

  private button(name: string | RegExp) {
    return this.page.getByRole('button', { name })
  }

  private get dialog() {
    return this.page.getByRole('dialog')
  }
}

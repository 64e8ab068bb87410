/** The few words main shows itself: menu and dialogs. Everything else is on the page. */
import { app } from 'electron'
import type { Look } from '../src/contract/look.ts'

const nl = {
  program: 'Schakel',
  file: 'Bestand',
  chooseVault: 'Kluis kiezen…',
  createVault: 'Kies waar de kluis komt',
  placeRefused: 'In deze map kan Schakel niets bewaren. Kies een andere map.',
  lockNow: 'Nu vergrendelen',
  chooseFiles: 'Bestanden kiezen',
  chooseFolder: 'Map kiezen',
  chooseFolderToWrite: 'Map kiezen om in te bewaren',
  chooseBackup: 'Map kiezen voor de back-up',
  quit: 'Afsluiten',
  edit: 'Bewerken',
  view: 'Beeld',
  larger: 'Groter',
  smaller: 'Kleiner',
  normal: 'Normale grootte',
  asRoot:
    'Schakel start niet als root: de afscherming van het besturingssysteem werkt dan niet. Start het als gewone gebruiker.',
  unsafeSwitch: 'Schakel start niet met deze optie:',
}
const en: typeof nl = {
  program: 'Schakel',
  file: 'File',
  chooseVault: 'Choose vault…',
  createVault: 'Choose where the vault goes',
  placeRefused: 'Schakel cannot save anything in this folder. Choose another folder.',
  lockNow: 'Lock now',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  chooseFolderToWrite: 'Choose a folder to save in',
  chooseBackup: 'Choose a folder for the backup',
  quit: 'Quit',
  edit: 'Edit',
  view: 'View',
  larger: 'Larger',
  smaller: 'Smaller',
  normal: 'Normal size',
  asRoot:
    'Schakel does not start as root: the sandbox of the operating system does not work then. Start it as an ordinary user.',
  unsafeSwitch: 'Schakel does not start with this option:',
}

let spoken: Look['language'] = 'nl'

/**
 * Asked for at this start, with `--lang` or SCHAKEL_LANG; undefined when nobody asked. The system's language does not count: a
 * workstation set up in English is still used to write Dutch.
 */
export function askedLanguage(): Look['language'] | undefined {
  const wanted = app.commandLine.getSwitchValue('lang') || (process.env.SCHAKEL_LANG ?? '')
  return wanted === '' ? undefined : wanted.startsWith('en') ? 'en' : 'nl'
}

/** What main's own words are in from now on. */
export function speak(language: Look['language']): void {
  spoken = language
}

export function texts(): typeof nl {
  return { nl, en }[spoken]
}

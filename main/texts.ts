/** The few words main shows itself: menu and dialogs. Everything else is on the page. */
import { app } from 'electron'

const nl = {
  program: 'Schakel',
  file: 'Bestand',
  chooseVault: 'Kluis kiezen…',
  lockNow: 'Nu vergrendelen',
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
  lockNow: 'Lock now',
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

/**
 * The language of everything the program shows, before `ready`: Dutch, unless `--lang` or SCHAKEL_LANG asks for English. Not the system's:
 * a workstation set up in English is still used to write Dutch.
 */
export function chooseLanguage(): void {
  const wanted = app.commandLine.getSwitchValue('lang') || (process.env.SCHAKEL_LANG ?? '')
  app.commandLine.appendSwitch('lang', wanted.startsWith('en') ? 'en-GB' : 'nl')
}

export function texts(): typeof nl {
  return app.commandLine.getSwitchValue('lang').startsWith('en') ? en : nl
}

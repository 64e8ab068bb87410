/** The application menu: what must work whatever the page does, with its keys. */
import { Menu } from 'electron'
import { texts } from './texts.ts'

export interface MenuActs {
  readonly chooseVault: () => void
  readonly lock: () => void
  /** Steps of text size; 0 is back to the ordinary one. */
  readonly resize: (steps: 1 | -1 | 0) => void
}

export function setMenu({ chooseVault, lock, resize }: MenuActs): void {
  const t = texts()
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t.file,
        submenu: [
          { label: t.chooseVault, click: chooseVault },
          // The window listens for the key itself, so that it also works over a page that hangs.
          {
            label: t.lockNow,
            accelerator: 'CmdOrCtrl+L',
            registerAccelerator: false,
            click: lock,
          },
          { type: 'separator' },
          { label: t.quit, role: 'quit' },
        ],
      },
      {
        label: t.edit,
        submenu: [
          { role: 'undo' },
          { role: 'redo' },
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
        ],
      },
      {
        label: t.view,
        submenu: [
          { label: t.larger, accelerator: 'CmdOrCtrl+=', click: () => resize(1) },
          // The same key with its sign, as some keyboards send it.
          { label: t.larger, accelerator: 'CmdOrCtrl+Plus', visible: false, click: () => resize(1) },
          { label: t.smaller, accelerator: 'CmdOrCtrl+-', click: () => resize(-1) },
          { label: t.normal, accelerator: 'CmdOrCtrl+0', click: () => resize(0) },
        ],
      },
    ]),
  )
}

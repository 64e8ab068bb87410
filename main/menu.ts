/** The application menu: what must work whatever the page does, with its keys. */
import { Menu } from 'electron'
import type { Shell } from './shell.ts'
import { texts } from './texts.ts'

export function setMenu(shell: Shell): void {
  const t = texts()
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t.file,
        submenu: [
          { label: t.chooseVault, click: shell.chooseVault },
          // The window listens for the key itself, so that it also works over a page that hangs.
          {
            label: t.lockNow,
            accelerator: 'CmdOrCtrl+L',
            registerAccelerator: false,
            click: () => shell.lock('demand'),
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
          { label: t.larger, role: 'zoomIn' },
          { label: t.smaller, role: 'zoomOut' },
          { label: t.normal, role: 'resetZoom' },
        ],
      },
    ]),
  )
}

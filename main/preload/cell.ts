/** The cell's bridge, one function: it hands the port over that main sent for this cell. */
import { ipcRenderer } from 'electron'
import { channels } from '../channels.ts'

ipcRenderer.once(channels.cellPort, event => {
  // The cell's page has an opaque origin (its content policy says sandbox), so the target cannot be named.
  window.postMessage({ schakel: 'cell-port' }, '*', event.ports)
})

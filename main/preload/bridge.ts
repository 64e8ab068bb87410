/** The page's only way out: its port to the vault process, and four requests to the main process. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channels } from '../channels.ts'

ipcRenderer.on(channels.port, (event, start: unknown) => {
  // Ports cannot cross the context bridge; a message to the same window can carry one.
  window.postMessage({ schakel: 'port', start }, window.location.origin, event.ports)
})

contextBridge.exposeInMainWorld('schakel', {
  ready: () => ipcRenderer.send(channels.ready),
  lock: () => ipcRenderer.send(channels.lock),
  chooseVault: () => ipcRenderer.send(channels.chooseVault),
  /** The page never sees a path: main turns the files into a grant of one use. */
  grantDropped: (files: readonly File[]) =>
    ipcRenderer.invoke(
      channels.grant,
      files.map(file => webUtils.getPathForFile(file)),
    ),
})

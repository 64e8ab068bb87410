/** The page's only way out: its port to the vault process, and a few requests to the main process. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channels } from '../channels.ts'

ipcRenderer.on(channels.port, (event, start: unknown) => {
  // Ports cannot cross the context bridge; a message to the same window can carry one.
  window.postMessage({ schakel: 'port', start }, window.location.origin, event.ports)
})

// Heard here, where nothing that runs in the page can silence it.
window.addEventListener('securitypolicyviolation', () => ipcRenderer.send(channels.tried, 'policy'))

/** Gives the page what main says on one channel, until the returned function is called. */
function listen(channel: string, heard: (value: unknown) => void): () => void {
  const pass = (_event: unknown, value: unknown): void => heard(value)
  ipcRenderer.on(channel, pass)
  return () => ipcRenderer.off(channel, pass)
}

contextBridge.exposeInMainWorld('schakel', {
  ready: () => ipcRenderer.send(channels.ready),
  lock: () => ipcRenderer.send(channels.lock),
  chooseVault: () => ipcRenderer.send(channels.chooseVault),
  createVault: () => ipcRenderer.send(channels.createVault),
  print: () => ipcRenderer.invoke(channels.print),
  copy: (text: unknown) => ipcRenderer.send(channels.copy, text),
  chooseFiles: () => ipcRenderer.invoke(channels.chooseFiles),
  chooseFolder: (purpose: unknown) => ipcRenderer.invoke(channels.chooseFolder, purpose),
  saveLook: (look: unknown) => ipcRenderer.send(channels.saveLook, look),
  onLook: (heard: (look: unknown) => void) => listen(channels.look, heard),
  onIdle: (heard: (secondsLeft: unknown) => void) => listen(channels.idle, heard),
  onLeaving: (heard: () => void) => listen(channels.leaving, heard),
  tried: (door: unknown) => ipcRenderer.send(channels.tried, door),
  kept: () => ipcRenderer.send(channels.kept),
  /** The page never sees a path: main turns the files into a grant of one use. */
  grantDropped: (files: readonly File[]) =>
    ipcRenderer.invoke(
      channels.grant,
      files.map(file => webUtils.getPathForFile(file)),
    ),
})

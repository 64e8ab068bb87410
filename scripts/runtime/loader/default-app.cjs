// First code in the fallback runtime: supplies the missing functions, then starts the application named by the first
// argument as the official runtime would.
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { app } = require('electron')

require(path.join(path.dirname(process.execPath), 'test-runtime', 'boot.cjs'))

const rest = process.argv.slice(1)
// Playwright hands its own first script in this way.
const required = rest.flatMap((argument, at) => (argument === '-r' ? [at] : []))
for (const at of required) Module._load(path.resolve(rest[at + 1]), Module, false)
const skipped = new Set(required.flatMap(at => [at, at + 1]))
const place = rest.findIndex((argument, at) => !skipped.has(at) && !argument.startsWith('-'))
if (place === -1) {
  console.error('No application was named.')
  process.exit(2)
}

const named = path.resolve(rest[place])
const folder = fs.statSync(named).isDirectory() ? named : path.dirname(named)
const manifestFile = path.join(folder, 'package.json')
const manifest = fs.existsSync(manifestFile) ? JSON.parse(fs.readFileSync(manifestFile, 'utf8')) : {}
if (manifest.version) app.setVersion(manifest.version)
const name = manifest.productName || manifest.name
if (name) {
  app.setName(name)
  // Electron has fixed this folder for the loader's name already.
  if (!rest.some(argument => argument.startsWith('--user-data-dir=')))
    app.setPath('userData', path.join(app.getPath('appData'), name))
}
app.setAppPath(folder)
process.defaultApp = true
Module._load(folder === named ? path.join(folder, manifest.main || 'index.js') : named, Module, true)

// Supplies what the product's target has and this old runtime lacks: to main, pages, utility processes and worker threads.
// The loader requires it; in a check build, which has no loader, it is the first file of the application.
const fs = require('node:fs')
const path = require('node:path')
const { app, utilityProcess } = require('electron')

// Worker threads and utility processes need real files: beside the archive of a packaged application, not in it.
const runtime = __dirname.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`)
require(path.join(runtime, 'polyfills-node.cjs'))

// Pages: a session preload puts the same functions into each page before its own scripts.
app.on('session-created', session => session.setPreloads([path.join(runtime, 'polyfill-page.cjs')]))

// Workers of a page load no preload: what is served as a worker begins with the same functions.
const polyfills = fs.readFileSync(path.join(runtime, 'polyfills.cjs'), 'utf8')
app.on('session-created', ({ protocol }) => {
  const { handle } = protocol
  protocol.handle = (scheme, answer) =>
    handle.call(protocol, scheme, async request => {
      const reply = await answer(request)
      if (!reply.ok || !/worker[^/]*\.m?js$/.test(request.url)) return reply
      return new Response(`${polyfills}\n${await reply.text()}`, { headers: reply.headers })
    })
})

// Utility processes ignore --require in execArgv, so a shim is started that loads the module named after it.
const fork = utilityProcess.fork.bind(utilityProcess)
utilityProcess.fork = (modulePath, args = [], options) =>
  fork(path.join(runtime, 'utility-shim.cjs'), [modulePath, ...args], options)

// Language features and Node functions that Node 24 has and Node 18.15 lacks; also for worker threads at any depth.
require('./polyfills.cjs')
const { webcrypto } = require('node:crypto')
const { File } = require('node:buffer')
const Module = require('node:module')
const wt = require('node:worker_threads')

const supply = (name, value) => {
  if (globalThis[name] === undefined)
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}
supply('crypto', webcrypto)
supply('File', File)
supply(
  'CustomEvent',
  class CustomEvent extends Event {
    constructor(type, options) {
      super(type, options)
      this.detail = options?.detail ?? null
    }
  },
)
process.getBuiltinModule ??= id => (Module.builtinModules.includes(id.replace(/^node:/, '')) ? require(id) : undefined)

AbortSignal.any ??= signals => {
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) {
      controller.abort(signal.reason)
      break
    }
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true, signal: controller.signal })
  }
  return controller.signal
}

// This file is required in each worker and wraps again there.
const { Worker } = wt
wt.Worker = class extends Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: ['--require', __filename, ...(options.execArgv ?? [])] })
  }
}
Module.syncBuiltinESMExports()

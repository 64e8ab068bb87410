/** The loader's polyfills as one script that runs in every process and page of the fallback runtime. */
import { join } from 'node:path'
import { build } from 'vite'

export async function buildPolyfills(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome114',
      lib: { entry: join(import.meta.dirname, 'loader', 'polyfills.mjs'), formats: ['iife'], name: 'polyfills' },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap(part => ('output' in part ? part.output : []))
  const scripts = outputs.flatMap(part => (part.type === 'chunk' ? [part.code] : []))
  const [script] = scripts
  if (script === undefined || scripts.length > 1)
    throw new Error(`expected one script of polyfills, got ${scripts.length}`)
  return script
}

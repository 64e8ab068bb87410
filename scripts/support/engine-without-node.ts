import { isBuiltin } from 'node:module'
import type { Plugin } from 'vite'

const empty = '\0not-there'

/**
 * The engine's glue asks for files and paths where it finds Node. Readers run where there is none, and the engine's bytes are handed
 * in: the modules are left out of the bundle, so that nothing in it can ask for them.
 */
export function engineWithoutNode(): Plugin {
  return {
    name: 'engine-without-node',
    enforce: 'pre',
    resolveId(source, importer) {
      const isGlue = importer?.replaceAll('\\', '/').includes('/tesseract.js-core/') === true
      return isGlue && isBuiltin(source) ? empty : null
    },
    load: id => (id === empty ? 'export default {}' : null),
  }
}

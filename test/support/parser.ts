/** The real formats, read in the test's own process: for tests of what happens after reading. The cell has tests of its own. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSupplied, parseDocument, recognise, type Supplies } from '../../src/intake/formats/index.ts'
import type { ParserPort } from '../../src/intake/index.ts'

export function plainParser(): ParserPort {
  return {
    parse: async (bytes, hint) => await parseDocument(bytes, hint, undefined, hint.ranges),
    recognise: async (bytes, wanted) => await recognise(bytes, wanted, suppliesFromPackages),
    close: () => Promise.resolve(),
  }
}

const packages = join(import.meta.dirname, '../../node_modules')

/** What a cell would be handed in, from where the packages keep it. */
export const suppliesFromPackages: Supplies = {
  file(folder, name) {
    const path = isSupplied(folder, name) ? join(packages, placeOf[folder](name)) : ''
    return Promise.resolve(existsSync(path) ? new Uint8Array(readFileSync(path)) : null)
  },
}

const placeOf = {
  'character-maps': (name: string) => `pdfjs-dist/cmaps/${name}`,
  'pdf-decoders': (name: string) => `pdfjs-dist/wasm/${name}`,
  recognition: (name: string) =>
    name === 'engine.wasm'
      ? 'tesseract.js-core/tesseract-core-simd-lstm.wasm'
      : `@tesseract.js-data/${name.slice(0, 3)}/4.0.0_best_int/${name}`,
}

/** The real formats, read in the test's own process: for tests of what happens after reading. The cell has tests of its own. */
import { parseDocument } from '../../src/intake/formats/index.ts'
import type { ParserPort } from '../../src/intake/index.ts'

export function plainParser(): ParserPort {
  return { parse: async (bytes, hint) => await parseDocument(bytes, hint), close: () => Promise.resolve() }
}

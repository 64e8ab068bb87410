import { isBuiltin } from 'node:module'
import { join, resolve } from 'node:path'
import { defineConfig } from 'vite'
import { engineWithoutNode } from './scripts/support/engine-without-node.ts'
import { recordBundledPackages } from './scripts/support/bundled-packages.ts'

const out = resolve(process.env.SCHAKEL_OUT ?? 'out')

/** The page of parser cells: a site of its own, so that nothing of the program's page is ever loaded beside foreign bytes. */
export default defineConfig({
  root: 'main/processes/cell',
  plugins: [
    recordBundledPackages('cell', out),
    engineWithoutNode(),
    {
      name: 'no-node-in-cells',
      enforce: 'pre',
      resolveId(source, importer) {
        // The bundler would put an empty object in its place, and the reader would fail on somebody's mail.
        if (isBuiltin(source)) this.error(`${source} is not there in a cell (imported by ${importer ?? 'the entry'})`)
      },
    },
  ],
  build: {
    outDir: join(out, 'cell'),
    target: 'chrome114',
    emptyOutDir: true,
    // Readers are loaded when the first bytes ask for them; the largest is pdf.js's own file.
    chunkSizeWarningLimit: 1_500,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { cell: 'main/processes/cell/cell.html' } },
  },
})

import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { recordBundledPackages } from './scripts/support/bundled-packages.ts'
import { withoutLogger } from './scripts/support/without-logger.ts'
import { withoutMarkup } from './scripts/support/without-markup.ts'

/** Elsewhere only when a build must not disturb the one that is running. */
const out = process.env.SCHAKEL_OUT ?? 'out'

/**
 * One syntax target for the product's Electron and for the older one that tests may run on. What lies outside the
 * bundles is native or is data: everything else is bundled, so that a package carries little that it does not use.
 */
const external = {
  // Listed dependencies stay external by default; these are plain JavaScript modules and come along.
  exclude: ['age-encryption', 'hash-wasm', 'shamir-secret-sharing'],
}
/** Package type is "module", and Electron before 28 loads no ES modules: every entry is CommonJS under its own name. */
const output = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const

export default defineConfig({
  main: {
    plugins: [withoutLogger(), recordBundledPackages('main', out)],
    build: {
      outDir: join(out, 'main'),
      emptyOutDir: true,
      target: 'node18.15',
      externalizeDeps: external,
      rolldownOptions: {
        input: {
          index: 'main/index.ts',
          vault: 'main/processes/vault.ts',
          composer: 'main/processes/composer.ts',
          mail: 'main/processes/mail.ts',
        },
        output,
      },
    },
  },
  preload: {
    plugins: [recordBundledPackages('preload', out)],
    build: {
      outDir: join(out, 'preload'),
      emptyOutDir: true,
      target: 'node18.15',
      externalizeDeps: external,
      // A sandboxed preload requires no files: each entry is whole.
      isolatedEntries: true,
      rolldownOptions: { input: { bridge: 'main/preload/bridge.ts', cell: 'main/preload/cell.ts' }, output },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), withoutMarkup(), recordBundledPackages('page', out)],
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      // Files only: the content policy allows no data: addresses for fonts and scripts.
      chunkSizeWarningLimit: 2_000,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: 'renderer/index.html' } },
    },
  },
})

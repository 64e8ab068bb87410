/** Which installed packages went into a bundle: written down by the build itself, so that notices cannot forget one. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Where the build of one part leaves its list; scripts/build.ts collects them. */
export function listFolder(out: string): string {
  return join(out, 'bundled')
}

/** @param part names the list: `main`, `preload`, `page`, `cell`. */
export function recordBundledPackages(part: string, out: string): Plugin {
  return {
    name: 'record-bundled-packages',
    apply: 'build',
    writeBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap(output =>
        output.type === 'chunk' ? Object.keys(output.modules) : [],
      )
      const packages = new Set(modules.map(folderOf).filter(folder => folder !== undefined))
      mkdirSync(listFolder(out), { recursive: true })
      writeFileSync(join(listFolder(out), `${part}.json`), JSON.stringify([...packages].sort()))
    },
  }
}

/** `…/node_modules/a/node_modules/@b/c/dist/x.js` → `node_modules/a/node_modules/@b/c`. */
function folderOf(module: string): string | undefined {
  const path = module.replaceAll('\\', '/').replace(/^\0/, '')
  return /\/(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\/[^]*$/.exec(path)?.[1]
}

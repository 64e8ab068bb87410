/**
 * Packages only; scripts/make.ts builds first and says which Electron goes in. A check build contains the test runtime
 * (an old Electron): it proves that packaging works on a machine without the official download, and is never published.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FusesPlugin } from '@electron-forge/plugin-fuses'
import type { ForgeConfig } from '@electron-forge/shared-types'
import { FuseV1Options, FuseVersion } from '@electron/fuses'

/** Folder of the fallback runtime, in a check build. */
const checkDist = process.env.SCHAKEL_CHECK_DIST

/** Part of the package: what the program reads while it runs. */
const kept = /^\/(package\.json$|LICENSE$|NOTICE$|out(\/|$)|resources(\/|$)|node_modules(\/|$))/
/** Sample signals are for the demo; caches and Node itself are the tool chain's. */
const dropped = /^\/(resources\/samples(\/|$)|node_modules\/(\.|node-(bin-)?(linux|darwin|win)-))/

const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
} as const
/** Fuses the test runtime does not have yet. */
const laterFuses = {
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const

const config: ForgeConfig = {
  outDir: 'release',
  packagerConfig: {
    name: 'Schakel',
    executableName: 'schakel',
    asar: { unpack: checkDist === undefined ? '**/*.node' : '{**/*.node,**/test-runtime/**}' },
    ignore: file => file !== '' && (!kept.test(file) || dropped.test(file)),
    ...(process.env.ELECTRON_ZIP_DIR === undefined ? {} : { electronZipDir: process.env.ELECTRON_ZIP_DIR }),
  },
  // Prebuilt files only; nothing is compiled while packaging.
  rebuildConfig: { onlyModules: [] },
  makers: [
    { name: '@electron-forge/maker-zip', config: {} },
    {
      name: '@electron-forge/maker-deb',
      config: {
        options: {
          name: 'schakel',
          productName: 'Schakel',
          genericName: 'Liaison workbench',
          section: 'utils',
          categories: ['Office'],
          maintainer: 'Schakel',
          // Its other default, a package for the waste bin, makes apt choose a whole desktop where there is none.
          depends: ['libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1', 'libglib2.0-bin'],
          compression: 'zstd',
        },
      },
    },
  ],
  plugins: [
    new FusesPlugin(
      checkDist === undefined
        ? { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses, ...laterFuses }
        : { version: FuseVersion.V1, ...fuses },
    ),
  ],
  hooks: {
    async packageAfterPrune(_config, buildPath, _version, platform, arch) {
      keepPrebuiltFor(buildPath, `${platform}-${arch}`)
      if (checkDist !== undefined) addTestRuntime(buildPath, checkDist)
    },
  },
}
export default config

/** Packages carry native files for every platform; one is used. */
function keepPrebuiltFor(buildPath: string, target: string): void {
  for (const name of ['@signalapp/sqlcipher', 'sodium-native']) {
    const folder = join(buildPath, 'node_modules', name, 'prebuilds')
    for (const platform of existsSync(folder) ? readdirSync(folder) : []) {
      if (platform !== target) rmSync(join(folder, platform), { recursive: true })
    }
  }
}

/** The loader is not in a packaged application, so a first file installs what it would have supplied. */
function addTestRuntime(buildPath: string, dist: string): void {
  cpSync(join(dist, 'test-runtime'), join(buildPath, 'test-runtime'), { recursive: true })
  const file = join(buildPath, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(join(buildPath, 'boot.cjs'), `require('./test-runtime/boot.cjs')\nrequire('./${manifest.main}')\n`)
  writeFileSync(file, JSON.stringify({ ...manifest, main: 'boot.cjs', isCheckBuild: true }))
}

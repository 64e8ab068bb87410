/** `npm run check`: every static check, one after the other, all of them even when one fails. */
import { spawnSync } from 'node:child_process'

const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-p', '.'],
  ['lint', 'eslint', '.', '--max-warnings=0'],
  ['format', 'prettier', '--check', '--log-level=warn', '.'],
  ['imports', process.execPath, 'scripts/checks/imports.ts'],
  ['unused', 'knip'],
  ['styles', process.execPath, 'scripts/checks/styles.ts'],
  ['lock file', process.execPath, 'scripts/complete-lock.ts', '--check'],
  ['install scripts', process.execPath, 'scripts/checks/install-scripts.ts'],
  ['schema', process.execPath, 'scripts/generate-schema.ts', '--check'],
  ['reference', process.execPath, 'scripts/generate-reference.ts', '--check'],
  ['notices', process.execPath, 'scripts/notices.ts', '--check'],
  ['readme', process.execPath, 'scripts/checks/readme.ts'],
]

const failed = steps.filter(([name, command, ...args]) => {
  const started = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  return status !== 0
})

if (failed.length > 0) {
  console.error(`check: ${failed.map(([name]) => name).join(', ')} failed`)
  process.exitCode = 1
}

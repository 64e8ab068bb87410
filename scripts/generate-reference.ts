/**
 * Writes docs/reference/permissions.md and error-codes.md from the contract's rows, the roles and the table of codes.
 * `--check` only compares. Run: node scripts/generate-reference.ts
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { errorCodesPage } from './reference/error-codes-page.ts'
import { permissionsPage } from './reference/permissions-page.ts'

const folder = resolve(import.meta.dirname, '../docs/reference')
const pages = [
  ['permissions.md', permissionsPage()],
  ['error-codes.md', errorCodesPage()],
] as const

for (const [name, text] of pages) {
  const file = resolve(folder, name)
  const formatted = await format(text, { ...(await resolveConfig(file)), parser: 'markdown' })
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, formatted)
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== formatted) {
    console.error(`stale: docs/reference/${name} (run: node scripts/generate-reference.ts)`)
    process.exitCode = 1
  }
}

/** Every npm script has its line in the README: what cannot be found is not used. */
import { existsSync, readFileSync } from 'node:fs'
import { unsafeReadJson } from '../support/files.ts'

const { scripts } = unsafeReadJson<{ scripts: Record<string, string> }>('package.json')
const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : ''
// `npm start` and `npm test` need no "run"; `npm run -s schakel -- …` names the script after an option.
const missing = Object.keys(scripts).filter(name => !new RegExp(`npm (run (-s )?)?${name}\\b`).test(readme))
for (const name of missing) console.error(`README.md has no line for: npm run ${name}`)
if (missing.length > 0) process.exitCode = 1

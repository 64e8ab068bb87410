/** Style sheets of screens and components use tokens: no colour and no size is written out (renderer/styles/tokens.css has them all). */
import { readFileSync } from 'node:fs'
import { filesUnder } from '../support/files.ts'

/** `0`, `1fr`, `50%` and `100vh` say a relation, not a size. */
const banned = [
  { pattern: /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|lab|lch|color)a?\(/i, name: 'a colour' },
  { pattern: /(?<![\w-])\d*\.?\d+(px|rem|em|pt|ch)\b/, name: 'a size' },
]

const problems = filesUnder('.', 'renderer', name => name.endsWith('.module.css')).flatMap(file =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) =>
      // What a page asks about its own size takes no variables.
      (/^@(media|container)\b/.test(line) ? [] : banned)
        .filter(({ pattern }) => pattern.test(line))
        .map(({ name }) => `${file}:${at + 1} writes out ${name}: ${line.trim()}`),
    ),
)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1

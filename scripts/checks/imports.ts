/**
 * Runs the import rules (.dependency-cruiser.cjs) and fails when they saw fewer modules than there are source files:
 * a tool that cannot read a file's language would otherwise report success on nothing.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { filesUnder } from '../support/files.ts'

const project = resolve(import.meta.dirname, '../..')
const sourceFolders = ['src', 'main', 'renderer', 'test', 'scripts']

export interface ImportProblem {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/** Every breach of the rules in the tree under `root`, which is laid out as this project is. */
export async function importProblems(root: string): Promise<ImportProblem[]> {
  const rules = unsafeRules(createRequire(import.meta.url)(resolve(project, '.dependency-cruiser.cjs')))
  const folders = sourceFolders.filter(folder => existsSync(resolve(root, folder)))
  const { output } = await cruise(
    folders,
    {
      ...rules.options,
      baseDir: root,
      ruleSet: { forbidden: rules.forbidden ?? [] },
      validate: true,
      exclude: { path: fixtures },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
    { tsConfig: extractTSConfig(resolve(project, 'tsconfig.json')) },
  )
  if (typeof output === 'string') throw new Error(output)
  const seen = new Set(output.modules.map(module => module.source))
  const unseen = folders
    .flatMap(folder => filesUnder(root, folder, name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')))
    .filter(file => !new RegExp(fixtures).test(file) && !seen.has(file))
  return [...unseen.map(file => ({ rule: 'every-file-is-seen', from: file, to: '' })), ...violations(output)]
}

/** Planted violations and sample files are read by their own tests. */
const fixtures = '^test/support/fixtures/|^scripts/runtime/loader/'

function violations({ summary }: ICruiseResult): ImportProblem[] {
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}

/** The rule file is CommonJS, so its shape is a promise of ours that the compiler cannot see. */
function unsafeRules(loaded: unknown): IConfiguration {
  return loaded as IConfiguration
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = await importProblems(project)
  for (const { rule, from, to } of problems)
    console.error(`${rule}: ${relative('.', from)}${to === '' ? '' : ` → ${to}`}`)
  if (problems.length > 0) process.exitCode = 1
}

import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importProblems, type ImportProblem } from '../../../scripts/checks/imports.ts'

describe('the import rules', () => {
  let problems: ImportProblem[]
  beforeAll(async () => {
    problems = await importProblems(resolve('test/support/fixtures/planted-imports'))
  })

  it.each([
    ['contract-is-portable', 'src/contract/reads-a-file.ts', /^(node:)?fs$/],
    ['area-order', 'src/vault/needs-signals.ts', /^src\/signals\/index\.ts$/],
    ['door', 'src/signals/signal.ts', /^src\/vault\/keys\.ts$/],
    ['no-cycles', 'src/signals/other.ts', /^src\/signals\/signal\.ts$/],
    ['formats-have-no-reach', 'src/intake/formats/eml.ts', /^src\/vault\/keys\.ts$/],
    ['formats-have-no-reach', 'src/intake/formats/eml.ts', /^(node:)?fs$/],
    ['screens-apart', 'renderer/screens/one/one.tsx', /^renderer\/screens\/two\/two\.tsx$/],
    ['renderer-contract-only', 'renderer/screens/two/two.tsx', /^src\/signals\/index\.ts$/],
    ['main-doors', 'main/preload/bridge.ts', /^src\/vault\/keys\.ts$/],
    ['preload-thin', 'main/preload/bridge.ts', /^src\/vault\/keys\.ts$/],
  ])('catches a planted breach of %s in %s', (rule, from, to) => {
    const found = problems.filter(problem => problem.rule === rule && problem.from === from)
    expect(found.map(problem => problem.to).filter(name => to.test(name))).not.toEqual([])
  })
})

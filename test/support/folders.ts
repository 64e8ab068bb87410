/** A folder of one test, gone after it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Public corpora lie beside the checkout on build machines; elsewhere their tests are skipped. */
export const corpora = new URL('../../../shared/corpora/', import.meta.url)

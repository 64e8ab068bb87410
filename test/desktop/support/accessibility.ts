import { source } from 'axe-core'
import type { Page } from 'playwright-core'

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[]
}

declare global {
  /** Put on the page by the first line below. */
  var axe: { readonly run: (root: Document) => Promise<AxeResults> }
}

/** What axe finds against WCAG 2.2 A and AA and its own best practices, as "rule: element". */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(source)
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`))
  })
}

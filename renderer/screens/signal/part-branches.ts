import type { PartRow } from '../../../src/contract/signals.ts'

export interface Branch {
  readonly row: PartRow
  readonly inside: readonly Branch[]
}

/** Rows that say how deep they lie, as lists within lists. */
export function branchesOf(rows: readonly PartRow[]): Branch[] {
  const top: Branch[] = []
  const open: { readonly depth: number; readonly inside: Branch[] }[] = []
  for (const row of rows) {
    while ((open.at(-1)?.depth ?? -1) >= row.depth) open.pop()
    const inside: Branch[] = []
    ;(open.at(-1)?.inside ?? top).push({ row, inside })
    open.push({ depth: row.depth, inside })
  }
  return top
}

/** F6: to the next part of the screen, round and round; Shift+F6 back. */
export function walkPanes(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(pane => pane.offsetParent !== null)
  const at = panes.findIndex(pane => pane.contains(document.activeElement))
  const next = panes[(at + direction + panes.length) % panes.length] ?? panes[0]
  if (next === undefined) return
  const inside = next.querySelector<HTMLElement>(
    '[role=listbox], [role=grid], [aria-current=page], [role=tab][aria-selected=true]',
  )
  ;(inside ?? next).focus()
}

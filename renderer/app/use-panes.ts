import type { PaneWidths } from '../components/panes.tsx'
import { useLook } from './look-context.tsx'

/** Widths of panes as this person left them. */
export function usePanes(): PaneWidths {
  const { look, change } = useLook()
  return {
    widthOf: name => look.panes[name],
    resize: (name, width) => change({ panes: { ...look.panes, [name]: width } }),
  }
}

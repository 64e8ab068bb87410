import { useState } from 'react'
import { useAction } from '../../actions/use-action.ts'
import { partId, steps, type Step } from './steps.ts'

/** Pixels that stay free above a part. */
const above = 12

/** Which part the person is in; the keys for the next and the one before. */
export function useSteps() {
  const [active, setActive] = useState<Step>('recipient')
  const goTo = (step: Step): void => {
    setActive(step)
    const part = document.getElementById(partId(step))
    const pane = part?.closest('[data-pane]')
    // Only the pane scrolls: scrollIntoView would also move the frame around it.
    if (part && pane) pane.scrollTop += part.getBoundingClientRect().top - pane.getBoundingClientRect().top - above
    part?.focus({ preventScroll: true })
  }
  const move = (by: number) => (): void => {
    const next = steps[steps.indexOf(active) + by]
    if (next !== undefined) goTo(next)
  }
  useAction('packet.next', move(1))
  useAction('packet.previous', move(-1))
  return { active, setActive, goTo }
}

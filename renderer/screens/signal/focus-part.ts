/** Leads to a part of the desk that something points at. A frame later, since opening its tab draws it first. */
export function focusPart(part: string): void {
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>(`[data-part="${part}"]`)
    const field = place?.matches('button, input, textarea, [tabindex]')
      ? place
      : place?.querySelector<HTMLElement>(
          '[role=radio][tabindex="0"], input:not([type=hidden]):not(:disabled), textarea, button:not(:disabled), [tabindex="0"]',
        )
    place?.scrollIntoView({ block: 'nearest' })
    ;(field ?? place)?.focus()
  })
}

export function focusMention(mention: string): void {
  requestAnimationFrame(() => {
    // What was chosen became something: the choice is over.
    document.getSelection()?.removeAllRanges()
    document.querySelector<HTMLElement>(`[data-mention="${mention}"]`)?.focus()
  })
}

/** Back to the words, where a keyboard can go on choosing. */
export function focusText(extract: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-extract="${extract}"] [data-annotated]`)?.focus(),
  )
}

import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { DraftNotice } from './draft-notice.tsx'
import { useDraft } from './use-draft.ts'

export interface KeptText {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Says that it was put back; nothing when it was not. */
  readonly notice: ReactNode
  /** It has served. */
  readonly forget: () => void
}

/** One text of a dialog, kept like every draft; `first` is what stands there before anybody typed. */
export function useKeptText(screen: string, object: string | null, first = ''): KeptText {
  const [value, onChange] = useState(first)
  const draft = useDraft({ screen, object, shape: z.string(), value, untouched: first, restore: onChange })
  return { value, onChange, notice: <DraftNotice of={draft} />, forget: draft.forget }
}

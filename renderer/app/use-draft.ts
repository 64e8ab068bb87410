import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { z } from 'zod'
import { useQueries } from './queries-context.tsx'
import { useKeepUnfinished, useSend } from './unfinished.tsx'

/** How often unfinished text goes to the vault while somebody types; what is younger goes when the window does. */
const saveEveryMs = 5_000

export interface DraftOptions<Value> {
  /** The form's name in the program: `case.assessment`. */
  readonly screen: string
  /** Id of the record that it is about, or null. The draft goes with that record. */
  readonly object: string | null
  /** What a kept draft must look like; one of an older version that does not is left alone. */
  readonly shape: z.ZodType<Value>
  /** What stands in the form now. Only plain values: it is kept as JSON. */
  readonly value: Value
  /** The form as it is before anybody typed: nothing of that is kept. */
  readonly untouched: Value
  readonly restore: (value: Value) => void
}

export interface Draft {
  /** When what was put back had been kept; null when nothing was, or it was accepted. */
  readonly restoredFrom: number | null
  /** The draft has served: it was saved for good, or is not wanted. */
  readonly forget: () => void
  /** Puts the form back as it was before anybody typed, and forgets. */
  readonly discard: () => void
}

/** Keeps unfinished text in the vault every 5 seconds, when a field is left and before the vault locks, and puts it back when the form comes again. */
export function useDraft<Value>({ screen, object, shape, value, untouched, restore }: DraftOptions<Value>): Draft {
  const { drafts } = useQueries()
  const send = useSend()
  const [restoredFrom, setRestoredFrom] = useState<number | null>(null)
  const bare = JSON.stringify(untouched)
  /** What the vault holds, as far as this form knows. */
  const kept = useRef(bare)
  const isLoaded = useRef(false)
  /** What was put away: a form that goes at once still has it in its fields. */
  const putAway = useRef<string | null>(null)

  const save = async (): Promise<void> => {
    const text = JSON.stringify(value)
    // An untouched form takes nothing away before it knows what the vault holds; what somebody typed does not wait for that.
    if ((!isLoaded.current && text === bare) || text === kept.current || text === putAway.current) return
    putAway.current = null
    kept.current = text
    try {
      await send(text === bare ? drafts.remove.call({ screen, object }) : drafts.save.call({ screen, object, text }))
    } catch {
      // The next change tries again; a form must not stop because its spare copy could not be kept.
      kept.current = ''
    }
  }
  const saveNow = useEffectEvent(() => void save())
  useKeepUnfinished(save)
  const putBack = useEffectEvent((text: string, savedAt: number) => {
    kept.current = text
    const found = shape.safeParse(parsed(text))
    // Whoever was quicker than the vault keeps what he typed.
    if (!found.success || text === bare || JSON.stringify(value) !== bare) return
    restore(found.data)
    setRestoredFrom(savedAt)
  })
  useEffect(() => {
    let isHere = true
    drafts.load
      .call({ screen, object })
      .then(({ draft }) => {
        if (isHere && draft !== null) putBack(draft.text, draft.savedAt)
      })
      .catch(() => undefined)
      .finally(() => (isLoaded.current = isHere))
    return () => {
      isHere = false
    }
  }, [drafts, screen, object])
  useEffect(() => {
    const timer = setInterval(saveNow, saveEveryMs)
    const leave = (): void => saveNow()
    document.addEventListener('focusout', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('focusout', leave)
      saveNow()
    }
  }, [])

  const forget = (): void => {
    setRestoredFrom(null)
    kept.current = JSON.stringify(value)
    send(drafts.remove.call({ screen, object })).catch(() => undefined)
  }
  return {
    restoredFrom,
    forget,
    discard() {
      forget()
      putAway.current = JSON.stringify(value)
      restore(untouched)
      kept.current = bare
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { useEffect, useState } from 'react'
import { z } from 'zod'
import { startLayoutWorker } from '../../app/workers.ts'
import { layoutInputOf, type Drawing } from './drawing.ts'
import type { Places } from './layout.ts'

const Answered = z.record(z.string(), z.strictObject({ x: z.number(), y: z.number() }))

/**
 * Places of everything drawn, worked out once: what has one keeps it, whatever is added, hidden or taken away. Undefined until the first
 * answer. `anew` counts the times that a person asked for new places; what he put down himself, `moved`, stays even then.
 */
export function usePlaces(drawing: Drawing, moved: Places, anew: number): Places | undefined {
  const [found, setFound] = useState<{ readonly places: Places; readonly anew: number } | undefined>(undefined)
  const known = found?.anew === anew ? found.places : {}
  const isComplete = found?.anew === anew && drawing.nodes.every(node => found.places[node.id] !== undefined)
  useEffect(() => {
    if (isComplete) return
    const worker = startLayoutWorker()
    worker.addEventListener('message', event => {
      const answer = Answered.safeParse(event.data)
      if (answer.success) setFound({ places: answer.data, anew })
      worker.terminate()
    })
    worker.postMessage(layoutInputOf(drawing, { ...known, ...moved }))
    return () => worker.terminate()
    // Asked again when something has no place yet; what is known goes along.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing, isComplete, anew])
  return found === undefined ? undefined : { ...found.places, ...moved }
}

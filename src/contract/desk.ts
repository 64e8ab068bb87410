/** What a person has on his own desk: unfinished text, and text that he takes out by the clipboard (R83). */
import { z } from 'zod'
import { procedure } from './procedure.ts'
import { Done, Instant } from './shapes.ts'

export const mostDraftBytes = 64 * 1024

/** Where a draft belongs: a form of the program, and the record that it is about, if any. */
const DraftPlace = {
  screen: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,63}$/),
  object: z.uuid().nullable(),
}

/** Drafts are one's own: nobody else's answer holds them. They go with the record that they are about. */
export const drafts = {
  /** Replaces the draft of this place. */
  save: procedure({ permission: 'vault.unlock', audit: 'draft.saved', purpose: false })
    .input(z.strictObject({ ...DraftPlace, text: z.string().min(1).max(mostDraftBytes) }))
    .output(z.strictObject({ savedAt: Instant })),
  load: procedure({ permission: 'vault.unlock', audit: 'draft.loaded', purpose: false })
    .input(z.strictObject(DraftPlace))
    .output(z.strictObject({ draft: z.strictObject({ text: z.string(), savedAt: Instant }).nullable() })),
  remove: procedure({ permission: 'vault.unlock', audit: 'draft.removed', purpose: false })
    .input(z.strictObject(DraftPlace))
    .output(Done),
}

export const copies = {
  /** Asked before text goes to the clipboard: writes the event and says which marking goes with the text. */
  take: procedure({ permission: 'vault.unlock', audit: 'text.copied', purpose: false })
    .input(
      z.strictObject({
        /** What the text belongs to: a signal, a case; null when the screen is about no record. */
        of: z.strictObject({ type: z.string().regex(/^[a-z_]{1,32}$/), id: z.uuid() }).nullable(),
        characters: z.number().int().positive().max(10_000_000),
      }),
    )
    .output(z.strictObject({ marking: z.string().max(200) })),
}

/** The privacy officer's way to content: for a request or for a logged reason, never as a matter of course (R4). */
import { z } from 'zod'
import { procedure } from './procedure.ts'
import { Done, Instant, PurposeInput, Reason } from './shapes.ts'

/** Purposes for which an officer looks into content; the work itself is none of them. */
export const oversightPurposes: readonly string[] = ['data_subject_request', 'audit', 'quality_check']

/** What is in force now: until when, and what every line of the log carries meanwhile. */
export const ContentAccess = z.strictObject({
  purpose: z.string().max(64),
  reference: z.string().max(400).nullable(),
  until: Instant,
})
export type ContentAccess = z.infer<typeof ContentAccess>

export const oversight = {
  /**
   * Opens content for reading, until it is closed, the vault locks or an hour is over. PURPOSE_NEEDED for what is no purpose of an
   * officer, REFERENCE_NEEDED where the list wants the number of the request. Asked again, it replaces what was in force.
   */
  open: procedure({ permission: 'content.open', audit: 'content.access_opened', purpose: true })
    .input(z.strictObject({ purpose: PurposeInput, because: Reason }))
    .output(ContentAccess),
  /** Ends it before its time. NOT_FOUND when none is in force. */
  close: procedure({ permission: 'content.open', audit: 'content.access_closed', purpose: false })
    .input(z.strictObject({}))
    .output(Done),
}

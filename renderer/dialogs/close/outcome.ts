/** How a signal is closed; each leads to one closing reason, "unfounded" to one of several. */
export const outcomes = ['help', 'unfounded', 'tooLittle', 'elsewhere', 'provided'] as const
export type Outcome = (typeof outcomes)[number]

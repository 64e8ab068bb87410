/** How a signal is closed; each leads to one closing reason, "unfounded" to one of several. */
export type Outcome = 'help' | 'unfounded' | 'tooLittle' | 'elsewhere' | 'provided'

/** The three functions that keep a share (R84). Who they are in an organisation is for the organisation to say; it writes the name on the paper. */
export const holders = ['founding.holder1', 'founding.holder2', 'founding.holder3'] as const

/** The three functions that keep a share (R84). Who they are in an organisation is for the organisation to say; it writes the name on the paper. */
export const holders = ['founding.holder1', 'founding.holder2', 'founding.holder3'] as const

export type Handed = 'printed' | 'written'

/** Shares that are in memory only, until one of them was read back. */
export interface Drawn {
  readonly shares: readonly string[]
  /** Number of the share that must be read back. */
  readonly readBack: number
  /** On each paper, so that it is known to belong to this vault. */
  readonly mark: string
}

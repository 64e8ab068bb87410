/** PKT codes: what a recipient's program says about a packet (docs: security design §12, §14), and the exact reasons. */
import type { CodeRow } from '../errors.ts'

const refused = { class: 'refused', exit: 1, audit: true, retry: false, details: ['reason'] } as const
const broken = { class: 'integrity', exit: 5, audit: true, retry: false, details: ['reason'] } as const

export const PKT = {
  notForYou: 'PKT-01',
  damaged: 'PKT-02',
  unknownSigner: 'PKT-03',
  fourEyes: 'PKT-04',
  alreadyOrWithdrawn: 'PKT-05',
  contentsDiffer: 'PKT-06',
  sealNotAllowed: 'PKT-07',
} as const

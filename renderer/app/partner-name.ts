/** The short name of a partner, as people in the chain use it. */
import type { Codebooks } from '../../src/contract/codebooks.ts'

/** "Centraal Orgaan opvang asielzoekers (COA)" is COA; "Politie – AVIM" is AVIM; a name without a short form stays whole. */
export function partnerName(books: Codebooks | undefined, code: string): string {
  const name = books?.senderOrganisations.find(row => row.code === code)?.nl ?? code
  const short = /\((\S{2,6})\)$/.exec(name)?.[1] ?? /– (\S+)$/.exec(name)?.[1]
  return short ?? name.replace(/\s*\(.*\)$/, '')
}

/** Who sent a message to whom, as its headers say. The name of a protected reporter is covered, in addresses too (R15, R29). */
import { z } from 'zod'
import { Address } from '../contract/parsed-document.ts'
import type { MessagePeople } from '../contract/signals.ts'

const list = z.array(Address).catch([])
/** What a reader of an older version did not tell is left out. */
const Structure = z.object({ from: Address.nullable().catch(null), to: list, cc: list, bcc: list, replyTo: list })

/** Null for what names nobody: no message, or one without a head. */
export function peopleOf(structure: string, cover: (text: string) => string): MessagePeople | null {
  const { from, to, cc, bcc, replyTo } = Structure.parse(JSON.parse(structure))
  const covered = ({ address, name }: Address): Address => ({ address: cover(address), name: cover(name) })
  if (from === null && [to, cc, bcc, replyTo].every(people => people.length === 0)) return null
  return {
    from: from === null ? null : covered(from),
    to: to.map(covered),
    cc: cc.map(covered),
    bcc: bcc.map(covered),
    replyTo: replyTo.map(covered),
  }
}

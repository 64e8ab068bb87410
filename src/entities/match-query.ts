/** Whether a query finds somebody, and in which words that is shown: as it stands there, or possibly, by a rule (R33, R36). */
import { phoneOf } from '../annotation/index.ts'
import type { Evidence } from './evidence.ts'
import { comparePrepared, nameKeys, prepareName } from './names/compare-names.ts'
import { foldText } from './names/fold.ts'
import { compareVNumbers } from './v-number.ts'

export interface QueryMatch {
  readonly certain: boolean
  readonly nl: string
  readonly en: string
}

export function matchQuery(query: string, side: Evidence): QueryMatch | null {
  const wanted = query.trim()
  return matchNumber(wanted, side) ?? matchContact(wanted, side) ?? matchName(wanted, side)
}

function matchNumber(query: string, side: Evidence): QueryMatch | null {
  const digits = query.replaceAll(/[\s.]/g, '')
  if (!/^\d{6,10}$/.test(digits)) return null
  const verdicts = side.vNumbers.map(fact => ({ fact, verdict: compareVNumbers(digits, fact.compared) }))
  const same = verdicts.find(each => each.verdict === 'same')
  if (same) return { certain: true, nl: `V-nummer ${same.fact.surface}`, en: `V-number ${same.fact.surface}` }
  const padded = verdicts.find(each => each.verdict === 'after_padding')
  return padded
    ? {
        certain: false,
        nl: `V-nummer ${padded.fact.surface}, gelijk na aanvullen met nullen`,
        en: `V-number ${padded.fact.surface}, equal after adding zeros`,
      }
    : null
}

function matchContact(query: string, side: Evidence): QueryMatch | null {
  const phone = phoneOf(query)
  const bare = query.replace(/^@/, '').toLowerCase()
  const found = [...side.contacts, ...(side.kind === 'person' ? [] : side.mentions)].find(
    fact =>
      (phone !== null && fact.compared === phone) ||
      (bare.length >= 3 && (fact.compared.toLowerCase() === bare || fact.compared.toLowerCase().endsWith(`:${bare}`))),
  )
  return found ? { certain: true, nl: `contactgegeven ${found.surface}`, en: `contact point ${found.surface}` } : null
}

function matchName(query: string, side: Evidence): QueryMatch | null {
  const plain = foldText(query)
  const literal = side.mentions.find(fact =>
    foldText(fact.compared)
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')
      .includes(plain.split(/[^\p{L}\p{N}]+/u).join(' ')),
  )
  if (literal) return { certain: true, nl: `staat er als ${literal.surface}`, en: `stands there as ${literal.surface}` }
  if (side.kind !== 'person') return null
  const asked = prepareName(query)
  const keys = new Set(nameKeys(query))
  for (const fact of side.mentions) {
    const { kind } = comparePrepared(asked, prepareName(fact.compared))
    const single = asked.tokens.length === 1 && kind === 'part'
    if ((kind === 'variant' || kind === 'same' || single) && nameKeys(fact.compared).some(key => keys.has(key))) {
      return { certain: false, nl: `naamvariant van ${fact.surface}`, en: `name variant of ${fact.surface}` }
    }
  }
  return null
}

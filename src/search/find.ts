/**
 * Search with a purpose (R1, R3, R10, R33, R56). Certain hits hold every word; a number that equals only after adding zeros is a
 * separate "possible" hit, said so. Order: by arrival, never by anything about a person.
 */
import { sql } from 'kysely'
import { maySeeStream, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { SignalId } from '../contract/ids.ts'
import { isTooShortToAsk } from '../contract/query-length.ts'
import { queryDigest, type Tx } from '../vault/index.ts'
import { coveringOf } from '../signals/index.ts'
import { indexForm, isNeverSearched, wordPattern } from './never-search.ts'
import { q } from './queries.ts'

export interface Hit {
  readonly signal: SignalId
  readonly number: string
  readonly title: string
  readonly receivedAt: number
  readonly certain: boolean
  readonly reason: string
  readonly snippet: { readonly text: string; readonly hit: boolean }[]
}
export interface Found {
  readonly hits: Hit[]
  readonly leftOut: string[]
  readonly next: string | null
}

export function find(
  tx: Tx,
  session: Session,
  input: { query: string; after?: string | undefined; limit: number },
): Found {
  const words = input.query.match(wordPattern) ?? []
  if (isTooShortToAsk(input.query)) throw new Refused('QUERY_TOO_SHORT')
  const leftOut = words.filter(word => isNeverSearched(session.codebooks, word))
  const asked = words.filter(word => !isNeverSearched(session.codebooks, word)).map(indexForm)
  tx.queryDigest(Buffer.from(queryDigest(session.queryKey, input.query)).toString('base64url'))
  tx.detail(input.query)
  if (asked.length === 0) {
    tx.count(0)
    return { hits: [], leftOut, next: null }
  }
  const certain = matches(tx, session, asked.map(quoted).join(' '))
  const seen = new Set(certain.map(row => row.id))
  const possible = paddedForms(asked)
    .flatMap(form => matches(tx, session, form))
    .filter(row => !seen.has(row.id))
  const all = [
    ...certain.map(row => hitOf(row, asked, true)),
    ...unique(possible).map(row => hitOf(row, asked.map(withoutZeros), false)),
  ]
  const from = Number(input.after ?? 0)
  const hits = all.slice(from, from + input.limit)
  tx.count(all.length)
  return { hits, leftOut, next: from + input.limit < all.length ? String(from + input.limit) : null }
}

export interface Row {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly receivedAt: number
  readonly stream: string
  readonly text: string
}

/** At most so many, so that one word cannot list the register. */
export const mostRows = 2_000

/**
 * Every signal that this user may see counts once, with the first extract that matches. A protected reporter's name is covered: it may
 * be what was asked, and is not shown for that.
 */
export function matches(tx: Tx, session: Session, query: string): Row[] {
  const statement = sql<Row>`
    SELECT s.id AS id, s.number AS number, s.title AS title, s.received_at AS "receivedAt", s.stream AS stream, e.text AS text
    FROM text_index t JOIN indexed_extract i ON i.local = t.rowid
    JOIN visible_extract e ON e.id = i.extract JOIN visible_signal s ON s.id = e.signal
    WHERE t.words MATCH ${query} ORDER BY s.received_at, s.id, t.rowid LIMIT ${mostRows}`
  const rows = tx.all({ compile: () => statement.compile(q) })
  const seen = unique(rows.filter(row => maySeeStream(tx, session.user, row.stream)))
  const { cover } = coveringOf(
    tx,
    seen.map(row => row.id),
  )
  return seen.map(row => ({ ...row, title: cover(row.id, row.title), text: cover(row.id, row.text) }))
}

export function unique(rows: readonly Row[]): Row[] {
  return [...new Map(rows.toReversed().map(row => [row.id, row])).values()].toReversed()
}

export function quoted(word: string): string {
  return `"${word.replaceAll('"', '')}"`
}

/** R33: a number of 8 to 10 digits may be the same after padding; only proposed, never certain. */
export function paddedForms(words: readonly string[]): string[] {
  if (words.length !== 1 || !/^\d{8,10}$/.test(words[0] ?? '')) return []
  const word = words[0] ?? ''
  const forms = [withoutZeros(word), word.padStart(10, '0')].filter(form => form !== word && form.length >= 6)
  return [...new Set(forms)].map(quoted)
}
export function withoutZeros(word: string): string {
  return word.replace(/^0+/, '')
}

const around = 60

function hitOf(row: Row, words: readonly string[], certain: boolean): Hit {
  const reason = certain ? 'woord' : 'gelijk na aanvullen met nullen'
  return {
    signal: SignalId.parse(row.id),
    number: row.number,
    title: row.title,
    receivedAt: row.receivedAt,
    certain,
    reason,
    snippet: snippetOf(row.text, words),
  }
}

/** The first place with one of the words, as text in pieces: no markup. */
export function snippetOf(text: string, words: readonly string[]): { text: string; hit: boolean }[] {
  for (const match of text.matchAll(wordPattern)) {
    const form = indexForm(match[0])
    if (!words.some(word => form === word || withoutZeros(form) === word)) continue
    const start = Math.max(0, match.index - around)
    const end = match.index + match[0].length
    return [
      { text: `${start > 0 ? '…' : ''}${text.slice(start, match.index)}`, hit: false },
      { text: match[0], hit: true },
      { text: `${text.slice(end, end + around)}${end + around < text.length ? '…' : ''}`, hit: false },
    ]
  }
  return [{ text: text.slice(0, 2 * around), hit: false }]
}

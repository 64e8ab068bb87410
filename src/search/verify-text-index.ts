/**
 * Is every word of every text found by the index? SQLite's own check looks at the index alone: an old page of it, put back, only loses
 * words. The texts are indexed anew in memory, some at a time, and every word is counted in both; then each is asked for as a search does.
 */
import type { Codebooks } from '../contract/codebooks.ts'
import { breath, type Finding, type SqlDatabase } from '../vault/index.ts'
import { searchableText } from './never-search.ts'

const textsAtOnce = 100
const wordsAtOnce = 2_000

/** Nothing when every word is there. More may be there: the title that a text was indexed with has words of its own. */
export async function verifyTextIndex(sql: SqlDatabase, codebooks: Codebooks): Promise<Finding[]> {
  const lines = countOf(sql, 'SELECT COUNT(*) AS n FROM indexed_extract')
  const kept = countOf(
    sql,
    'SELECT COUNT(*) AS n FROM indexed_extract i JOIN text_index_docsize d ON d.id = i.local JOIN extract e ON e.id = i.extract',
  )
  const sizes = countOf(sql, 'SELECT COUNT(*) AS n FROM text_index_docsize')
  if (lines !== kept || lines !== sizes) return [differs(Math.max(lines, sizes) - kept)]
  sql.exec(
    `CREATE VIRTUAL TABLE temp.checked_words USING fts5vocab(main, text_index, row);
     CREATE VIRTUAL TABLE temp.again USING fts5(words, content='', tokenize="unicode61 remove_diacritics 2");
     CREATE VIRTUAL TABLE temp.again_words USING fts5vocab(temp, again, row);`,
  )
  try {
    const wanted = await wordsOfTexts(sql, codebooks)
    const lost = await countLost(sql, wanted)
    return lost > 0 ? [differs(lost)] : []
  } finally {
    sql.exec('DROP TABLE temp.again_words; DROP TABLE temp.again; DROP TABLE temp.checked_words')
  }
}

const differs = (many: number): Finding => ({ kind: 'other', code: 'TEXT_INDEX', text: `${many} words or texts` })

function countOf(sql: SqlDatabase, question: string): number {
  return Number(sql.prepare(question).get()?.['n'] ?? 0)
}

interface Occurrence {
  texts: number
  times: number
}

/** How often each word stands in the texts, by the same rules as the index. */
async function wordsOfTexts(sql: SqlDatabase, codebooks: Codebooks): Promise<Map<string, Occurrence>> {
  const wanted = new Map<string, Occurrence>()
  const page = sql.prepare(
    `SELECT i.local, e.text FROM indexed_extract i JOIN extract e ON e.id = i.extract
     WHERE i.local > ? ORDER BY i.local LIMIT ${textsAtOnce}`,
  )
  const add = sql.prepare('INSERT INTO temp.again (rowid, words) VALUES (?, ?)')
  const words = sql.prepare('SELECT term, doc, cnt FROM temp.again_words')
  for (let after = 0, rows = page.all([after]); rows.length > 0; rows = page.all([after])) {
    for (const { local, text } of rows) {
      after = Number(local)
      add.run([after, searchableText(codebooks, String(text))])
    }
    for (const { term, doc, cnt } of words.all()) {
      const known = wanted.get(String(term)) ?? { texts: 0, times: 0 }
      wanted.set(String(term), { texts: known.texts + Number(doc), times: known.times + Number(cnt) })
    }
    sql.exec("INSERT INTO temp.again (again) VALUES ('delete-all')")
    await breath()
  }
  return wanted
}

async function countLost(sql: SqlDatabase, wanted: ReadonlyMap<string, Occurrence>): Promise<number> {
  const page = sql.prepare(
    `SELECT term, doc, cnt FROM temp.checked_words WHERE term > ? ORDER BY term LIMIT ${wordsAtOnce}`,
  )
  // As a search finds it: by the way from word to page, which the words themselves are read without.
  const found = sql.prepare('SELECT COUNT(*) AS n FROM text_index WHERE words MATCH ?')
  let lost = 0
  let met = 0
  for (let after = '', rows = page.all([after]); rows.length > 0; rows = page.all([after])) {
    for (const { term, doc, cnt } of rows) {
      after = String(term)
      const due = wanted.get(after)
      if (due) met += 1
      if (due && (Number(doc) < due.texts || Number(cnt) < due.times)) lost += 1
      else if (Number(found.get([`"${after}"`])?.['n'] ?? 0) !== Number(doc)) lost += 1
    }
    await breath()
  }
  return lost + wanted.size - met
}

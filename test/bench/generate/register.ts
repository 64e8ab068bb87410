/** A register of any size, written straight into a vault: for what screens do with many signals, not for how they come in. */
import { newKeeping, insertRecord, type Tx } from '../../../src/vault/index.ts'
import { extract, original } from '../../../src/vault/tables.ts'
import { delivery, handling, origin, signal } from '../../../src/signals/tables.ts'
import type { Schakel } from '../../../src/schakel.ts'
import { drawFrom } from './random.ts'
import { mailsFrom } from './mails.ts'

/** Signals that share a commit. */
const batch = 5_000
const organisations = ['coa', 'vwn', 'nidos', 'kmar', 'avim', 'dtv'] as const

/** Puts `count` signals in the open vault; the same seed gives the same texts. */
export function fillRegister(schakel: Schakel, count: number, seed: number): void {
  const opened = schakel.opened()
  if (!opened?.session) throw new Error('The vault to fill is not open.')
  const { session } = opened
  const texts = [...mailsFrom(seed, count)].map(mail => mail.text)
  opened.files.database.setBulk(true)
  for (let from = 0; from < count; from += batch) {
    session.db.act(session.acting, { act: 'bench.filled' }, tx => {
      for (let at = from; at < Math.min(count, from + batch); at += 1) putSignal(tx, at, seed, texts[at] ?? '')
    })
  }
  opened.files.database.setBulk(false)
}

function putSignal(tx: Tx, at: number, seed: number, text: string): void {
  const draw = drawFrom(seed * 7_919 + at)
  const organisation = draw.of(organisations)
  const id = tx.uuid7()
  const keeping = newKeeping(tx, 'inbox', id)
  const number = `2026-BN-${String(at + 1).padStart(6, '0')}`
  const said = insertRecord(tx, origin, keeping, {
    label: organisation,
    organisation,
    acquired_how: 'unknown',
    protected: 0,
  })
  insertRecord(
    tx,
    signal,
    keeping,
    {
      number,
      title: /^Subject: (.*)$/m.exec(text)?.[1] ?? number,
      origin: said,
      received_at: tx.at - draw.below(60 * 24) * 60_000,
      channel: 'mail',
      sender_organisation: organisation,
      sent_at: null,
    },
    { id },
  )
  const kept = insertRecord(tx, original, keeping, {
    name: `${number}.eml`,
    media_type: 'message/rfc822',
    size_bytes: text.length,
    sha256: id,
    sha512: id,
    dup: id,
    kept_as: 'bytes',
  })
  insertRecord(tx, extract, keeping, {
    original: kept,
    subject_of: id,
    engine: 'schakel-1',
    text: text.slice(text.indexOf('\r\n\r\n') + 4),
    structure: '{}',
    reading: 'read',
    has_text: 1,
  })
  insertRecord(tx, delivery, keeping, { signal: id, organisation, channel: 'mail', at: tx.at })
  insertRecord(tx, handling, keeping, { target: id, code: 'H0', marking: 'unmarked', assumed: 0 })
}
